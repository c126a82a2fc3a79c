"""The answers are as reviewed: files in which a changed rule shows as a changed line."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from difflib import unified_diff
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest
from merged_states import merged_states

import calcikit as ck
from calcikit.lexicon import lexicon
from calcikit.workup.rules import chain

EXPECTED = Path(__file__).parent / "expected"


def core_slice():
    """Yield the core of the space; what is not named here is at its default."""
    words = lexicon().attributes
    names = ("stage", "morphology", "distribution", "change", "extent")
    yield [*names, "category", "next_step", "certainty"]
    for values in product(*(words[name].ids for name in names)):
        workup = ck.recommend(ck.Finding(**dict(zip(names, values, strict=True))))
        yield [*values, workup.category, workup.next_step, workup.certainty]


RESULT_NAMES = (
    "category_before",
    "histology",
    "calcifications_in_specimen",
    "calcifications_on_slides",
    "concordance",
    "residual_calcifications",
)


def results():
    """Yield every biopsy result at average risk and without a mass."""
    yield [*RESULT_NAMES, "category", "next_step", "certainty"]
    known = ck.BiopsyResult.attributes()
    for values in product(*(known[name].ids for name in RESULT_NAMES)):
        workup = ck.after_biopsy(ck.BiopsyResult(**dict(zip(RESULT_NAMES, values, strict=True))))
        yield [*values, workup.category, workup.next_step, workup.certainty]


def decided(said):
    """Return all of an outcome but its sentences, which `data/confirmed.csv` watches."""
    plan = [[(step.id, step.when) for step in steps] for steps in (said.steps, said.alternatives)]
    return repr((said.category, said.subject, said.alternative_categories, plan, said.follow_up))


def row_hashes():
    """Yield for each row of a table how many it decides, and a hash of all that is then said."""
    yield ["table", "row", "cases", "hash"]
    for kind in ("finding", "biopsy"):
        for table in chain(kind).tables:
            said = defaultdict(Counter)
            for state in merged_states(kind, [f"rule:{table.name}"]):
                said[state.values[f"rule:{table.name}"]][decided(state.outcome)] += state.findings
            for row in table.rows:
                text = "\n".join(f"{count} {what}" for what, count in sorted(said[row.id].items()))
                digest = sha256(text.encode()).hexdigest()[:12]
                yield [table.name, row.id, str(said[row.id].total()), digest]


@pytest.mark.parametrize(
    ("file", "found"), [("decisions.csv", core_slice), ("results.csv", results), ("rows.csv", row_hashes)]
)
def test_the_answers_are_as_reviewed(file, found, request):
    """A changed rule shows as a changed line; `pytest --rewrite-expected` writes the file anew for review."""
    path = EXPECTED / file
    lines = [",".join(row) for row in found()]
    if request.config.getoption("--rewrite-expected"):
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    reviewed = path.read_text(encoding="utf-8").splitlines()
    changed = [*unified_diff(reviewed, lines, "reviewed", "found", n=0, lineterm="")]
    assert not changed, "\n".join(["", *changed[:60], f"{len(changed)} lines; see --rewrite-expected"])


CITED = tomllib.loads((EXPECTED / "cited.toml").read_text(encoding="utf-8"))["example"]


@pytest.mark.parametrize("example", CITED, ids=[example["name"] for example in CITED])
def test_an_example_that_a_radiologist_can_sign(example):
    if "finding" in example:
        workup = ck.recommend(ck.Finding(**example["finding"]))
    else:
        workup = ck.after_biopsy(ck.BiopsyResult(**example["result"]))
    assert (workup.category, workup.next_step) == (example["category"], example["next_step"])
    assert set(example["cite"]) <= set(workup.sources)
