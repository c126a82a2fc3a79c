"""A student's own download is found in every layout, and shown beside a simulation; what is amiss is said."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

from calcikit.errors import CalcikitError, UnknownTerm
from calcikit.films import clear_cases, real_films

RAW = Path(__file__).resolve().parents[2] / "shared" / "cbis-ddsm"
HEADER = (
    "patient_id,breast density,left or right breast,image view,abnormality id,abnormality type,calc type,"
    "calc distribution,assessment,pathology,subtlety,image file path,cropped image file path,"
    "ROI mask file path"
)
ROUND = {
    "shape": "ROUND_AND_REGULAR",
    "place": "N/A",
    "assessment": "2",
    "pathology": "BENIGN_WITHOUT_CALLBACK",
}
CAST = {"shape": "FINE_LINEAR_BRANCHING", "place": "LINEAR", "assessment": "5", "pathology": "MALIGNANT"}


def case_name(patient, view, number=1):
    """Name a case as the collection does."""
    return f"Calc-Training_{patient}_LEFT_{view}_{number}"


def line(patient, view, shape, place, assessment, pathology, subtlety="5", number=1):
    """Write one row as it is published, line break and all."""
    name, series = case_name(patient, view, number), f"2.25.{int(patient[2:])}{number}{'CM'.index(view[0])}"
    paths = f'full/1/2/000000.dcm,"{name}/2.25.1/{series}/000001.dcm\n",{name}/2.25.1/{series}/000000.dcm'
    said = f"{shape},{place},{assessment},{pathology},{subtlety}"
    return f"{patient},3,LEFT,{view},{number},calcification,{said},{paths}"


def described(folder, *lesions):
    """Save a description file with two views of each lesion."""
    rows = [line(patient, view, **said) for patient, said in lesions for view in ("CC", "MLO")]
    path = folder / "calc_case_description_train_set.csv"
    path.write_text("\r\n".join([HEADER, *rows, ""]), encoding="utf-8", newline="")
    return path


def dicom(path, pixels):
    """Save a picture as DICOM."""
    path.parent.mkdir(parents=True, exist_ok=True)
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.7"
    meta.MediaStorageSOPInstanceUID = generate_uid()
    data = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    data.SOPClassUID, data.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    data.Rows, data.Columns = pixels.shape
    data.SamplesPerPixel, data.PhotometricInterpretation, data.PixelRepresentation = 1, "MONOCHROME2", 0
    data.BitsAllocated = data.BitsStored = 8 * pixels.itemsize
    data.HighBit = data.BitsStored - 1
    data.PixelData = pixels.tobytes()
    pydicom.dcmwrite(path, data, enforce_file_format=True)


@pytest.fixture
def crop(rng):
    """Return a crop with a bright lesion in it."""
    pixels = rng.integers(9000, 12000, (40, 50)).astype("uint16")
    pixels[15:25, 20:30] += 20000
    return pixels


@pytest.fixture
def mask():
    """Return a mask of a whole mammogram whose lesion has the crop's size."""
    pixels = np.zeros((200, 160), dtype="uint8")
    pixels[100:140, 60:110] = 255
    pixels[100, 61:110] = 0
    return pixels


