"""What the widgets look up is what Python recommends, for the whole space."""

from __future__ import annotations

import json
import struct
import zlib
from itertools import product

import pytest
import whole_space
from spare_data import spare_data

import calcikit as ck
from calcikit.references import references
from calcikit.workup import Reason, Step, packed


class Decoded:
    """The packed table, read as the widgets read it: an outcome number for each combination, and texts."""

    def __init__(self, kind):
        answers = packed(kind)
        self.data = json.loads(zlib.decompress(answers.knowledge))
        numbers = zlib.decompress(answers.codes)
        self.codes = struct.unpack(f"<{len(numbers) // 2}H", numbers)
        self.named = "morphology" if kind == "finding" else "histology"
        self.outcomes = [
            said if "impossible" in said else self.outcome(said) for said in self.data["outcomes"]
        ]

    def combinations(self):
        """Yield the picked values of every combination, first attribute most significant."""
        names = [attribute["id"] for attribute in self.data["attributes"]]
        for values in product(*(attribute["values"] for attribute in self.data["attributes"])):
            yield dict(zip(names, values, strict=True))

    def step(self, name, when, why=None):
        """Return a step as Python describes it."""
        known = self.data["steps"][name]
        return Step(id=name, label=known["label"], when=when, why=why or known["why"]["text"])

    def reason(self, number, decisive):
        """Return a row as Python describes it."""
        row = self.data["rows"][number]
        return Reason(**{**row, "cite": tuple(row["cite"])}, decisive=decisive)

    def outcome(self, said):
        """Return what the workups of one outcome have in common."""
        because = [row["because"] for row in self.data["rows"]]
        decisive = [self.reason(number, True) for number in said["reasons"]]
        return said | {
            "alternative_categories": tuple(said["alternative_categories"]),
            "steps": tuple(self.step(*step) for step in said["steps"]),
            "alternatives": tuple(
                self.step(step, when, because[row]) for step, when, row in said["alternatives"]
            ),
            "reasons": (*decisive, *(self.reason(number, False) for number in said["non_decisive"])),
        }

    def report(self, picks, said):
        """Fill the report sentence."""
        phrases = {name: value.get("phrase", "") for name, value in picks.items()}
        return self.data["template"].format(**phrases, closing=said["closing"])

    def patient(self, picks, said):
        """Return the answer to the patient."""
        return f"{picks[self.named].get('patient', '')} {said['patient']}".strip()


@pytest.fixture(scope="module", params=["finding", "biopsy"])
def decoded(request):
    return Decoded(request.param)


def test_the_packed_table_says_what_python_says(decoded):
    """Category, steps, alternatives, reasons, certainty, follow-up, report and patient text, for all."""
    answers = whole_space.walk(decoded.data["kind"])
    for picks, code, answer in zip(decoded.combinations(), decoded.codes, answers, strict=True):
        said = decoded.outcomes[code]
        if isinstance(answer, str):
            assert answer.endswith(f"cannot be: {decoded.data['rows'][said['impossible']]['because']}")
            continue
        assert answer.finding.as_dict() == {name: value["id"] for name, value in picks.items()}
        before = said["category"] == "unchanged"
        assert answer.category == (picks["category_before"]["id"] if before else said["category"])
        grade = decoded.data["categories"][answer.category]
        assert (answer.category_label, answer.band) == (grade["label"], grade["band"])
        for name in ("alternative_categories", "steps", "alternatives", "reasons", "certainty", "follow_up"):
            assert getattr(answer, name) == said[name], (answer.finding, name)
        assert answer.report_text == decoded.report(picks, said)
        assert answer.patient_text == decoded.patient(picks, said)


def test_every_outcome_and_row_is_used(decoded):
    data = decoded.data
    assert set(decoded.codes) == set(range(len(data["outcomes"])))
    named = {said["impossible"] for said in data["outcomes"] if "impossible" in said}
    for said in data["outcomes"]:
        named |= {*said.get("reasons", ()), *said.get("non_decisive", ())}
    assert named == set(range(len(data["rows"])))


def test_words_come_from_the_lexicon(decoded):
    """Attributes, terms, steps and categories are there under their ids, with labels."""
    words = ck.lexicon.lexicon()
    assert [attribute["id"] for attribute in decoded.data["attributes"]] == [
        attribute.id for attribute in whole_space.attributes(decoded.data["kind"])
    ]
    for attribute in decoded.data["attributes"]:
        known = words.attributes[attribute["id"]]
        assert (attribute["label"], attribute["default"]) == (known.label, known.default)
        assert [value["label"] for value in attribute["values"]] == [term.label for term in known.terms]
        assert all(value["definition"]["text"] for value in attribute["values"])
    assert decoded.data["steps"].keys() == words.steps.keys()
    assert decoded.data["categories"].keys() == words.categories.keys()


def cited(data):
    """Yield every citation key in a piece of JSON."""
    if isinstance(data, dict):
        yield from data.get("cite", ())
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from cited(value)


def test_every_source_is_packed_once_with_its_text(decoded):
    packed_sources = decoded.data["references"]
    assert set(cited(decoded.data)) == set(packed_sources)
    for key, source in packed_sources.items():
        assert source == {"text": references()[key].text, "url": references()[key].link}


def test_packing_is_small_and_the_same_each_time(decoded):
    kind = decoded.data["kind"]
    first = packed(kind)
    packed.cache_clear()
    assert packed(kind) == first
    assert len(first.knowledge) + len(first.codes) < 80_000


def test_rows_of_two_tables_may_share_an_id(tmp_path):
    """An id is unique in its table only; the reasons of a workup keep their own words."""
    with spare_data(tmp_path) as data:
        for name, old in (("pattern", "pattern-benign"), ("category", "category-benign")):
            path = data / "workup" / f"{name}.csv"
            path.write_text(
                path.read_text(encoding="utf-8").replace(f"{old},", "benign,", 1), encoding="utf-8"
            )
        table = Decoded("finding")
        workup = ck.recommend(next(ck.every_finding()))
        assert len({reason.because for reason in workup.reasons if reason.id == "benign"}) == 2
        assert (
            table.outcomes[table.codes[next(iter(spot(table, workup.finding)))]]["reasons"] == workup.reasons
        )


def spot(table, finding):
    """Yield the place of a finding in the packed table."""
    for index, picks in enumerate(table.combinations()):
        if {name: value["id"] for name, value in picks.items()} == finding.as_dict():
            yield index
