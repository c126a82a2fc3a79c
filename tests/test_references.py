"""Every source is one clean line of text with a safe address, and says how it was seen."""

from __future__ import annotations

import re

import pytest

from calcikit._data import Knowledge
from calcikit.references import cite, reference, references, supports


def test_a_reference_reads_as_plain_text():
    """No braces, no TeX, no doubled stops, one line; the link is a web address or empty."""
    for key in references():
        found = reference(key)
        assert found.key == key
        assert found.title
        assert found.note
        assert not re.search(r"[{}\\\n]|\.\.|  ", found.text)
        assert found.text.endswith(".")
        assert not found.link or re.fullmatch(r"https?://\S+", found.link)


def test_the_link_is_the_doi_before_the_address():
    found = reference("rominger2012")
    assert found.doi
    assert found.link == f"https://doi.org/{found.doi}"
    page = reference("muttarak2009")
    assert not page.doi
    assert page.link == page.url
    assert str(page) == f"{page.text} {page.link}"


def test_many_authors_become_et_al():
    assert reference("arancibia2016").authors.endswith(" et al.")
    assert reference("pusic2011").authors == "Pusic, Pecaric, Boutis"


def test_cite_keeps_order_and_drops_doubles():
    first, second = str(reference("acr2013")), str(reference("rominger2012"))
    assert cite(["acr2013", "rominger2012", "acr2013"]) == [first, second]
    assert cite([]) == []


def test_a_reference_is_frozen():
    with pytest.raises(AttributeError):
        reference("acr2013").title = "Other"


def test_hardly_anything_stands_on_pages():
    """Under one citation in twenty is a page; that nothing rests on pages alone is proved by the audit."""
    cited = [key for _, _, keys in supports(Knowledge.load()) for key in keys]
    page = {key for key, source in references().items() if source.kind == "page"}
    assert 0 < sum(key in page for key in cited) < len(cited) / 20


def test_a_source_is_named_short_and_printed_with_its_issue():
    found = reference("kumaraswamy2007")
    assert found.short == "Kumaraswamy 2007"
    assert found.kind == "study"
    assert found.text.endswith("Journal of Clinical Pathology 2007;60(6):681-684.")
    assert reference("acr2013").kind == "atlas"


def test_what_was_not_seen_of_a_source_is_said_in_one_field():
    """Authors, journal, year, issue and an address are there, or are named as not known."""
    for source in references().values():
        assert not re.search(r"not (checked|seen|visible|shown|confirmed)", source.note.split(" read;")[0])
        needed = {"authors": source.authors}
        if source.kind in ("study", "trial", "review"):
            needed |= {"journal": source.container, "year": source.year, "doi": source.link}
            if not source.note.startswith(("data set", "page of the trial register")):
                needed |= {"pages": source.issue}
        else:
            assert source.link or (source.container and source.year), source.key
        missing = {name for name, held in needed.items() if not held}
        assert missing <= {*source.unchecked}, source.key