LAYOUTS = {
    "published": ("{case}/2.25.1/{series}/000001.dcm", "{case}/2.25.1/{series}/000000.dcm"),
    "retriever": (
        "manifest/CBIS-DDSM/{case}/08-07-2016-DDSM-NA-96009/1.000000-cropped images-57825/1-1.dcm",
        "manifest/CBIS-DDSM/{case}/08-07-2016-DDSM-NA-96009/1.000000-ROI mask images-18515/1-2.dcm",
    ),
    "by series": ("{series}/1-2.dcm", "{series}/1-1.dcm"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_crop_and_mask_are_told_apart_in_every_layout(tmp_path, crop, mask, layout):
    path = described(tmp_path, ("P_00011", CAST))
    row = clear_cases(path).set_index("view").loc["CC"]
    for name, pixels in zip(LAYOUTS[layout], (crop, mask), strict=True):
        dicom(tmp_path / name.format(case=row["case"], series=row["series"]), pixels)
    (film,) = real_films(tmp_path)
    assert film.view == "CC" and np.array_equal(film.crop, crop)
    assert film.mask.shape == crop.shape and film.mask.sum() == crop.size - 49
    assert real_films(tmp_path).missing == (case_name("P_00011", "MLO"),)


def test_a_film_stands_beside_a_patch_of_the_same_description(tmp_path, crop, mask):
    path = described(tmp_path, ("P_00011", CAST), ("P_00012", ROUND))
    for row in clear_cases(path).to_dict("records"):
        dicom(tmp_path / row["case"] / "1-1.dcm", crop)
    cast = next(film for film in real_films(tmp_path) if film.morphology == "fine_linear_branching")
    assert (cast.patch.finding.morphology, cast.patch.finding.distribution) == (
        "fine_linear_branching",
        "linear",
    )
    assert "Malignant, proved by tissue" in cast.picture().alt
    assert "CC BY 3.0" in cast.picture().alt and cast.mask is None
    assert cast.picture().png.startswith(b"\x89PNG")


def test_where_no_arrangement_was_recorded_the_patch_says_how_it_was_drawn(tmp_path, crop):
    path = described(tmp_path, ("P_00012", ROUND))
    dicom(tmp_path / clear_cases(path)["case"][0] / "1-1.dcm", crop)
    (film,) = real_films(tmp_path, morphology="round")
    assert film.distribution == "not recorded" and film.patch.plausible
    assert "arrangement not recorded" in film.words
    assert f"drawn as {film.patch.finding.distribution}" in film.picture().alt


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
    lines = [line("P_00013", view, **said) for view, said in zip(("CC", "MLO"), rows, strict=False)]
    path = tmp_path / "calc_case_description_train_set.csv"
    path.write_text("\r\n".join([HEADER, *lines, ""]), encoding="utf-8", newline="")
    assert clear_cases(path).empty, why


def test_filters_ask_for_terms(tmp_path, crop):
    path = described(tmp_path, ("P_00011", CAST), ("P_00012", ROUND))
    for row in clear_cases(path).to_dict("records"):
        dicom(tmp_path / row["case"] / "1-1.dcm", crop)
    assert len(real_films(tmp_path)) == 4
    assert {film.patient_id for film in real_films(tmp_path, distribution="linear")} == {"P_00011"}
    with pytest.raises(UnknownTerm, match="Did you mean 'round'"):
        real_films(tmp_path, morphology="rond")


def test_without_a_download_the_instructions_are_exact(tmp_path):
    described(tmp_path, ("P_00011", CAST))
    with pytest.raises(CalcikitError) as told:
        real_films(tmp_path)
    assert "10.7937/K9/TCIA.2016.7O02S9CY" in str(told.value)
    assert re.search(r"Calc-Training_P_00011_LEFT_CC_1  2\.25\.\d+", str(told.value))
    (tmp_path / "calc_case_description_train_set.csv").unlink()
    with pytest.raises(CalcikitError, match=r"holds no calc_case_description_train_set\.csv\. Save it"):
        real_films(tmp_path)


def test_a_broken_film_is_told_by_name_and_the_rest_is_shown(tmp_path, crop):
    path = described(tmp_path, ("P_00011", CAST))
    first, second = clear_cases(path)["case"]
    dicom(tmp_path / first / "1-1.dcm", crop)
    (tmp_path / second).mkdir()
    (tmp_path / second / "1-1.dcm").write_bytes(b"cut off")
    found = real_films(tmp_path)
    assert len(found) == 1 and found.missing == ()
    assert any(second in problem and "Download it again" in problem for problem in found.problems)
    assert f"{second}: there is no crop among its films; download the series again." in found.problems


def test_without_pydicom_the_install_line_is_given(tmp_path, crop, monkeypatch):
    path = described(tmp_path, ("P_00011", CAST))
    dicom(tmp_path / clear_cases(path)["case"][0] / "1-1.dcm", crop)
    monkeypatch.setitem(sys.modules, "pydicom", None)
    assert any("pip install 'calcikit[films]'" in problem for problem in real_films(tmp_path).problems)


def test_the_published_file_holds_every_exemplar():
    """Every case once chosen by its label is clear by this rule; the tests above check it too."""
    if not RAW.is_dir():
        print("the raw CBIS-DDSM file is not here; the rule was checked on rows made in the tests")
        return
    clear = clear_cases(RAW / "calc_case_description_train_set.csv")
    known = {(r["patient_id"], r["side"], r["view"], r["abnormality_id"]) for r in clear.to_dict("records")}
    with (RAW / "exemplars.csv").open(encoding="utf-8", newline="") as lines:
        chosen = {(r["patient_id"], r["side"], r["view"], r["abnormality_id"]) for r in csv.DictReader(lines)}
    assert len(chosen) == 43 and chosen <= known
