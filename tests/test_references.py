"""Every source is one clean line of text with a safe address, and says how it was seen."""

from __future__ import annotations

import re

import pytest

from calcikit import UnknownTerm, cite, reference
from calcikit.references import references

KEYS = sorted(references())


@pytest.mark.parametrize("key", KEYS)
def test_a_reference_reads_as_plain_text(key):
    """No braces, no TeX, no doubled stops, one line; the link is a web address or empty."""
    found = reference(key)
    assert found.key == key and found.title and found.note
    assert not re.search(r"[{}\\\n]|\.\.|  ", found.text) and found.text.endswith(".")
    assert not found.link or re.fullmatch(r"https?://\S+", found.link)


def test_the_link_is_the_doi_before_the_address():
    found = reference("rominger2012")
    assert found.doi and found.link == f"https://doi.org/{found.doi}"
    page = reference("arrangoiz_moc")
    assert not page.doi and page.link == page.url
    assert str(page) == f"{page.text} {page.link}"


def test_many_authors_become_et_al():
    assert reference("arancibia2016").authors.endswith(" et al.")
    assert reference("arrs_cow_scar").authors == "Moseley"


def test_cite_keeps_order_and_drops_doubles():
    first, second = str(reference("hl7brr")), str(reference("rominger2012"))
    assert cite(["hl7brr", "rominger2012", "hl7brr"]) == [first, second]
    assert cite([]) == []


def test_an_unknown_key_is_named_with_the_nearest():
    with pytest.raises(
        UnknownTerm, match=r"^'romiger2012' is not a known citation key. Did you mean 'rominger2012'\?$"
    ):
        cite(["hl7brr", "romiger2012"])


def test_a_reference_is_frozen():
    with pytest.raises(AttributeError):
        reference("hl7brr").title = "Other"
