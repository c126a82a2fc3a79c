"""The colours: enough contrast in light and dark, and told apart by every eye and in grey."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

SHEETS = Path(__file__).resolve().parents[1] / "js"
PAGE = (SHEETS / "page" / "colours.css").read_text(encoding="utf-8")
THEME = (SHEETS / "shared" / "theme.css").read_text(encoding="utf-8")

CATEGORIES = ("c2", "c3", "c4a", "c4b", "c4c", "c5")
EYES = {
    "usual": None,
    "protanopia": {"name": "sRGB1+CVD", "cvd_type": "protanomaly", "severity": 100},
    "deuteranopia": {"name": "sRGB1+CVD", "cvd_type": "deuteranomaly", "severity": 100},
    "tritanopia": {"name": "sRGB1+CVD", "cvd_type": "tritanomaly", "severity": 100},
}


def schemes(text):
    """Give the colours in light and in the dark, by name."""
    found = re.findall(r"--ck-([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));", text)
    return {
        "light": {name: light or both for name, light, _, both in found},
        "dark": {name: dark or both for name, _, dark, both in found},
    }


def rgb(colour):
    """Give red, green and blue from 0 to 1."""
    return np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255


def luminance(colour):
    """Relative luminance, as WCAG 2.2 defines it."""
    part = rgb(colour)
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def contrast(one, other):
    """Contrast ratio, as WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen(colour, eye):
    """Give a colour as an eye sees it."""
    return (
        rgb(colour) if EYES[eye] is None else np.clip(cspace_convert(rgb(colour), EYES[eye], "sRGB1"), 0, 1)
    )


def test_the_formula_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_words_of_a_page_stand_out():
    for scheme in ["light", "dark"]:
        for front, back, least in [
            ("ink", "page", 7),
            ("quiet", "page", 4.5),
            ("link", "page", 4.5),
            ("link", "shade", 4.5),
            ("quiet", "shade", 4.5),
            ("accent", "shade", 4.5),
            ("word", "shade", 4.5),
            ("string", "shade", 4.5),
            ("number", "shade", 4.5),
            ("ink", "mark", 4.5),
            ("quiet", "mark", 4.5),
        ]:
            found = schemes(PAGE)[scheme]
            assert contrast(found[front], found[back]) >= least


def test_words_of_a_widget_stand_out():
    for scheme in ["light", "dark"]:
        for front, back, least in [
            ("ink", "paper", 7),
            ("soft", "paper", 4.5),
            ("soft", "wash", 4.5),
            ("accent", "paper", 4.5),
            ("accent", "wash", 4.5),
            ("accent-ink", "accent", 4.5),
            ("ink", "accent-wash", 4.5),
            ("good", "paper", 4.5),
            ("good", "wash", 4.5),
            ("bad", "paper", 4.5),
            ("on-light", "c2", 4.5),
            ("on-light", "c3", 4.5),
            ("on-light", "c4a", 4.5),
            ("on-light", "c4b", 4.5),
            ("on-dark", "c4c", 4.5),
            ("on-dark", "c5", 4.5),
        ]:
            found = schemes(THEME)[scheme]
            assert contrast(found[front], found[back]) >= least


def test_categories_are_told_apart_by_every_eye():
    """At least 10 apart in CAM02-UCS, where a difference of about 1 can just be seen."""
    for eye in EYES:
        found = schemes(THEME)["light"]
        apart = [
            deltaE(seen(found[a], eye), seen(found[b], eye), "sRGB1") for a, b in combinations(CATEGORIES, 2)
        ]
        assert min(apart) >= 10


def test_categories_darken_with_concern_so_that_they_survive_grey():
    found = schemes(THEME)["light"]
    grey = [luminance(found[name]) for name in CATEGORIES]
    assert grey == sorted(grey, reverse=True)
    assert all(contrast(found[one], found[other]) >= 1.1 for one, other in pairwise(CATEGORIES))


def test_right_and_wrong_are_told_apart_by_every_eye():
    """Colour is never alone: a sign and a word stand beside it. It still has to be seen."""
    for eye in EYES:
        for scheme in ["light", "dark"]:
            found = schemes(THEME)[scheme]
            assert deltaE(seen(found["good"], eye), seen(found["bad"], eye), "sRGB1") >= 8
