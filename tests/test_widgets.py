"""The widgets marshal: picks go in, the rules' answer comes out, in words where no script runs."""

from __future__ import annotations

from dataclasses import replace

import pytest
import traitlets

import calcikit as ck
from calcikit.lexicon import lexicon
from calcikit.payload.evidence import evidence_payload
from calcikit.payload.questions import self_check_payload
from calcikit.payload.workup import workup_payload
from calcikit.quiz import self_checks
from calcikit.widgets import CalcikitWidget
from calcikit.widgets.fallback import answer_html, rendered

FINDING = ck.Finding(morphology="round", distribution="grouped", change="new")
RESULT = ck.BiopsyResult(category_before="4B", histology="radial_scar")


@pytest.mark.parametrize(
    ("widget", "attributes"),
    [(ck.Explorer, lexicon().of("finding").values()), (ck.AfterBiopsy, lexicon().of("biopsy").values())],
)
def test_every_attribute_is_a_synced_trait_with_the_default_of_the_data(widget, attributes):
    made = widget()
    for attribute in attributes:
        assert getattr(made, attribute.id) == attribute.default
        assert made.traits()[attribute.id].metadata["sync"]


@pytest.mark.parametrize(("widget", "kind"), [(ck.Explorer, "finding"), (ck.AfterBiopsy, "biopsy")])
def test_the_packed_answers_are_what_travels(widget, kind):
    state = widget().get_state()
    assert state["_workup"] == workup_payload(kind)
    assert "as default" in state["_esm"]
    assert state["_css"]


def test_an_explorer_starts_open_and_follows_its_traits():
    """Nothing is decided while an axis is open."""
    explorer = ck.Explorer()
    assert explorer.finding is None
    assert explorer.workup is None
    explorer.morphology = "amorphous"
    assert explorer.finding is None
    explorer.distribution = "grouped"
    assert explorer.finding == ck.Finding(morphology="amorphous", distribution="grouped")
    assert explorer.workup == ck.recommend(explorer.finding)
    explorer.morphology = None
    assert explorer.workup is None


def test_an_explorer_may_start_at_a_finding():
    assert ck.Explorer(FINDING).finding == FINDING
    assert ck.Explorer(FINDING, change="increasing").finding.change == "increasing"
    assert ck.Explorer(**FINDING.as_dict()).finding == FINDING


def test_after_biopsy_follows_its_traits():
    after = ck.AfterBiopsy(RESULT)
    assert after.result == RESULT
    assert after.workup == ck.after_biopsy(RESULT)
    after.histology = "dcis"
    assert after.workup.category == "6"


def test_what_cannot_be_has_no_workup():
    explorer = ck.Explorer(FINDING, certainty="suspected")
    assert explorer.finding is not None
    assert explorer.workup is None
    assert "what_if" not in explorer.tables()


def test_a_pick_can_be_observed():
    """Picks are ordinary traits: they can be observed and linked."""
    seen = []
    one, other = ck.Explorer(FINDING), ck.Explorer(FINDING)
    one.observe(lambda change: seen.append(change["new"]), "distribution")
    traitlets.link((one, "distribution"), (other, "distribution"))
    one.distribution = "linear"
    assert seen == ["linear"]
    assert other.workup.category == ck.recommend(FINDING.replace(distribution="linear")).category


def test_a_widget_takes_what_every_widget_of_jupyter_takes():
    assert ck.Explorer(layout={"width": "20em"}).layout.width == "20em"


def test_the_tables_behind_an_explorer():
    """The reasons and the grid are those of what is picked; an open explorer still has a grid."""
    found = ck.Explorer(FINDING, edition="2013").tables()
    assert sorted(found) == ["categories", "grid", "real_data", "reasons", "steps", "what_if"]
    assert found["real_data"]["About"].tolist()[0] == "Round and grouped"
    assert found["reasons"]["Rule"].tolist() == [reason.id for reason in ck.recommend(FINDING).reasons]
    assert found["grid"].loc["Round", "Grouped"].endswith("(chosen)")
    assert "Milk of calcium" in found["grid"].index
    assert sorted(ck.Explorer(stage="screening").tables()) == ["categories", "grid", "steps"]
    assert set(ck.Explorer(stage="screening").tables()["grid"].to_numpy().ravel()) == {"0", "2"}
    assert sorted(ck.AfterBiopsy(RESULT).tables()) == ["categories", "reasons", "steps", "what_if"]


