"""A copy of CBIS-DDSM is found in every layout and read from every kind of file; what is amiss is said."""

from __future__ import annotations

import re
import struct
import sys
import zlib

import numpy as np
import pytest
from film_maker import case_of, crop_and_mask, described, dicom, listed, picture
from pydicom import dcmread
from pydicom.uid import (
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLosslessSV1,
    RLELossless,
)

from calcikit.errors import CalcikitError, UnknownTerm
from calcikit.films import Film, collection, real_films
from calcikit.films.descriptions import clear_cases

ROUND = {
    "shape": "ROUND_AND_REGULAR",
    "place": "N/A",
    "assessment": "2",
    "pathology": "BENIGN_WITHOUT_CALLBACK",
}
CAST = {"shape": "FINE_LINEAR_BRANCHING", "place": "LINEAR", "assessment": "5", "pathology": "MALIGNANT"}


def test_the_reviewed_list_holds_every_shape_arrangement_and_outcome_the_collection_has():
    cases = collection().cases
    shapes = {case.morphology for case in cases[:12]}
    assert len(shapes) == 12
    assert not shapes & {"suture", "coarse_heterogeneous"}
    assert {case.distribution for case in cases[:20]} >= {
        "diffuse",
        "regional",
        "grouped",
        "linear",
        "segmental",
    }
    assert {case.pathology for case in cases[:12]} == {"MALIGNANT", "BENIGN", "BENIGN_WITHOUT_CALLBACK"}
    assert len({case.patient_id for case in cases}) == len(cases)
    with pytest.raises(UnknownTerm, match="Did you mean 'cbis-ddsm'"):
        collection("cbis_dsm")


