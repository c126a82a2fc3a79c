"""A figure says all its numbers, and comes out the same each time."""

from __future__ import annotations

import re

import pytest

import calcikit.evidence as evidence
from calcikit.figures import StaticFigure, forest_plot, icon_array


@pytest.mark.parametrize("name", ["amorphous", "milk_of_calcium", "biopsied", "fine_pleomorphic"])
def test_a_forest_plot_says_all_its_numbers(name):
    found, picture = evidence.named_pool(name), forest_plot(name)
    for sample in found.samples:
        assert f"{sample.study}" in picture.alt
        assert f"{sample.malignant:,} of {sample.n:,}, " in picture.alt
    assert f"{found.malignant:,} of {found.n:,}" in picture.alt
    assert ("A new, similar centre:" in picture.alt) == (found.prediction is not None)


def test_a_forest_plot_shows_the_band_of_the_category():
    assert "the band of BI-RADS 4B, 10 to 50%" in forest_plot("amorphous").alt
    assert "the band of BI-RADS 5, 95 to 100%" in forest_plot("category_5").alt
    assert "band" not in forest_plot("biopsied").alt
    assert "band" not in forest_plot(evidence.named_pool("category_5")).alt


def test_figures_come_out_the_same_to_the_byte():
    value = evidence.predictive_value(sensitivity=0.7, specificity=0.8, prevalence=0.02)
    for draw in (lambda: forest_plot("grouped"), lambda: icon_array(value)):
        one, two = draw(), draw()
        assert one == two
        assert one.svg.startswith(b"<?xml")
        assert not re.search(rb"<dc:date>|\d{4}-\d\d-\d\dT", one.svg)


def test_an_icon_array_draws_one_mark_a_woman():
    value = evidence.predictive_value(sensitivity=0.7, specificity=0.8, prevalence=0.02)
    picture = icon_array(value)
    numbers = [int(n) for n in re.findall(r"(\d+) with", picture.alt.partition(":")[2])]
    assert sum(numbers) == 1000
    marks = picture.svg.count(b'<use xlink:href="#m')
    assert 1000 <= marks <= 1000 + 4, "one mark a woman, and one for each line of the legend"


def test_a_picture_in_a_notebook_has_its_alt_text():
    shown = StaticFigure(svg=b"<svg/>", alt='5% "or" so')._repr_html_()
    assert 'alt="5% &quot;or&quot; so"' in shown
    assert "data:image/svg+xml;base64,PHN2Zy8+" in shown
