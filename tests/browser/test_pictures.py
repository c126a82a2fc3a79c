"""Pictures in pages: drawn from the pack, looked at with the keyboard, and never without their words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

EXPLORER = "02-work-up"
BRIGHT = """async (film) => {
  const read = async (image) => {
    const bitmap = await createImageBitmap(image);
    const sheet = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = sheet.getContext("2d");
    pen.drawImage(bitmap, 0, 0);
    return pen.getImageData(0, 0, bitmap.width, bitmap.height).data;
  };
  const images = [...film.querySelectorAll(":scope > .ck-patch-view__sheet img")];
  await Promise.all(images.map((image) => image.decode()));
  const [tissue, finding, truth] = await Promise.all(images.map(read));
  const count = (data, channel, over) => data.filter((value, n) => n % 4 === channel && value > over).length;
  return { tissue: count(tissue, 0, 40), finding: count(finding, 0, 40), truth: count(truth, 3, 0) };
}"""


@pytest.fixture
def explorer(opened, site):
    page = opened(site / f"{EXPLORER}.html")
    found = page.locator(".ck-explorer").first
    found.locator(".ck-explorer__picture").scroll_into_view_if_needed()
    found.locator('input[data-term="diagnostic"]').check()
    found.locator('[data-view="CC"]').check()
    return found


def pick(explorer, *terms):
    for term in terms:
        explorer.locator(f'input[data-term="{term}"]').check()


def film(explorer, shown):
    found = explorer.locator(".ck-patch-view__film")
    expect(found).to_have_attribute("data-scene", shown)
    return found


def test_a_pick_shows_its_picture_in_each_view(explorer):
    pick(explorer, "milk_of_calcium", "grouped")
    for view, words in (("CC", "smudges"), ("lateral", "crescents"), ("magnification", "magnified")):
        explorer.locator(f'[data-view="{view}"]').check()
        shown = film(explorer, f"milk_of_calcium|grouped|single_area|no_priors|none|none|{view}|b|3|now")
        assert words in shown.locator(".ck-patch-view__tissue").first.get_attribute("alt")
        found = shown.evaluate(BRIGHT)
        assert found["tissue"] > 20_000
        assert found["finding"] > 50
        assert found["truth"] > 50


def test_screening_shows_no_view_that_is_not_taken_then(explorer):
    """The lesson has just said that it is CC and MLO, without magnification."""
    pick(explorer, "amorphous", "grouped")
    views = explorer.locator("[data-view]")
    explorer.locator('[data-view="magnification"]').check()
    explorer.locator('input[data-term="screening"]').check()
    film(explorer, "amorphous|grouped|single_area|no_priors|none|none|CC|b|3|now")
    assert views.evaluate_all("all => all.map(view => view.disabled)") == [False, True, True]
    explorer.locator('input[data-term="diagnostic"]').check()
    assert views.evaluate_all("all => all.map(view => view.disabled)") == [False, False, False]


def test_the_views_stand_in_one_line_with_longer_names(explorer):
    """In German; on a tablet there is least room beside the answer."""
    names = explorer.locator(".ck-patch-view__views label span")
    names.evaluate_all(
        "all => ['CC', 'Streng seitlich', 'Vergrößert'].forEach((n, i) => all[i].textContent = n)"
    )
    for width in (1280, 900, 390):
        explorer.page.set_viewport_size({"width": width, "height": 900})
        heights = names.evaluate_all("all => all.map(name => name.getClientRects().length)")
        tops = explorer.locator(".ck-patch-view__views label").evaluate_all(
            "all => [...new Set(all.map(label => label.getBoundingClientRect().top))]"
        )
        assert (heights, len(tops)) == ([1, 1, 1], 1), width


# Picks each pair, waits for its picture, and gives what each shows; a picture that does not come is named.
GRID = """async (explorer) => {
  const film = explorer.querySelector(".ck-patch-view__film"), seen = [];
  const pick = (term) => explorer.querySelector(`input[data-term="${term}"]`).click();
  for (const { value } of explorer.querySelectorAll(".ck-picker__head-morphology input")) {
    for (const arrangement of ["grouped", "segmental"]) {
      pick(value);
      pick(arrangement);
      const scene = `${value}|${arrangement}|single_area|no_priors|none|none|magnification|b|3|now`;
      const since = performance.now();
      while (film.dataset.scene !== scene) {
        if (performance.now() - since > 60_000) throw new Error(`no picture of ${scene}`);
        await new Promise(requestAnimationFrame);
      }
      seen.push(film.querySelector(".ck-patch-view__finding").src);
    }
  }
  return seen;
}"""


def test_every_cell_of_the_grid_has_a_picture(explorer):
    """Each picture of the pack decodes, and no two findings have the same."""
    explorer.locator('[data-view="magnification"]').check()
    assert len(set(explorer.evaluate(GRID))) == 28


def test_the_truth_shows_on_request_and_is_told(explorer):
    pick(explorer, "round", "grouped")
    shown = film(explorer, "round|grouped|single_area|no_priors|none|none|CC|b|3|now")
    line, button = (
        shown.locator(".ck-patch-view__truth").first,
        explorer.get_by_role("button", name="Mark the particles"),
    )
    expect(line).not_to_be_visible()
    button.press("Enter")
    expect(line).to_be_visible()
    expect(explorer.locator(".ck-patch-view__facts")).to_contain_text("particles")
    button.press("Enter")
    expect(line).not_to_be_visible()
    assert explorer.locator(".ck-patch-view__facts").text_content() == ""


def test_the_magnifier_follows_the_arrow_keys(explorer):
    pick(explorer, "round", "grouped")
    shown = film(explorer, "round|grouped|single_area|no_priors|none|none|CC|b|3|now")
    explorer.get_by_role("button", name="Magnifier").click()
    lens = shown.locator(".ck-patch-view__lens")
    expect(lens).to_be_visible()
    before = lens.bounding_box()
    shown.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        shown.press(key)
    after = lens.bounding_box()
    assert after["x"] > before["x"] + 15
    assert before["y"] + 7 < after["y"]
    for _ in range(40):
        shown.press("ArrowLeft")
    box = shown.bounding_box()
    assert lens.bounding_box()["x"] + 75 >= box["x"] - 2


def test_contrast_and_brightness_change_the_look(explorer):
    pick(explorer, "amorphous", "grouped")
    shown = film(explorer, "amorphous|grouped|single_area|no_priors|none|none|CC|b|3|now")
    explorer.locator(".ck-patch-view__looks > summary").click()
    explorer.get_by_label("Contrast").press("End")
    explorer.get_by_label("Brightness").press("Home")
    look = shown.locator(".ck-patch-view__grey").first.evaluate("node => getComputedStyle(node).filter")
    assert look == "contrast(3) brightness(0.5)"
    explorer.locator(".ck-patch-view__looks").get_by_role("button", name="Reset").click()
    look = shown.locator(".ck-patch-view__grey").first.evaluate("node => getComputedStyle(node).filter")
    assert look == "contrast(1) brightness(1)"


def test_what_a_page_cannot_draw_is_said(explorer):
    pick(explorer, "round", "grouped")
    explorer.locator('select[data-attribute="more"]').select_option("associated=mass")
    expect(explorer.locator(".ck-explorer__picture")).to_contain_text("Left out of this page's image")
    pick(explorer, "vascular", "segmental")
    expect(explorer.locator(".ck-explorer__picture")).to_contain_text("Atypical")


def test_an_open_finding_has_no_picture_and_says_why(explorer):
    """On paper, not in a black box; then it is said that a picture is drawn."""
    explorer.page.evaluate("location.hash = '#screening:'")
    words = explorer.locator(".ck-patch-view__instead-words")
    expect(words).to_contain_text("Pick a morphology and a distribution")
    expect(explorer.locator(".ck-patch-view__tissue").first).to_be_hidden()
    expect(explorer.locator(".ck-patch-view__film")).to_have_css("background-color", "rgb(244, 246, 248)")
    words.evaluate(
        """node => {
          window.told = [];
          new MutationObserver(() => told.push(node.textContent)).observe(node, { childList: true });
        }"""
    )
    pick(explorer, "round", "grouped")
    expect(words).to_have_text("")
    assert "Drawing the image ..." in explorer.page.evaluate("told")


def test_every_picture_says_that_it_is_simulated(explorer):
    expect(explorer.locator(".ck-patch-view__disclaimer")).to_contain_text(
        "Simulated, for teaching, not a patient."
    )
    expect(explorer.locator(".ck-patch-view__disclaimer")).to_contain_text("no radiologist")


@pytest.mark.parametrize(("scheme", "rules"), [("light", "all"), ("dark", "colours")])
def test_a_picture_with_all_its_tools_is_accessible(opened, site, faults, scheme, rules):
    page = opened(site / "explorer.html", color_scheme=scheme)
    explorer = page.locator(".ck-explorer").first
    explorer.locator(".ck-explorer__picture").scroll_into_view_if_needed()
    pick(explorer, "round", "grouped")
    film(explorer, "round|grouped|single_area|no_priors|none|none|magnification|b|3|now")
    for name in ("Magnifier", "Mark the particles"):
        explorer.get_by_role("button", name=name).click()
    explorer.locator(".ck-patch-view__disclaimer summary").click()
    assert faults(page, ".ck-explorer", rules) == []


def test_a_page_keeps_the_pictures_of_all_its_explorers_once(site):
    text = (site / f"{EXPLORER}.html").read_text(encoding="utf-8")
    assert text.count('id="ck-late-') == 1


SEE = "05-see"


def asked_of(pair):
    """Say which of two images is asked for: its name and its place."""
    asked = (
        pair.locator(".ck-contrast__ask p").text_content().removeprefix("Which one is: ").removesuffix("?")
    )
    scenes = [
        film.get_attribute("data-scene").split("|") for film in pair.locator(".ck-patch-view__film").all()
    ]
    return asked, [asked.lower() in scene for scene in scenes].index(True)


def test_a_viewer_turns_the_axes_that_its_page_holds(opened, site):
    page = opened(site / f"{SEE}.html")
    viewer = page.locator(".ck-patch-viewer").first
    viewer.scroll_into_view_if_needed()
    shown = viewer.locator(".ck-patch-view__film")
    start = "amorphous|grouped|single_area|no_priors|none|none"
    expect(shown).to_have_attribute("data-scene", f"{start}|CC|b|3|now")
    viewer.locator('input[data-axis="density"]').press("End")
    expect(shown).to_have_attribute("data-scene", f"{start}|CC|d|3|now")
    assert viewer.locator('input[data-axis="density"]').get_attribute("aria-valuetext") == "d, very dense"
    viewer.locator('input[data-axis="view"][value="magnification"]').check()
    expect(shown).to_have_attribute("data-scene", f"{start}|magnification|d|3|now")
    assert viewer.locator('[data-axis="morphology"]').count() == 0
    beside = viewer.locator(".ck-patch-viewer__two > *").first
    assert beside.evaluate("node => getComputedStyle(node).position") == "sticky"


def test_same_shapes_move_to_another_arrangement_and_back_in_time(opened, site):
    page = opened(site / f"{SEE}.html")
    viewer = page.locator(".ck-patch-viewer").nth(1)
    viewer.scroll_into_view_if_needed()
    shown = viewer.locator(".ck-patch-view__film")
    first = "fine_pleomorphic|grouped|single_area|increasing|none|none|CC|b|3"
    expect(shown).to_have_attribute("data-scene", f"{first}|now")
    now = shown.evaluate(BRIGHT)["finding"]
    viewer.locator('input[data-axis="exam"][value="earlier"]').check()
    expect(shown).to_have_attribute("data-scene", f"{first}|earlier")
    assert shown.evaluate(BRIGHT)["finding"] < now
    viewer.get_by_role("button", name="Same morphology, another distribution").click()
    expect(shown).to_have_attribute("data-scene", first.replace("grouped", "linear") + "|earlier")
    expect(viewer.locator('input[data-axis="distribution"][value="linear"]')).to_be_checked()


def test_a_pair_teaches_then_asks(opened, site):
    """Names and words first; then hidden, one question, and a reason with the answer."""
    page = opened(site / f"{SEE}.html")
    pair = page.locator(".ck-contrast").first
    pair.scroll_into_view_if_needed()
    films = pair.locator(".ck-patch-view__film")
    for n, shape in enumerate(("punctate", "amorphous")):
        expect(films.nth(n)).to_have_attribute(
            "data-scene", f"{shape}|grouped|single_area|no_priors|none|none|magnification|b|3|now"
        )
    assert pair.locator(".ck-contrast__name").all_text_contents() == ["Punctate", "Amorphous"]
    pair.get_by_role("button", name="Mark the particles").first.click()
    assert pair.locator(".ck-patch-view__truthful").count() == 1
    pair.get_by_role("button", name="Hide the names and test me").click()
    assert pair.locator(".ck-contrast__name").all_text_contents() == ["Image 1", "Image 2"]
    expect(pair.locator(".ck-contrast__tell")).not_to_be_visible()
    assert pair.locator(".ck-patch-view__truthful, .ck-patch-view__facts:not(:empty)").count() == 0, (
        "the answer is given away"
    )
    for n in range(2):
        expect(films.nth(n)).to_have_attribute("data-scene", re.compile(r"\|4\|now$"))
    asked, place = asked_of(pair)
    pair.locator(f'[data-answer="{place}"]').click()
    expect(pair.locator(".ck-contrast__verdict")).to_contain_text("Right")
    assert asked in pair.locator(".ck-contrast__name").all_text_contents()[place]
    pair.get_by_role("button", name="Another example").click()
    for n in range(2):
        expect(films.nth(n)).to_have_attribute("data-scene", re.compile(r"\|5\|now$"))


def test_a_wrong_answer_is_told_and_shown(opened, site):
    page = opened(site / f"{SEE}.html")
    pair = page.locator(".ck-contrast").nth(6)
    pair.scroll_into_view_if_needed()
    expect(pair.locator(".ck-patch-view__film").nth(1)).to_have_attribute(
        "data-scene", re.compile("regional")
    )
    pair.get_by_role("button", name="Hide the names and test me").click()
    for n in range(2):
        expect(pair.locator(".ck-patch-view__film").nth(n)).to_have_attribute(
            "data-scene", re.compile(r"\|4\|now$")
        )
    asked, place = asked_of(pair)
    pair.locator(f'[data-answer="{1 - place}"]').press("Enter")
    said = pair.locator(".ck-contrast__verdict")
    expect(said).to_have_text(
        f"✗ You were asked for {asked.lower()}: it is image {place + 1}. Mark the particles to see where."
    )
    films = pair.locator(".ck-patch-view__film")
    outlines = films.evaluate_all("all => all.map(node => getComputedStyle(node).outlineStyle)")
    assert outlines[place] == "solid"
    assert outlines.count("solid") == 1
    assert pair.locator("[data-answer]").first.is_disabled()


@pytest.mark.parametrize("touch", [False, True], ids=["keys", "touch"])
def test_a_tap_on_the_image_itself_answers_and_says_how_far_off_it_was(opened, site, touch):
    page = opened(site / f"{SEE}.html", has_touch=touch)
    pair = page.locator(".ck-contrast").first
    pair.scroll_into_view_if_needed()
    assert pair.get_by_role("application").count() == 0
    pair.get_by_role("button", name="Hide the names and test me").click()
    image = pair.get_by_role("application", name=re.compile("^Image 1[.]"))
    expect(pair.get_by_role("application")).to_have_count(2)
    if touch:
        image.scroll_into_view_if_needed()
        image.tap()
    else:
        image.focus()
        image.press("ArrowLeft")
        expect(image.get_by_role("status")).to_contain_text(
            re.compile(r"\d+ mm from the left, \d+ mm from the top")
        )
        image.press("Enter")
    expect(pair.locator(".ck-contrast__verdict")).to_contain_text(
        re.compile("Right.*Your tap is|You were asked for")
    )
    expect(pair.locator(".ck-tap__pin")).to_have_count(1)
    assert pair.get_by_role("application").count() == 0
    pair.get_by_role("button", name="Another example").click()
    expect(pair.locator(".ck-tap__pin")).to_have_count(0)


def test_a_pair_stands_side_by_side_without_scripts(opened, site):
    page = opened(site / "05-see.html", java_script_enabled=False)
    pairs = page.locator(".ck-picture-pair").all()
    assert len(pairs) == 8
    for pair in pairs:
        left, right = (image.bounding_box() for image in pair.locator("img").all())
        assert left["y"] == right["y"]
        assert left["x"] + left["width"] <= right["x"]
