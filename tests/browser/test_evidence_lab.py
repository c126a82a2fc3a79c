"""The laboratory of numbers in a page: it shows what Python counted, by keyboard and at any width."""

from __future__ import annotations

import pytest
from browser.conftest import LISTEN
from playwright.sync_api import expect

import calcikit as ck
from calcikit.evidence import POPULATION_LABELS

LESSON = "04-evidence"


@pytest.fixture
def lab(opened, site):
    """Open the first laboratory of the lesson."""
    return opened(site / f"{LESSON}.html").locator(".ck-evidence-lab").first


@pytest.mark.parametrize(
    ("morphology", "distribution"),
    [
        ("amorphous", "grouped"),
        ("amorphous", ""),
        ("", ""),
        ("suture", "diffuse"),
        ("fine_linear_branching", "segmental"),
    ],
)
def test_every_population_says_what_python_says(lab, morphology, distribution):
    lab.locator('[data-attribute="morphology"]').select_option(morphology)
    lab.locator('[data-attribute="distribution"]').select_option(distribution)
    for counted_in in POPULATION_LABELS:
        said = ck.EvidenceLab(morphology=morphology, distribution=distribution, counted_in=counted_in)
        lab.locator(f'input[value="{counted_in}"]').check()
        expect(lab.locator('[data-ck="said"]')).to_have_text(said.summary)
        rows = lab.locator(".ck-evidence-lab__forest tbody tr:not(.ck-evidence-lab__total)")
        pooled = said.evidence.pools.get(counted_in)
        studies = [sample.study for sample in pooled.samples] if pooled else []
        named = [text.removesuffix(" *") for text in rows.locator("th").all_text_contents()]
        assert [name for name in named if name != "A new, similar centre"] == studies


def test_a_thousand_women_follow_the_clinic(lab):
    """The slider moves by keyboard; the numbers are those of `predictive_value`, and they add up."""
    slider = lab.locator('input[type="range"]')
    slider.focus()
    for _ in range(3):
        slider.press("ArrowRight")
    share = float(slider.get_attribute("aria-valuetext").split("%")[0]) / 100
    told = ck.EvidenceLab(morphology="amorphous", distribution="grouped", prevalence=share).predictive_value
    numbers = [
        int(text.replace(",", ""))
        for text in lab.locator(".ck-evidence-lab__legend strong").all_text_contents()
    ]
    assert numbers == [told.true_positive, told.false_negative, told.false_positive, told.true_negative]
    marks = lab.locator(".ck-evidence-lab__women path").evaluate_all(
        "all => all.map(p => p.getAttribute('d').split('M').length - 1)"
    )
    assert marks == [number for number in numbers if number]
    assert sum(marks) == 1000
    assert str(numbers[0]) in lab.locator(".ck-evidence-lab__women").get_attribute("aria-label")
    expect(slider).to_be_focused()


def test_a_change_is_told_once(lab):
    lab.locator("[role=status]").evaluate(LISTEN)
    lab.locator('input[value="collection"]').check()
    lab.page.evaluate("() => new Promise(requestAnimationFrame)")
    (told,) = lab.page.evaluate("told")
    assert told.startswith("Amorphous and grouped: 23 of 61 malignant")
    assert "Of 1,000 women" in told


def test_what_starting_again_changes_is_told_whole(lab):
    lab.get_by_label("Morphology (shape)").select_option("round")
    lab.get_by_role("slider").press("ArrowRight")
    lab.locator("[role=status]").evaluate(LISTEN)
    lab.get_by_role("button", name="Start again").press("Enter")
    lab.page.evaluate("() => new Promise(requestAnimationFrame)")
    (told,) = lab.page.evaluate("told")
    assert told.startswith("Amorphous and grouped: 54 of 669 malignant")


def test_the_band_is_drawn_behind_studies_and_never_behind_the_collection(lab):
    assert lab.locator(".ck-interval-bar__band").count() > 0
    lab.locator('input[value="collection"]').check()
    assert lab.locator(".ck-interval-bar__band").count() == 0
    assert "collectors' choice" in lab.inner_text()


def test_two_laboratories_do_not_share_their_choices(opened, site):
    labs = opened(site / f"{LESSON}.html").locator(".ck-evidence-lab")
    assert labs.count() == 2
    before = labs.nth(1).locator('[data-ck="said"]').text_content()
    labs.first.locator('[data-attribute="morphology"]').select_option("rim")
    assert labs.nth(1).locator('[data-ck="said"]').text_content() == before
