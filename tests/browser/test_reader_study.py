"""A reader judges every picture with the keyboard, saves the table, and it scores."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from calcikit.reader_study import make_study, score_study


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Make a study of two pairs."""
    folder = tmp_path_factory.mktemp("real")
    for number in range(2):
        pixels = np.random.default_rng(number).integers(0, 255, (140, 140)).astype("uint8")
        Image.fromarray(pixels).save(folder / f"{number}.png")
    (folder / "real.csv").write_text(
        "file,morphology,distribution\n0.png,round,grouped\n1.png,rim,regional\n", encoding="utf-8"
    )
    return make_study(folder, folder / "study", pairs=2).parent


def test_a_study_is_done_with_the_keyboard_and_scores(opened, faults, study, tmp_path):
    page = opened(study / "study.html")
    sheet = page.locator(".ck-rating")
    for number in range(4):
        expect(sheet.get_by_role("heading")).to_have_text(f"Picture {number + 1} of 4")
        sheet.get_by_role("radio").first.focus()
        page.keyboard.press("Space")
        for _ in range(number):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.type("Rim")
        expect(sheet.get_by_role("status")).to_contain_text(f"{number + 1} of 4 judged")
        if number < 3:
            sheet.get_by_role("button", name="Next").focus()
            page.keyboard.press("Enter")
    assert faults(page) == []
    with page.expect_download() as saved:
        sheet.get_by_role("link", name="Save the table").press("Enter")
    saved.value.save_as(tmp_path / "ann.csv")
    lines = (tmp_path / "ann.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "item,rating,shape" and lines[4] == "item-004,4,rim"
    assert score_study(study / "key.csv", [tmp_path / "ann.csv"]).loc["ann", "pictures"] == 4


def test_a_study_that_was_left_goes_on_where_it_was(opened, study):
    page = opened(study / "study.html")
    page.locator(".ck-rating").get_by_role("radio", name="cannot tell").check()
    page.reload()
    expect(page.locator(".ck-rating").get_by_role("radio", name="cannot tell")).to_be_checked()
