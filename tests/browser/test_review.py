"""A clinician marks texts in a page with the network off, and the editors read the file that it saves."""

from __future__ import annotations

import pytest
from browser.conftest import reload
from playwright.sync_api import expect

from calcikit.export import export_review
from calcikit.reviews import read_reviews


@pytest.fixture(scope="module")
def review_page(tmp_path_factory):
    return export_review(tmp_path_factory.mktemp("review") / "review.html")


def test_marks_stay_over_a_reload_and_the_saved_file_is_read(opened, review_page, tmp_path):
    page = opened(review_page)
    first, second, third = (page.locator(".ck-review").nth(number) for number in range(3))
    reviewer, controls = page.locator("#reviewer"), page.locator("#controls")
    controls.get_by_label("Only what is open").check()
    first.get_by_label("disagree").check()
    expect(first).to_be_visible()  # a comment can still be given
    comment, title = first.get_by_label("Comment", exact=True), first.get_by_role("heading").inner_text()
    expect(comment).to_have_accessible_description(title)  # of a thousand
    comment.fill('No, "really"\nnot')
    second.get_by_label("agree", exact=True).check()
    third.get_by_label("Comment", exact=True).fill("Add the source.")
    expect(third.get_by_role("radio", name="comment", exact=True)).to_be_checked()
    controls.get_by_role("button", name="Save CSV").click()
    expect(page.locator("#said")).to_have_text("Give your name and your role first.")
    reviewer.get_by_label("Your name").fill("A. Reader")
    reviewer.get_by_label("Your role").fill("breast radiologist")
    reload(page)
    expect(page.locator("#progress")).to_contain_text("3 of ")
    controls.get_by_label("Only what is open").check()
    expect(first).to_be_hidden()
    with page.expect_download() as download:
        controls.get_by_role("button", name="Save CSV").click()
    download.value.save_as(tmp_path / "sent.csv")
    one, two, three = read_reviews(tmp_path / "sent.csv")
    assert (one.who, one.verdict, one.comment) == ("A. Reader", "disagree", 'No, "really"\nnot')
    assert (two.verdict, two.hash) == ("agree", second.get_attribute("data-hash"))
    assert (three.verdict, three.comment) == ("comment", "Add the source.")