LAYOUTS = {
    "as published": "{case}/1.3.6.1/{series}/00000{n}.dcm",
    "retriever": "manifest-1/CBIS-DDSM/{case}/08-07-2016-DDSM-NA-96009/1.000000-images-5782{n}/1-1.dcm",
    "two studies": "CBIS-DDSM/{case}/08-07-2016-DDSM-NA-0000{n}/1.000000-ROI mask images-5782{n}/1-1.dcm",
    "classic retriever": "CBIS-DDSM/{case}/1.3.6.1/{series}/1-{n}.dcm",
    "fetched": "{case}/0000000{n}.dcm",
    "no suffix": "{series}/I000{n}",
    "loose, told by the header": "films/IMG{n}",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_crop_and_mask_are_found_in_every_layout_of_dicom(tmp_path, layout):
    case = listed()
    for number, pixels in enumerate(crop_and_mask()):
        name = LAYOUTS[layout].format(case=case.id, series=case.series, n=number)
        dicom(tmp_path / name, pixels, PatientID=case.id, SeriesInstanceUID=case.series)
    (film,) = real_films(tmp_path)
    assert film.case == case
    assert np.array_equal(film.crop, crop_and_mask()[0])
    assert film.mask.shape == film.crop.shape
    assert film.mask.sum() == 40 * 50 - 49


@pytest.mark.parametrize("suffix", ["jpg", "png"])
def test_copies_as_jpeg_and_png_are_read(tmp_path, suffix):
    """Kaggle keeps a folder for each series, the PNG copy the published folders; JPEG blurs the mask."""
    case, (crop, mask) = listed(), crop_and_mask()
    picture(tmp_path / "jpeg" / case.series / f"1-263.{suffix}", crop)
    picture(tmp_path / "jpeg" / case.series / f"2-241.{suffix}", mask)
    (film,) = real_films(tmp_path)
    assert film.crop.shape == crop.shape
    assert 1900 < film.mask.sum() < 2050
    assert film.pixel_mm is None


@pytest.mark.parametrize(
    ("box", "margin"),
    [
        ((100, 140, 60, 110), 20),
        ((5, 140, 60, 292), 20),  # cut off at two borders of the film
        ((100, 140, 60, 110), 0),
        ((100, 140, 60, 110), 33),
    ],
)
def test_the_outline_lies_where_the_mask_does(tmp_path, box, margin):
    crop, mask = crop_and_mask(box, margin=margin)
    for number, pixels in enumerate((crop, mask)):
        dicom(tmp_path / listed().id / f"{number}.dcm", pixels)
    (film,) = real_films(tmp_path)
    top, left = min(margin, box[0]), min(margin, box[2])
    rows, columns = crop.shape
    (outline,) = film.outline
    wanted = np.array([left, top, left + box[3] - box[2], top + box[1] - box[0]])
    assert np.allclose([*outline.min(0) * (columns, rows), *outline.max(0) * (columns, rows)], wanted, atol=1)


def test_a_mask_of_another_lesion_draws_no_outline(tmp_path):
    crop, _ = crop_and_mask()
    dicom(tmp_path / listed().id / "1.dcm", crop)
    dicom(tmp_path / listed().id / "2.dcm", crop_and_mask((10, 40, 10, 200))[1])
    (film,) = real_films(tmp_path)
    assert film.mask is None
    assert not film.outline
    assert collection().said.no_outline in film.notes


@pytest.mark.parametrize(
    "syntax",
    [ExplicitVRLittleEndian, ImplicitVRLittleEndian, RLELossless, JPEG2000Lossless],
    ids=lambda s: s.name,
)
def test_dicom_is_read_however_it_is_coded(tmp_path, syntax):
    crop, _ = crop_and_mask()
    dicom(tmp_path / listed().id / "1.dcm", crop, syntax=syntax)
    assert np.array_equal(real_films(tmp_path).found[0].crop, crop)


def test_a_compression_without_a_decoder_is_named(tmp_path):
    crop, _ = crop_and_mask()
    dicom(tmp_path / listed(0).id / "1.dcm", crop)
    file = dicom(tmp_path / listed(1).id / "1.dcm", crop, syntax=RLELossless)
    held = dcmread(file)
    held.file_meta.TransferSyntaxUID = JPEGLosslessSV1
    held.save_as(file)
    assert "no decoder for JPEG Lossless" in real_films(tmp_path).problems[0]


def test_dicom_without_preamble_and_inverted_film_are_read(tmp_path):
    crop, _ = crop_and_mask()
    dicom(tmp_path / listed(0).id / "1.dcm", crop, preamble=False)
    dicom(tmp_path / listed(1).id / "1.dcm", crop, PhotometricInterpretation="MONOCHROME1")
    plain, inverted = real_films(tmp_path)
    assert np.array_equal(plain.crop, crop)
    assert np.array_equal(inverted.crop, crop.max() - crop)


def test_a_film_is_shown_as_its_file_says(tmp_path):
    crop, _ = crop_and_mask()
    low, high = int(crop.min()), int(crop.max())
    ways = (
        {"PresentationLUTShape": "INVERSE"},
        {"RescaleSlope": -1, "RescaleIntercept": high},
        {"WindowCenter": 15000, "WindowWidth": 2000},
    )
    for number, elements in enumerate(ways):
        dicom(tmp_path / listed(number).id / "1.dcm", crop, **elements)
    inverse, turned, windowed = (film.crop for film in real_films(tmp_path))
    assert np.array_equal(inverse, high - crop)
    assert np.array_equal(turned, high - crop)
    assert windowed[crop < 13900].max() == windowed.min()
    assert windowed[crop > 16100].min() == windowed.max()
    assert low < 13900 < 16100 < high


def test_the_pixel_size_of_the_header_is_used_where_a_film_can_have_it(tmp_path):
    crop, _ = crop_and_mask()
    dicom(tmp_path / listed(0).id / "1.dcm", crop, ImagerPixelSpacing=[0.042, 0.042])
    dicom(tmp_path / listed(1).id / "1.dcm", crop, PixelSpacing=[1.0, 1.0])
    known, unknown = real_films(tmp_path)
    assert known.pitch_mm == 0.042
    assert collection().said.no_pixel_size not in known.notes
    assert unknown.pitch_mm == pytest.approx(0.04675)
    assert collection().said.no_pixel_size in unknown.notes


def test_the_simulation_has_the_description_density_view_and_scale_of_the_film():
    mlo = next(case for case in collection().cases if case.view == "MLO")
    film = Film(case=mlo, crop=np.zeros((300, 400)), pixel_mm=0.05)
    patch = film.patch
    assert (patch.view, patch.density) == ("oblique", "abcd"[int(mlo.density) - 1])
    assert len(patch.image) * patch.pitch_mm == pytest.approx(max(film.size_mm), abs=0.1)
    assert patch.finding.morphology == mlo.morphology
    assert collection().said.no_mlo in film.notes


def test_where_no_arrangement_was_recorded_the_note_says_how_it_was_drawn():
    case = next(case for case in collection().cases if case.distribution == "not recorded")
    film = Film(case=case, crop=np.zeros((90, 90)))
    assert film.described.endswith("distribution not recorded.")
    assert film.patch.plausible
    assert any(f"Drawn as {film.patch.finding.distribution}" in note for note in film.notes)


def test_a_whole_film_beside_its_crop_is_passed_over_and_alone_it_is_named(tmp_path):
    crop, mask = crop_and_mask()
    whole = np.random.default_rng(1).integers(0, 60000, mask.shape).astype("uint16")
    for number, pixels in enumerate((whole, crop, mask)):
        dicom(tmp_path / listed(0).id / f"{number}.dcm", pixels)
    for number, pixels in enumerate((whole, mask)):
        dicom(tmp_path / listed(1).id / f"{number}.dcm", pixels)
    dicom(tmp_path / "Calc-Training_P_00062_LEFT_CC" / "1-1.dcm", whole)
    films = real_films(tmp_path)
    assert [film.crop.shape for film in films] == [crop.shape]
    assert f"{listed(1).id}: the whole mammogram but no crop among its 2 files" in films.problems[0]
    assert "1 file not taken: whole mammograms" in films.problems[1]


def test_a_description_file_adds_cases_whatever_the_browser_called_it(tmp_path):
    rows = [("P_90011", view, CAST) for view in ("CC", "MLO")]
    described(tmp_path, *rows, name="calc_case_description_train_set (1).csv")
    dicom(tmp_path / "2.25.900110" / "1.dcm", crop_and_mask()[0])
    (film,) = real_films(tmp_path)
    assert (film.case.id, film.case.morphology) == (
        "Calc-Training_P_90011_LEFT_CC_1",
        "fine_linear_branching",
    )
    described(tmp_path, rows[0], name="calc_case_description_train_set.csv").write_text("x\n")
    assert any("missing column" in problem for problem in real_films(tmp_path).problems)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([{**ROUND, "subtlety": "3"}, {**ROUND, "subtlety": "3"}], "hard to see"),
        ([ROUND, {**ROUND, "shape": "PUNCTATE"}], "described otherwise in the other view"),
        ([ROUND], "one view only"),
        ([{**ROUND, "shape": "N/A"}, {**ROUND, "shape": "N/A"}], "no shape"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_case_is_not_clear_when(tmp_path, rows, why):
    views = zip(("CC", "MLO"), rows, strict=False)
    assert clear_cases(described(tmp_path, *(("P_00013", view, said) for view, said in views))) == (), why


def test_no_more_films_are_read_than_asked_for(tmp_path):
    for number, case in enumerate((case_of("round"), case_of("rim"), case_of("vascular"))):
        dicom(tmp_path / case.id / "1.dcm", crop_and_mask(seed=number)[0])
    assert len(real_films(tmp_path)) == 3
    assert len(real_films(tmp_path, n=2)) == 2


def test_a_folder_without_a_known_case_says_what_it_holds_instead(tmp_path):
    crop, _ = crop_and_mask()
    dicom(tmp_path / "Mass-Training_P_00001_LEFT_CC_1" / "1-1.dcm", crop)
    dicom(tmp_path / "Calc-Test_P_00038_LEFT_CC_1" / "1-1.dcm", crop)
    (tmp_path / "holiday.heic").write_bytes(b"not a film")
    with pytest.raises(CalcikitError) as told:
        real_films(tmp_path)
    said = str(told.value)
    assert "1 file not taken: masses" in said
    assert "test set, which is held out" in said
    assert "names a known case" in said
    assert "calcikit films get --to" in said


def hostile_png(width, height):
    """Return a PNG that announces a size and holds next to nothing."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 999))
        + chunk(b"IEND", b"")
    )


BROKEN = {
    "cut off": (lambda good: good[: len(good) // 2], "cannot be read"),
    "text": (lambda good: b"<html>log in first</html>", "no DICOM, PNG or JPEG"),
    "eps under a false name": (lambda good: b"%!PS-Adobe-3.0 EPSF-3.0\n", "no DICOM, PNG or JPEG"),
    "empty": (lambda good: b"", "no DICOM, PNG or JPEG"),
    "png bomb": (lambda good: hostile_png(60000, 60000), "cannot be read|more than any film"),
    "long strip": (lambda good: hostile_png(13000, 10), "more than any film"),
    "cut png": (lambda good: hostile_png(300, 300), "cannot be read"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_is_told_by_name_and_the_rest_is_shown(tmp_path, fault):
    spoil, why = BROKEN[fault]
    good = dicom(tmp_path / listed(0).id / "1-1.dcm", crop_and_mask()[0])
    bad = tmp_path / listed(1).id / "1-1.dcm"
    bad.parent.mkdir()
    bad.write_bytes(spoil(good.read_bytes()))
    films = real_films(tmp_path)
    assert len(films) == 1
    assert str(bad) in films.problems[0]
    assert re.search(why, films.problems[0])


@pytest.mark.parametrize(
    ("elements", "why"),
    [
        ({"Rows": 60000, "Columns": 60000}, "more than any film"),
        ({"Rows": 0}, "pixels"),
        ({"Rows": 999}, "cannot be read"),  # more than the file holds
        ({"NumberOfFrames": 400}, "400 frames"),
        ({"SamplesPerPixel": 3, "PlanarConfiguration": 0}, "3 samples"),
        ({"BitsAllocated": 32, "BitsStored": 32, "HighBit": 31}, "32 bits"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_dicom_whose_header_lies_is_refused(tmp_path, elements, why):
    dicom(tmp_path / listed(0).id / "1.dcm", crop_and_mask()[0])
    dicom(tmp_path / listed(1).id / "1.dcm", crop_and_mask()[0], **elements)
    films = real_films(tmp_path)
    assert len(films) == 1
    assert why in films.problems[0]


def test_without_pydicom_the_install_line_is_given(tmp_path, monkeypatch):
    dicom(tmp_path / listed().id / "1-1.dcm", crop_and_mask()[0])
    monkeypatch.setitem(sys.modules, "pydicom", None)
    assert any("pip install 'calcikit[films]'" in problem for problem in real_films(tmp_path).problems)
