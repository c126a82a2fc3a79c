"""Tables say what the words and the rules say, and can be read by everyone."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html import unescape

import pandas as pd
from bs4 import BeautifulSoup
from record_maker import answer

import calcikit as ck
from calcikit import tables
from calcikit.lexicon import lexicon
from calcikit.tables.styling import MOST_COLUMNS

GROUP = ck.Finding(morphology="amorphous", distribution="grouped")


@cache
def every_table():
    """Make each table once."""
    return {
        "lexicon": tables.lexicon_table(),
        "histology": tables.lexicon_table("histology"),
        "grid": tables.workup_table(GROUP),
        "steps": tables.step_table(),
        "categories": tables.category_table(),
        "myths": tables.myth_table(),
        "claims": tables.claim_table(),
        "answers": tables.answer_table(),
        "evidence": tables.evidence_table(),
        "outcomes": tables.outcome_table(),
        "assessment": tables.outcome_table("assessment"),
        "agreement": tables.agreement_table(),
        "miscounts": tables.counting_pitfalls_table(),
        "real_data": tables.finding_evidence_table(GROUP),
        "reasons": tables.reason_table(ck.recommend(GROUP)),
        "what_if": tables.what_if_table(GROUP),
    }


def page_of(html):
    """Read the HTML of a table."""
    return BeautifulSoup(html, "html.parser")


def as_cards(table):
    """Say whether a table is shown as cards."""
    return bool(table.attrs.get("ask")) or len(table.columns) > MOST_COLUMNS


def test_a_table_can_be_read_aloud():
    """One caption, a scope on every header, no fixed id, nothing missing."""
    for table in every_table().values():
        html = tables.show(table).to_html()
        page = page_of(html)
        assert table.attrs["caption"] in unescape(html)
        assert not page.select("[id]")
        assert not table.isna().any().any()
        if as_cards(table):
            assert len(page("article")) == len(table)
            assert not page("table")
            continue
        named = table.index.name is not None
        assert len(page("table")) == len(page("caption")) == 1
        assert len(page("th", scope="col")) == len(table.columns) + named
        assert len(page("th", scope="row")) == (len(table) if named else 0)
        assert not page.select("th:not([scope=col], [scope=row])")


def test_a_card_of_a_morphology_shows_it_and_folds_what_is_rarely_asked():
    html = unescape(tables.show(tables.lexicon_table()).to_html())
    page = page_of(html)
    shapes = lexicon().attributes["morphology"].terms
    assert len(page("img")) == len(page("svg")) == len(page("article")) == len(shapes)
    assert all("Simulated" in image["alt"] for image in page("img"))
    opened = html.partition("<details>")[0]
    names = [summary["aria-label"].partition(": ")[2] for summary in page("summary")]
    assert names == [term.label for term in shapes]  # a screen reader lists them without their cards
    assert shapes[0].definition.text in opened
    assert "Margin" not in opened


def test_a_claim_is_judged_before_the_truth_is_shown():
    """A claim opens its own card; how to go about it is said once, above them all."""
    above, *cards = unescape(tables.show(tables.claim_table()).to_html()).split("<article>")
    assert "Decide, then look." in above
    for claim, card in zip(lexicon().claims, cards, strict=True):
        asked, _, told = card.partition("</summary>")
        assert claim.claim in asked
        assert "Decide" not in card
        assert claim.teach.text not in asked
        assert claim.teach.text in told


def test_the_map_is_in_the_colours_of_its_categories():
    html = tables.show(tables.workup_table()).to_html()
    page = page_of(html)
    for category, cells in Counter(tables.workup_table().to_numpy().ravel()).items():
        known = lexicon().categories[category]
        style = f"background: {known.colour}; color: {known.ink}"
        assert len(page("td", style=style)) >= cells


class Said:
    """Something that is no string, and says something hostile of itself."""

    def __str__(self):
        return "<script>alert('x')</script>"

    __html__ = __repr__ = __str__


def test_every_text_of_a_table_is_shown_as_text():
    """In cells, index, columns, their names and the caption; strings or not."""
    hostile = str(Said())
    for table in every_table().values():
        odd = table.astype(object)
        odd.iloc[0, 0] = Said()
        odd = odd.rename(index={table.index[-1]: hostile}, columns={table.columns[-1]: Said()})
        if table.index.name is not None:
            odd.index.name = hostile
        odd.attrs = {name: hostile for name in table.attrs}
        html = tables.show(odd).to_html()
        assert html.count("&lt;script&gt;") >= 3
        assert "<script" not in html


def test_a_frame_of_the_reader_is_shown_whatever_its_index():
    pairs = pd.MultiIndex.from_tuples([("a", "<b>"), ("c", "d")], names=["one", "one"])
    for frame in (
        pd.DataFrame({"x": [1, 2]}, index=pairs),
        pd.DataFrame([[1, 2]], columns=pairs, index=pd.Index([0], name="n")),
        pd.DataFrame({"x": pd.Categorical(["<b>"])}),
    ):
        html = tables.show(frame).to_html()
        assert "&lt;b&gt;" in html
        assert len(page_of(html)("table")) == 1


def test_the_lexicon_at_a_glance_has_every_term():
    for attribute in lexicon().attributes:
        known = lexicon().attributes[attribute]
        table = tables.lexicon_table(attribute)
        assert table.index.tolist() == [term.label for term in known.terms]
        assert all(
            term.definition.text in cell for term, cell in zip(known.terms, table["Definition"], strict=True)
        )


def test_the_grid_is_what_recommend_says():
    """Every shape in every arrangement, for any scene."""
    for scene in ({}, {"stage": "screening"}, {"extent": "both_breasts_alike", "change": "new"}):
        grid = tables.workup_table(**scene)
        for shape in lexicon().attributes["morphology"].terms:
            for place in lexicon().attributes["distribution"].terms:
                finding = ck.Finding(morphology=shape.id, distribution=place.id, **scene)
                assert grid.loc[shape.label, place.label] == ck.recommend(finding).category


def test_the_grid_marks_the_chosen_cell_and_what_cannot_be():
    grid = tables.workup_table(GROUP)
    assert grid.loc["Amorphous", "Grouped"] == "4B (chosen)"
    assert sum("chosen" in cell for cell in grid.to_numpy().ravel()) == 1
    doubted = tables.workup_table(certainty="suspected")
    assert set(doubted.loc["Amorphous"]) == {"not possible"}
    assert doubted.loc["Skin", "Grouped"] == "0"


def test_the_grid_follows_the_edition():
    assert "Milk of calcium" in tables.workup_table(edition="2013").index


def test_reasons_are_all_there_with_their_sources():
    workup = ck.recommend(GROUP)
    table = tables.reason_table(workup)
    assert table["Rule"].tolist() == [reason.id for reason in workup.reasons]
    assert table["Because"].tolist() == [reason.because for reason in workup.reasons]
    assert set(table["How sure"]) <= {"agreed", "practice varies", "thin evidence"}
    assert all(table["Sources"])


def test_what_would_change_it_lists_what_moves_and_nothing_else():
    moves = [change for change in ck.what_if(GROUP) if change.moves]
    table = tables.what_if_table(GROUP)
    assert tables.what_if_table(GROUP.morphology, GROUP.distribution).equals(table)
    assert table["Category"].tolist() == [change.category for change in moves]
    assert len(moves) > 3
    result = ck.BiopsyResult(category_before="4B", histology="fibrocystic")
    assert "Discordant" in tables.what_if_table(result)["To"].tolist()


def test_doubt_is_said():
    """A statement that is not agreed says so beside its text."""
    text = " ".join(tables.step_table().to_numpy().ravel())
    assert "(practice varies)" in text
    assert "(thin evidence)" in text
    shown = tables.show(tables.step_table()).to_html()
    assert "(thin evidence)" not in shown
    marks = re.findall(r'<small title="(?:thin evidence|practice varies)">([†‡])</small>', shown)
    assert len(marks) == text.count("(thin evidence)") + text.count("(practice varies)")
    assert all(f"{mark} " in shown.partition("</caption>")[0] for mark in marks)


def test_steps_categories_myths_claims_and_answers_are_all_listed():
    words = lexicon()
    assert len(every_table()["steps"]) == len(words.steps) + len(words.notes)
    assert every_table()["categories"].index.tolist() == list(words.categories)
    assert len(every_table()["myths"]) == len(words.myths)
    assert len(every_table()["claims"]) == len(words.claims)
    assert len(every_table()["answers"]) == len(words.answers)


def test_pooled_rates_say_their_women_and_stay_apart_from_the_collection():
    pooled, counted = every_table()["evidence"], every_table()["outcomes"]
    assert pooled.loc["Amorphous and grouped", "Women"] == "biopsied, screening"
    assert {"biopsied", "diagnostic"} <= set(pooled["Women"])
    assert all(pooled["Take care"])
    assert "Not a screening population" in counted.attrs["caption"]
    assert not {"All lesions", "Worked up"} & set(pooled.columns)


def test_all_lesions_stand_beside_those_that_were_worked_up():
    by_shape, by_category = every_table()["outcomes"], every_table()["assessment"]
    assert by_shape.loc["Punctate", ["All lesions", "Worked up"]].tolist() == ["12 of 88", "12 of 44"]
    assert by_category.loc["2", "Worked up"] == "1 of 7"
    assert by_category.loc["2", "Malignant if worked up"] == ""
    assert by_shape.loc["Layering (milk of calcium)", "Malignant"] == "", "one lesion has no rate"
    assert by_shape.loc["Vascular", "Worked up"] == "no example" == by_shape.loc["Suture", "All lesions"]


def test_a_score_is_shown_in_words():
    progress = ck.Progress()
    for number, said in enumerate(("amorphous", "punctate")):
        progress.add(answer(f"shape-7-{number}", "amorphous", said))
    table = ck.tables.score_table(progress)
    assert table.index.tolist() == ["Name the morphology", "All"]
    assert table.loc["All"].tolist() == [2, 1, "50% (9% to 91%)"]
