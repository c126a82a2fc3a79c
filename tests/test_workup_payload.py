"""What JavaScript looks up is what Python recommends."""

from __future__ import annotations

import json
import subprocess
import zlib
from pathlib import Path

import pytest
from merged_states import merged_states

from calcikit._data import Knowledge, protocols
from calcikit.errors import ImpossibleFinding
from calcikit.lexicon import lexicon
from calcikit.payload.workup import FIRST_LETTER, regions_payload, workup_payload
from calcikit.references import references
from calcikit.workup import BiopsyResult, Finding, after_biopsy, every_finding, recommend

ROOT = Path(__file__).resolve().parents[1]
ASK = {"finding": (Finding, recommend), "biopsy": (BiopsyResult, after_biopsy)}
SCRIPT = """
import { readFileSync } from "node:fs";
const { openTable, pathOf, patientText, pythonLine, reportText, whatIf } = await import(process.argv[1]);
const { payload, asked } = JSON.parse(readFileSync(0, "utf8"));
const table = openTable(payload);
const rows = (numbers) => numbers.map((row) => payload.rows[row].id);
console.log(JSON.stringify(asked.map((picks) => {
  const said = table.outcome(picks);
  if (said.impossible !== undefined) return { impossible: payload.rows[said.impossible].because };
  return {
    category: said.category, also: said.alternative_categories, subject: said.subject,
    steps: said.steps.map(([key, when, label]) => [key.split(":")[0], when, label]),
    alternatives: said.alternatives, follow_up: said.follow_up, certainty: said.certainty,
    reasons: rows([...said.reasons, ...said.non_decisive]),
    path: pathOf(table, said).map(({ id, state }) => [id, state]), python: pythonLine(table, picks),
    report: reportText(table, picks, said), patient: patientText(table, picks, said),
    moves: whatIf(table, picks).filter((w) => w.moves).length,
  };
})));
"""


def content(kind, knowledge=None):
    return json.loads(zlib.decompress(workup_payload(kind, knowledge)))


def answered(describe, ask, picks):
    """Return what Python says, in the words of the script above."""
    try:
        workup = ask(describe(**picks))
    except ImpossibleFinding as error:
        return {"impossible": error.because}
    return {
        "category": workup.category,
        "also": list(workup.alternative_categories),
        "subject": workup.subject,
        "steps": [[step.id, step.when, step.label] for step in workup.steps],
        "alternatives": [[s.id, s.when, s.why, s.label] for s in workup.alternatives],
        "follow_up": workup.follow_up,
        "certainty": workup.certainty,
        "reasons": [reason.id for reason in workup.reasons],
        "path": [[station.id, station.state] for station in workup.path],
        "report": workup.report_text,
        "patient": workup.patient_text,
        "python": repr(workup.finding).replace("'", '"'),
    }


@pytest.mark.parametrize("kind", ASK)
def test_javascript_finds_what_python_recommends(kind, rng, node):
    """A thousand findings at random, the impossible ones among them."""
    describe, ask = ASK[kind]
    terms = {name: attribute.ids for name, attribute in describe.attributes().items()}
    asked = [{name: str(rng.choice(ids)) for name, ids in terms.items()} for _ in range(1000)]
    given = json.dumps({"payload": content(kind), "asked": asked})
    module = (ROOT / "js" / "explorer" / "lookup.js").as_uri()
    command = [node, "--input-type=module", "--eval", SCRIPT, module]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert any([one.pop("moves", 0) for one in found])
    assert found == [answered(describe, ask, picks) for picks in asked]


@pytest.mark.parametrize("kind", ASK)
def test_a_region_laid_over_what_ships_is_its_protocol(kind, node):
    """A widget carries of each protocol only what it says otherwise."""
    script = """
    import { readFileSync } from "node:fs";
    const { laid } = await import(process.argv[1]);
    const { here, regions } = JSON.parse(readFileSync(0, "utf8"));
    console.log(JSON.stringify(Object.entries(regions).map(([name, there]) => [name, laid(here, there)])));
    """
    regions = json.loads(zlib.decompress(regions_payload(kind)))
    module = (ROOT / "js" / "explorer" / "lookup.js").as_uri()
    given = json.dumps({"here": content(kind), "regions": regions})
    command = [node, "--input-type=module", "--eval", script, module]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    found = dict(json.loads(done.stdout))
    assert found == {name: content(kind, Knowledge.load(name)) for name in protocols()}
    assert len(regions_payload(kind)) + 1_000 < len(workup_payload(kind))


@pytest.mark.parametrize("kind", ASK)
def test_every_row_and_outcome_is_used(kind):
    packed = content(kind)
    used = {table["first"] + ord(row) - FIRST_LETTER for table in packed["tables"] for row in table["lookup"]}
    assert used == set(range(len(packed["rows"])))
    assert set(packed["outcome_index"][-1]) == set(range(len(packed["outcomes"])))


@pytest.mark.parametrize("kind", ASK)
def test_words_come_from_the_lexicon(kind):
    """Attributes, terms, steps and categories are there under their ids, with labels."""
    packed, known = content(kind), lexicon().of(kind)
    assert {attribute["id"]: attribute["label"] for attribute in packed["attributes"]} == {
        name: attribute.label for name, attribute in known.items()
    }
    for attribute in packed["attributes"]:
        terms = known[attribute["id"]].terms
        assert [value["label"] for value in attribute["values"]] == [term.label for term in terms]
        assert all(value["definition"]["text"] for value in attribute["values"])
    planned = {step.id for state in merged_states(kind) for step in state.outcome.steps}
    assert {key.partition(":")[0] for key in packed["steps"]} == planned
    assert packed["categories"].keys() == lexicon().categories.keys()


def cited(data):
    """Yield every citation key in a piece of JSON."""
    if isinstance(data, dict):
        yield from data.get("cite", ())
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from cited(value)


@pytest.mark.parametrize("kind", ASK)
def test_every_source_is_packed_once_with_its_text(kind):
    packed = content(kind)
    assert set(cited(packed)) == set(packed["references"])
    for key, source in packed["references"].items():
        assert source == {"text": references()[key].text, "url": references()[key].link}


def test_packing_is_small_and_the_same_each_time():
    again = Knowledge.load().with_files({})
    for kind in ASK:
        assert workup_payload(kind, again) == workup_payload(kind)
    assert sum(len(workup_payload(kind)) for kind in ASK) < 80_000


def test_rows_of_two_tables_may_share_an_id():
    """An id is unique in its table only; the reasons of a workup keep their own words."""
    shipped = Knowledge.load()
    changed = {}
    for file, old in (("pattern", "pattern-benign"), ("category", "category-benign")):
        (text,) = shipped.texts(f"workup/{file}.csv")
        changed[f"workup/{file}.csv"] = text.replace(f"{old},", "benign,", 1).encode()
    workup = recommend(next(every_finding(knowledge=shipped.with_files(changed))))
    assert len({reason.because for reason in workup.reasons if reason.id == "benign"}) == 2