@pytest.mark.parametrize("widget", [ck.Explorer(FINDING), ck.AfterBiopsy(RESULT)], ids=["finding", "result"])
def test_without_scripts_the_answer_stands_in_words(widget):
    """Category, steps, reasons, sources, and the notice; as HTML and as plain text."""
    data, _ = widget._repr_mimebundle_()
    workup = widget.workup
    assert "application/vnd.jupyter.widget-view+json" in data
    for text in (data["text/html"], data["text/plain"]):
        assert f"BI-RADS {workup.category}" in text
        assert "not for care" in text.lower()
        assert all(step.label in text for step in workup.steps)
        assert "https://" in text
    assert data["text/plain"] == str(workup)


def test_without_a_kernel_a_notebook_shows_pictures_and_without_scripts_a_page_a_small_one(monkeypatch):
    explorer, drill = ck.Explorer("amorphous", "grouped"), ck.Drill(kinds="same_or_different")
    shown = explorer._repr_mimebundle_()[0]["text/html"]
    assert f'alt="{explorer.patch.alt}"' in shown
    asked = drill._repr_mimebundle_()[0]["text/html"]
    items = drill._source.plain_questions(4)
    assert asked.count("<img") == sum(len(item["pictures"]) for item in items) == 8
    monkeypatch.setattr(ck.Explorer, "pack", True)
    assert 'width="256"' in explorer._repr_mimebundle_()[0]["text/html"]


def test_without_scripts_the_real_data_stand_beside_the_answer():
    """Both kinds of numbers, apart, each with who was counted."""
    html = ck.Explorer(morphology="amorphous", distribution="grouped")._repr_mimebundle_()[0]["text/html"]
    assert "Studies: one study, screening: 6 of 216 in Iwase 2017" in html
    assert "CBIS-DDSM, collected by outcome: all lesions: 23 of 61" in html
    bare = ck.Explorer(morphology="suture", distribution="diffuse")._repr_mimebundle_()[0]["text/html"]
    assert "no study with counts" in bare
    assert "no example in this collection" in bare
    assert "What real data say" not in ck.AfterBiopsy(RESULT)._repr_mimebundle_()[0]["text/html"]


def test_without_a_pick_the_page_holds_the_grid():
    data, _ = ck.Explorer()._repr_mimebundle_()
    assert 'scope="row"' in data["text/html"]
    assert "Fine pleomorphic" in data["text/html"]


def test_hostile_words_stay_words():
    """Whatever a workup or a question says is text in the fallback."""
    workup = ck.recommend(FINDING)
    outcome = replace(workup.outcome, assessment="<script>x</script>", band="<b>")
    hostile = replace(workup, outcome=outcome)
    question = {
        "id": "x",
        "question": "<script>",
        "options": [],
        "source": [{"text": "<i>", "url": '"><script>'}],
    }
    for html in (answer_html(hostile), rendered("question.html.j2", q=question)):
        assert "<script" not in html
        assert "&lt;" in html


@pytest.mark.parametrize("item", self_checks().values(), ids=lambda item: item.id)
def test_a_self_check_asks_and_explains(item):
    """The widget carries the question; without scripts the answer opens on request."""
    widget = ck.self_check(item.id)
    assert widget.answer is None
    assert widget.get_state()["_question"] == self_check_payload(item)
    data, _ = widget._repr_mimebundle_()
    assert data["text/plain"] == item.item.question
    assert data["text/html"].count(": right.") == 1
    assert "<details>" in data["text/html"]


def test_two_explorers_do_not_share_their_picks():
    one, other = ck.Explorer(FINDING), ck.Explorer()
    one.risk = "high"
    assert other.risk == "average"
    assert other.morphology is None


def test_the_numbers_of_real_data_are_counted_when_they_are_first_wanted(monkeypatch):
    explorer = ck.Explorer()
    assert explorer.get_state()["_evidence"] == b""
    explorer._handle_custom_msg({"explorer": "evidence"}, [])
    assert explorer.get_state()["_evidence"] == evidence_payload()
    monkeypatch.setattr(CalcikitWidget, "pack", True)
    assert ck.Explorer().get_state()["_evidence"] == evidence_payload()
