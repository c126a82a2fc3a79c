"""What is picked and answered is there after a reload; a link goes first, and storage may be blocked."""

from __future__ import annotations

import pytest
from browser.conftest import reload
from lesson_maker import lesson, write_page
from playwright.sync_api import expect

CELLS = (
    'import calcikit as ck\nck.Explorer("amorphous", "grouped", name="kept")',
    'ck.AfterBiopsy("4B", "fibrocystic", regions=True)',
    'ck.self_check("both-axes")',
    'ck.EvidenceLab(morphology="amorphous", distribution="grouped")',
)
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied'); } })"
REGION = "select[data-ck=region]"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Write a page with every widget that keeps its place, once."""
    return write_page(tmp_path_factory.mktemp("memory"), lesson(*CELLS))


@pytest.fixture
def page(opened, written):
    """Open the page and pick something in each of its widgets."""
    page = opened(written)
    explorer, after = page.locator(".ck-explorer").all()
    explorer.locator('.ck-choices [data-ck="pin"]').click()
    explorer.locator('input[data-term="vascular"]').check()
    page.locator(REGION).select_option(index=1)
    after.locator('input[data-term="dcis"]').check()
    page.locator(".ck-self-check input").nth(1).check()
    page.locator(".ck-self-check").get_by_role("button", name="Check").click()
    page.locator(".ck-evidence-lab select").first.select_option("punctate")
    return page


def reloaded(page):
    reload(page)
    expect(page.locator("[data-ck-model]:not([data-ck-drawn])")).to_have_count(0)


def stands(page, morphology, region, dcis, answered, looked_at):
    """Wait until this stands in the widgets."""
    explorer, after = page.locator(".ck-explorer").all()
    expect(explorer.locator(f'input[name$=morphology][data-term="{morphology}"]')).to_be_checked()
    chosen = expect(page.locator(REGION))
    (chosen.not_to_have_value if region else chosen.to_have_value)("")
    expect(after.locator('input[data-term="dcis"]')).to_be_checked(checked=dcis)
    again = page.locator(".ck-self-check").get_by_role("button", name="Try again")
    expect(again).to_be_visible(visible=answered)
    expect(page.locator(".ck-evidence-lab select").first).to_have_value(looked_at)


BEGUN = ("amorphous", False, False, False, "amorphous")
PICKED = ("vascular", True, True, True, "punctate")


def test_a_reload_goes_on_and_each_widget_can_start_again(page):
    stands(page, *PICKED)
    reloaded(page)
    stands(page, *PICKED)
    page.locator('.ck-explorer [data-tab="compare"]').first.press("Enter")  # what is drawn below may move it
    expect(page.locator('.ck-explorer [data-ck="compare"]').first).to_contain_text("Amorphous")
    page.locator(REGION).select_option("")
    for again in page.get_by_role("button", name="Start again").all():
        again.click()
    page.get_by_role("button", name="Try again").click()
    stands(page, *BEGUN)
    reloaded(page)
    stands(page, *BEGUN)


def test_a_link_goes_before_what_was_kept(page):
    page.evaluate("history.replaceState(null, '', '#kept:morphology=rim&distribution=diffuse')")
    reloaded(page)
    stands(page, "rim", *PICKED[1:])


def test_without_storage_everything_begins_anew_and_works(page):
    page.add_init_script(BLOCKED)
    reloaded(page)
    stands(page, *BEGUN)
    page.locator('.ck-explorer input[data-term="vascular"]').check()
    stands(page, "vascular", *BEGUN[1:])
    page.close()  # its script would stay
