"""The sizes and weights of text: one scale for pages and widgets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SHEETS = Path(__file__).resolve().parents[1] / "js"
# Small print, notes, controls, widgets, prose, titles of widgets, names, the category. A page
# names most of them as variables. Sizes that follow the width of a widget (min, clamp) are not listed.
SCALE = {"0.75", "0.8125", "0.875", "0.9375", "1.125", "1.25", "1.375", "1.75"}
SIZE = re.compile(r"font(?:-size)?:[^;{}(]*?([\d.]+)rem")
WEIGHT = re.compile(r"font(?:-weight)?:\s*(\d{3})\b")


@pytest.mark.parametrize(("pattern", "allowed"), [(SIZE, SCALE), (WEIGHT, {"400", "700"})])
def test_text_has_the_sizes_and_weights_of_one_scale(pattern, allowed):
    found = {
        (str(sheet.relative_to(SHEETS)), value)
        for sheet in SHEETS.rglob("*.css")
        for value in pattern.findall(sheet.read_text(encoding="utf-8"))
    }
    used = {value for _, value in found}
    assert used == allowed, sorted(found)
