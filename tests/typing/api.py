"""The public names, used as a caller uses them: mypy reads this file, nothing runs it."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

import pandas as pd

import calcikit as ck

finding = ck.Finding(morphology="amorphous", distribution="grouped")
assert_type(finding, ck.Finding)
assert_type(finding.morphology, str)
assert_type(finding.replace(change="new"), ck.Finding)
assert_type(finding.as_dict(), dict[str, str])

workup = ck.recommend(finding)
assert_type(workup, ck.Workup)
assert_type(workup.category, str)
assert_type(workup.next_step, str)
assert_type([step.label for step in workup.steps], list[str])
assert_type([reason.cite for reason in workup.reasons], list[tuple[str, ...]])
assert_type([station.state for station in workup.path], list[str])
assert_type(workup.report_text, str)
assert_type(workup.patient_text, str)
assert_type([change.moves for change in ck.what_if(finding)], list[bool])
assert_type(next(ck.every_finding()), ck.Finding)

result = ck.BiopsyResult(category_before="4B", histology="fibrocystic")
assert_type(ck.after_biopsy(result), ck.Workup)

local = ck.Knowledge.load(overlay=Path("my-hospital"))
assert_type(local, ck.Knowledge)
assert_type(ck.recommend(ck.Finding(morphology="round", distribution="grouped", knowledge=local)), ck.Workup)

patch = ck.simulate(finding, view="CC", density="b", seed=1)
assert_type(patch, ck.Patch)
assert_type(patch.image.ndim, int)

assert_type(ck.outcomes_from_file("cases.csv"), pd.DataFrame)
assert_type(ck.step_table(), pd.DataFrame)

try:
    ck.Finding(morphology="amorphus", distribution="grouped")
except ck.UnknownTerm as error:
    assert_type(error.allowed, tuple[str, ...])
