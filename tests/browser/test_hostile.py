"""Texts that are anything but plain pass through notebook, data, widget and page: unharmed, and never run."""

from __future__ import annotations

import nbformat
import pytest
from lesson_maker import lesson, prose

from calcikit import export_site

HIT = "<img src=x onerror=window.hit=1><script>window.hit=1</script></style></title><!--"
MIXED = (
    "\u202b\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627\u202c "
    "\U0001fa7b\U0001f469\U0001f3fd\u200d\u2695\ufe0f "
    "'single' \"double\" `tick` \\ & &amp; %s {x}"
)
LONG = "w" * 400
ODD = f"{HIT} {MIXED} {LONG}"

QUESTION = """
import calcikit as ck, ipywidgets as w, pandas as pd, json
odd = {odd!r}
check = ck.self_check("benign-next-step")
asked = check._question
options = [dict(option, text=f"{{n}} {{odd}}", reason=odd) for n, option in enumerate(asked["options"])]
check._question = dict(asked, question=odd, options=options)
check
"""
BOX = """
w.VBox([w.Label(odd), w.Accordion([w.Label("inside")], titles=[odd])])
"""


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    """Write a site whose every text is odd."""
    folder = tmp_path_factory.mktemp("hostile")
    quoted = (
        ODD.replace("<", "&lt;")
        .replace("`", "\\`")
        .replace("\\ &", "\\\\ &")
        .replace("&amp; %", "&amp;amp; %")
    )
    cells = [
        prose(f"## Heading {quoted}\n\nText {quoted}\n\n## Two\n\nAmorphous\n\n## Three\n\nEnd"),
        QUESTION.format(odd=ODD).strip(),
        BOX.strip(),
        f"pd.DataFrame({{'a': [{ODD!r}]}}).style.format(escape='html')",
        f"print({ODD!r})",
    ]
    notebook = lesson(*cells, title="An odd lesson")
    notebook.metadata["calcikit"] = {"title": ODD, "minutes": 1, "objectives": [ODD]}
    nbformat.write(notebook, folder / "odd.ipynb")
    return export_site([folder / "odd.ipynb"], out=folder / "site")[1]


def whole(text):
    """Say whether a text holds the odd one, letter by letter; HTML folds white space."""
    return " ".join(ODD.split()) in " ".join(text.split())


@pytest.mark.parametrize("width", [320, 1280])
def test_odd_texts_are_shown_as_they_are(opened, page_file, width):
    page = opened(page_file, viewport={"width": width, "height": 800})
    check = page.locator(".ck-self-check")
    check.locator("input").first.check()
    check.get_by_role("button", name="Check").click()
    places = {
        "heading": page.locator("main h2").first,
        "prose": page.locator("main > p", has_text="Text ").first,
        "question": check.locator(".ck-self-check__asked"),
        "option": check.locator(".ck-self-check__option").first,
        "reason": check.locator(".ck-self-check__reason").first,
        "label": page.locator("main span.ck-live").first,
        "fold": page.locator("main .ck-column summary"),
        "cell": page.locator("main tbody td").first,
        "print": page.locator("main > .ck-text").last,
        "contents": page.locator(".ck-contents a").first,
    }
    assert [name for name, place in places.items() if not whole(place.text_content())] == []
    assert page.evaluate("typeof window.hit") == "undefined"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_odd_texts_are_found_by_the_search(opened, page_file):
    page = opened(page_file.parent / "index.html", viewport={"width": 320, "height": 800})
    assert whole(page.locator(".ck-lessons h3").text_content())
    page.get_by_role("searchbox").fill("\u05e9\u05dc\u05d5\u05dd")
    page.get_by_text("in 1 page").wait_for()
    assert page.locator(".ck-search mark").first.text_content() == "\u05e9\u05dc\u05d5\u05dd"
    page.locator(".ck-search ol a").first.click()
    assert page.evaluate("document.querySelector(':target') !== null")
    assert page.evaluate("typeof window.hit") == "undefined"


def test_without_scripts_they_are_there_too(opened, page_file):
    page = opened(page_file, java_script_enabled=False)
    assert whole(page.locator(".ck-question strong").first.text_content())
    assert page.locator("main h2").count() >= 3
