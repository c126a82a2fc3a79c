"""A SCORM package: complete, valid against the schemas of SCORM 1.2, and alone."""

from __future__ import annotations

from xml.etree import ElementTree
from zipfile import ZipFile

import nbformat
import pytest
import xmlschema
from bs4 import BeautifulSoup
from lesson_maker import lesson, prose

from calcikit import CalcikitError, export_scorm

CONTENT = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ODD = '7 <b>"Quotes" & ü</b> \u05e9\u05dc\u05d5\u05dd \U0001fa7b'


@pytest.fixture
def packed(tmp_path):
    """Write a notebook as a package and return the zip file's path."""

    def write(*cells, name="7 a lesson", title="A lesson"):
        nbformat.write(lesson(*cells, title=title), tmp_path / f"{name}.ipynb")
        return export_scorm([tmp_path / f"{name}.ipynb"], out=tmp_path / "out")[0]

    return write


def schema_in(package, folder):
    """Read the schemas from the package itself.

    Its schema of the namespace ``xml`` (2001) binds a prefix that parsers now reserve: theirs is used.
    """
    with ZipFile(package) as files:
        files.extractall(folder)
    content = folder / "imscp_rootv1p1p2.xsd"
    text = content.read_text(encoding="utf-8")
    assert ' schemaLocation="ims_xml.xsd"' in text
    content.write_text(text.replace(' schemaLocation="ims_xml.xsd"', ""), encoding="utf-8")
    return xmlschema.XMLSchema(str(folder / "adlcp_rootv1p2.xsd"), allow="local")


def test_the_manifest_is_valid(packed, tmp_path):
    package = packed(prose("Text."), title=ODD)
    schema = schema_in(package, tmp_path / "in")
    manifest = (tmp_path / "in" / "imsmanifest.xml").read_text(encoding="utf-8")
    schema.validate(manifest)
    for wrong in (
        manifest.replace("<resources>", "<resource>").replace("</resources>", "</resource>"),
        manifest.replace('identifier="calcikit-', 'identifier="7 '),
        manifest.replace('scormtype="sco"', 'scormtype="page"'),
    ):
        assert wrong != manifest and not schema.is_valid(wrong)


def test_the_manifest_names_what_is_in_the_package(packed):
    with ZipFile(packed(prose("Text."), title=ODD)) as files:
        manifest = ElementTree.fromstring(files.read("imsmanifest.xml"))
        assert {node.get("href") for node in manifest.iter() if node.get("href")} == {"index.html"}
        assert {node.text for node in manifest.iter(f"{CONTENT}title")} == {ODD}
        item, resource = (next(manifest.iter(f"{CONTENT}{name}")) for name in ("item", "resource"))
        assert item.get("identifierref") == resource.get("identifier")
        assert resource.get("{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype") == "sco"
        where = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
        named = manifest.get(where).split()[1::2]
        assert {"imsmanifest.xml", "index.html", *named} <= set(files.namelist())


def test_the_page_stands_alone(packed):
    with ZipFile(
        packed(prose("[next](01-describe.ipynb) [out](https://example.org) [here](#A-lesson)"))
    ) as files:
        page = BeautifulSoup(files.read("index.html"), "html.parser")
    links = [link["href"] for link in page.main.find_all("a")]
    assert links == ["https://example.org", "#A-lesson"]
    assert "next" in page.main.get_text()
    assert not page.select("nav.ck-next") and page.select(".ck-done input")


def test_twice_gives_the_same_bytes(packed):
    first = packed(prose("Text.")).read_bytes()
    assert packed(prose("Text.")).read_bytes() == first


def test_what_cannot_be_packed_is_refused_in_words(tmp_path):
    with pytest.raises(CalcikitError, match="there is no notebook"):
        export_scorm([tmp_path / "none.ipynb"], out=tmp_path / "out")
    assert not (tmp_path / "out").exists()
