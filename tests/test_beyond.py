"""What the tables do not decide stands on one page, with its sources, and can be searched for."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from calcikit import beyond_table
from calcikit._data import Knowledge
from calcikit.errors import DataError
from calcikit.lexicon import beyond

SITUATIONS = {
    "men",
    "under_30",
    "pregnancy_lactation",
    "implants",
    "injected",
    "reduction",
    "neoadjuvant",
    "axilla",
    "skin_products",
    "systemic",
    "parasites",
    "several_kinds",
    "no_biopsy",
    "clip_moved",
    "modalities_disagree",
}
TEXT = b"""intro = "x"
scope = "y"
[[group]]
id = "a"
title = "A"
[[topic]]
id = "one"
group = "a"
title = "One"
know = { text = "k", cite = ["acr2013"] }
step = { text = "s", cite = ["acr2013"] }
"""


def test_every_situation_says_what_to_know_and_what_follows():
    found = {topic.id: topic for topic in beyond().topics}
    assert set(found) >= SITUATIONS
    assert [row for row in beyond_table().to_numpy().tolist() if not all(row)] == []
    for word in (
        "a man",
        "under 30",
        "pregnancy",
        "breastfeeding",
        "implants",
        "injected",
        "reduction",
        "chemo",
    ):
        assert word in beyond().scope


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'group = "a"', b'group = "b"', "one: group 'b' must be one of a"),
        (b'step = { text = "s", cite = ["acr2013"] }', b'step = { text = "s" }', "one, step: needs a source"),
        (b'title = "One"', b'titel = "One"', "one"),
    ],
)
def test_a_broken_topic_is_named(old, new, said):
    assert old in TEXT
    with pytest.raises(DataError, match=said):
        beyond(Knowledge.load().with_files({"beyond.toml": TEXT.replace(old, new)}))


def test_the_page_holds_each_topic_and_each_source_once_and_the_search_finds_it(bare_site):
    pages = {path.name: path.read_text(encoding="utf-8") for path in bare_site.glob("*.html")}
    page = BeautifulSoup(pages["beyond.html"], "html.parser")
    assert [tag["id"].removeprefix("topic-") for tag in page.select("h3")] == [t.id for t in beyond().topics]
    listed = [item.get_text() for item in page.select("#sources + ul li")]
    assert len(listed) == len(set(listed)) >= 25
    data = json.loads(BeautifulSoup(pages["index.html"], "html.parser").select_one("#ck-data").string)
    (place,) = [
        place for place in data["search"] if "deodorant" in place["text"] and place["page"] == "beyond"
    ]
    assert place["id"] == "topic-skin_products"
    assert page.select_one(f"#{place['id']}")
