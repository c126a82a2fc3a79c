"""Films as people have them, made of noise: a crop, its mask, and files of every kind."""

from __future__ import annotations

import io
import zipfile
from hashlib import md5

import numpy as np
from PIL import Image
from pydicom import dcmwrite
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRLittleEndian, JPEG2000Lossless, RLELossless, generate_uid

from calcikit.films import collection

HEADER = (
    "patient_id,breast density,left or right breast,image view,abnormality id,abnormality type,calc type,"
    "calc distribution,assessment,pathology,subtlety,image file path,cropped image file path,"
    "ROI mask file path"
)
MARGIN = 20


def listed(number=0):
    """Return a case of the reviewed list."""
    return collection().cases[number]


def case_of(morphology):
    """Return the first listed case of a shape."""
    return next(case for case in collection().cases if case.morphology == morphology)


def crop_and_mask(box=(100, 140, 60, 110), film=(400, 300), margin=MARGIN, seed=0):
    """Return a 16-bit crop and the mask of the whole film that it was cut from."""
    top, bottom, left, right = box
    mask = np.zeros(film, dtype="uint8")
    mask[top:bottom, left:right] = 255
    mask[top, left + 1 : right] = 0  # a ragged edge whose box stays the same
    whole = np.random.default_rng(seed).integers(9000, 30000, film).astype("uint16")
    rows = slice(max(0, top - margin), min(film[0], bottom + margin))
    columns = slice(max(0, left - margin), min(film[1], right + margin))
    return whole[rows, columns], mask


def dicom(path, pixels, *, syntax=ExplicitVRLittleEndian, preamble=True, **elements):
    """Save a picture as DICOM, compressed as the transfer syntax says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian if syntax in (RLELossless, JPEG2000Lossless) else syntax
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.7"
    meta.MediaStorageSOPInstanceUID = generate_uid()
    data = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    data.SOPClassUID, data.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    data.Rows, data.Columns = pixels.shape
    data.SamplesPerPixel, data.PhotometricInterpretation, data.PixelRepresentation = 1, "MONOCHROME2", 0
    data.BitsAllocated = data.BitsStored = 8 * pixels.itemsize
    data.HighBit = data.BitsStored - 1
    data.PixelData = pixels.tobytes()
    if syntax == RLELossless:
        data.compress(RLELossless, generate_instance_uid=False)
    elif syntax == JPEG2000Lossless:
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, "JPEG2000", irreversible=False, no_jp2=True)
        data.PixelData, meta.TransferSyntaxUID = encapsulate([out.getvalue()]), JPEG2000Lossless
        data["PixelData"].is_undefined_length = True
    for name, value in elements.items():
        setattr(data, name, value)
    if preamble:
        dcmwrite(path, data, enforce_file_format=True)
    else:
        del data.file_meta
        data.preamble = None
        dcmwrite(path, data, implicit_vr=True, little_endian=True)
    return path


def picture(path, pixels, **options):
    """Save a picture as PNG or JPEG, 8 bits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    grey = (pixels / max(pixels.max(), 1) * 255).astype("uint8")
    Image.fromarray(grey).save(path, **options)
    return path


def series_zip(case, tmp_path, *, sums=True, seed=0):
    """Return the zip that the service sends for a case: two DICOM files, a licence, and their MD5 sums."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        lines = ["Filename,MD5Hash"]
        for number, pixels in enumerate(crop_and_mask(seed=seed), start=1):
            file = dicom(tmp_path / "made" / f"{number}.dcm", pixels, PatientID=case.id)
            content = file.read_bytes()
            held.writestr(f"{number:08d}.dcm", content)
            lines.append(f"{number:08d}.dcm,{md5(content).hexdigest()}")
        held.writestr("LICENSE", "CC BY 3.0")
        if sums:
            held.writestr("md5hashes.csv", "\n".join(lines) + "\n")
    return out.getvalue()


def line(patient, view, shape, place, assessment, pathology, subtlety="5", number=1):
    """Write one row as it is published, line break and all."""
    film = f"Calc-Training_{patient}_LEFT_{view}"
    name = f"{film}_{number}"
    series = f"2.25.{int(patient[2:])}{'CM'.index(view[0])}{'.2' * (number - 1)}"
    whole = f"{film}/2.25.1/{series}.9/000000.dcm"
    paths = f'{whole},"{name}/2.25.1/{series}/000001.dcm\n",{name}/2.25.1/{series}/000000.dcm'
    said = f"{shape},{place},{assessment},{pathology},{subtlety}"
    return f"{patient},3,LEFT,{view},{number},calcification,{said},{paths}"


def whole_film(folder, film, *boxes, size=(2400, 1600), masked=None):
    """Save a whole mammogram, and a mask as large for each box: top, bottom, left, right."""
    levels = np.random.default_rng(3).integers(9000, 30000, size).astype("uint16")
    dicom(folder / film / "1.3.6" / "2.25.7" / "000000.dcm", levels, PixelSpacing=[0.05, 0.05])
    for number, (top, bottom, left, right) in enumerate(boxes, start=1):
        mask = np.zeros(masked or size, "uint8")
        mask[top:bottom, left:right] = 255
        dicom(folder / f"{film}_{number}" / "ROI mask images" / "1-1.dcm", mask)


def described(folder, *rows, name="calc_case_description_train_set.csv"):
    """Save a description file; each row is a patient, a view and what was said."""
    lines = [line(patient, view, **said) for patient, view, said in rows]
    path = folder / name
    path.write_text("\r\n".join([HEADER, *lines, ""]), encoding="utf-8", newline="")
    return path
