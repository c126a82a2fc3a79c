"""Pictures for widgets: drawn when asked, packed for pages, and always said to be simulated."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode
from collections import Counter
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

import calcikit as ck
from calcikit.cases import all_cases
from calcikit.payload.patches import contrast_payload, disclaimer
from calcikit.payload.question_bank import SHARES
from calcikit.payload.scenes import SCENE, every_scene, page_pictures, patch_of
from calcikit.quiz import contrast_pairs, drill_items
from calcikit.simulator.scene import Scene

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT / "js" / "shared"
ROUND = {"morphology": "round", "distribution": "grouped", "seed": 3}


def opened(pack):
    """Read a pack: its head, and its pictures in order."""
    length = int.from_bytes(pack[:4], "little")
    head = json.loads(zlib.decompress(pack[4 : 4 + length]))
    body = pack[4 + length :]
    assert len(body) == (head["ends"] or [0])[-1]
    return head, [body[start:end] for start, end in pairwise([0, *head["ends"]])]


def only(pack):
    """Return what a pack of one scene says."""
    (scene,) = opened(pack)[0]["scenes"].values()
    return scene


def test_the_page_names_a_scene_as_python_does():
    """The key's axes and usual values stand in patch-source.js too."""
    script = (SHARED / "patch-source.js").read_text(encoding="utf-8")
    told = re.search(r"const SCENE = \{(.+?)\};", script, re.DOTALL)[1]
    pairs = re.findall(r'(\w+): (null|\d+|"\w+")', told)
    assert [(name, json.loads(value)) for name, value in pairs] == list(SCENE.items())


def test_an_explorer_answers_what_is_asked():
    explorer = ck.Explorer()
    explorer._picture_request = {**ROUND, "view": "lateral", "associated": "mass", "ask": 0.5}
    head, pictures = opened(explorer._picture_pack)
    scene = only(explorer._picture_pack)
    assert head["ask"] == 0.5
    assert "true lateral view" in scene["alt"]
    assert "with a mass" in scene["alt"]
    sizes = {Image.open(BytesIO(data)).size for data in pictures[:2]}
    assert sizes == {(384, 384)}
    assert scene["facts"].startswith("The truth: ")
    assert scene["field"] == 38.4


def test_what_cannot_be_drawn_is_said():
    explorer = ck.Explorer()
    explorer._picture_request = {**ROUND, "exam": "earlier", "ask": 1}
    assert "there is none" in only(explorer._picture_pack)["error"]
    explorer._picture_request = {**ROUND, "morphology": "rond", "ask": 2}
    assert "Did you mean 'round'?" in only(explorer._picture_pack)["error"]


def test_an_explorer_gives_the_patch_it_shows():
    explorer = ck.Explorer(morphology="amorphous", view="magnification", density="c", seed=8)
    assert explorer.patch is None
    explorer.distribution = "grouped"
    patch = explorer.patch
    assert (patch.view, patch.density, patch.seed) == ("magnification", "c", 8)
    assert patch.finding == explorer.finding


def test_the_page_of_an_explorer_holds_every_shape_in_every_arrangement_in_three_views():
    scenes = every_scene(ck.Explorer()._page_scenes)
    assert len(scenes) == 14 * 5 * 3
    assert len({(s["morphology"], s["distribution"], s["view"]) for s in scenes}) == 210


def test_scenes_in_the_same_tissue_share_it():
    round_ones = {**{name: [value] for name, value in ROUND.items()}, "view": ["CC", "lateral"]}
    linear = {"morphology": ["round"], "distribution": ["linear"], "seed": [3]}
    head, pictures = opened_page([round_ones, linear])
    tissues = [scene["tissue"] for scene in head["scenes"].values()]
    assert len(tissues) == 3
    assert tissues[0] == tissues[2] != tissues[1]
    assert len(pictures) == 2 + 3


def opened_page(products):
    """Open the pack that a page would hold for some products."""
    return opened(b64decode(page_pictures(json.dumps(products))))


def test_a_scene_is_the_patch_of_the_simulator():
    patch = patch_of({**ROUND, "view": "lateral", "density": "d", "change": "new", "exam": "earlier"})
    assert patch.prior
    assert patch.density == "d"
    assert patch.view == "lateral"
    assert not len(patch.calcium)


def test_a_magnified_view_has_twice_the_detail():
    head, pictures = opened_page(
        [{**{name: [value] for name, value in ROUND.items()}, "view": ["CC", "magnification"]}]
    )
    wide, close = head["scenes"].values()
    sizes = [
        Image.open(BytesIO(pictures[scene[layer]])).size
        for scene in (wide, close)
        for layer in ("tissue", "finding")
    ]
    assert sizes == [(384, 384), (384, 384), (768, 768), (768, 768)]
    assert close["field"] == round(wide["field"] / 1.8, 1)


DRAWN = re.compile(r"(ck\.(?:Explorer|PatchViewer|Contrast|simulate)\(.*\))$", re.MULTILINE)


def shown_in_lessons():
    """Return the tissue of each picture in the pages of lessons: widgets, cases and the drill's bank."""
    scenes, specs = [], []
    for lesson in sorted((ROOT / "notebooks").glob("0*.ipynb")):
        code = "\n".join("".join(cell["source"]) for cell in json.loads(lesson.read_text())["cells"])
        for call in DRAWN.findall(code):
            shown = eval(call, {"ck": ck})  # as the lesson has it
            if isinstance(shown, ck.simulator.Patch):
                specs.append(shown)
            else:
                scenes += every_scene(shown._page_scenes)
    specs += [
        spec for kind in SHARES for item in drill_items(SHARES[kind], kinds=[kind]) for spec in item.pictures
    ]
    scenes += [{"morphology": spec.finding.morphology, "seed": spec.seed} for spec in specs]
    for case in all_cases().values():
        pictured = [decision for decision in case.decisions if decision.stage.pictures]
        scenes += [{"morphology": one.finding.morphology, "seed": case.case.seed} for one in pictured]
    blank = ck.Finding("round", "grouped").as_dict()
    found = []
    for scene in scenes:
        finding = SimpleNamespace(**blank | {"morphology": scene["morphology"]})
        found.append(Scene.checked(finding, "CC", "b", scene.get("seed", 0), 64, None).breast)
    return found


def test_lessons_show_many_tissues_and_none_again_and_again():
    shown = Counter(shown_in_lessons())
    assert len(shown) >= 40
    assert max(shown.values()) < 0.1 * shown.total()


def test_pictures_are_said_to_be_schematic():
    said = disclaimer()
    assert "no radiologist" in said["schematic"]
    assert ck.Explorer().get_state()["_disclaimer"] == said
    assert len(said["tested"]) >= 3
    assert len(said["untested"]) >= 2


def test_nothing_is_drawn_before_it_is_asked_for():
    assert ck.Explorer(morphology="round", distribution="grouped").get_state()["_picture_pack"] == b""


@pytest.mark.parametrize("pair", contrast_pairs().values(), ids=lambda pair: pair.id)
def test_a_pair_shows_two_pictures_with_what_to_look_for(pair):
    """Both lie in the same breast, and differ in one thing only."""
    one, other = (side.scene(4) for side in pair.sides)
    different = [name for name in one if one[name] != other[name]]
    assert len(different) == 1
    assert different[0] in ("morphology", "distribution", "view")
    assert pair.sides[0].name != pair.sides[1].name
    shown = contrast_payload(pair, 4)
    assert all(side["looks"] and all(said["text"] for said in side["looks"]) for side in shown["sides"])
    assert {*shown["tell"]["cite"]} <= shown["references"].keys()
    assert shown["tell"]["cite"]
    assert all(not patch_of(scene).note for scene in (one, other))


def test_the_pairs_are_the_known_confusions():
    shapes = {frozenset(s.finding["morphology"] for s in pair.sides) for pair in contrast_pairs().values()}
    casts = [
        frozenset({"fine_linear_branching", other}) for other in ("vascular", "suture", "large_rod_like")
    ]
    assert {frozenset({"punctate", "amorphous"}), frozenset({"coarse_heterogeneous", "dystrophic"})} <= shapes
    assert set(casts) <= shapes
    assert frozenset({"milk_of_calcium"}) in shapes
    arranged = {
        frozenset(s.finding["distribution"] for s in pair.sides) for pair in contrast_pairs().values()
    }
    assert {frozenset({"grouped", "regional"}), frozenset({"linear", "segmental"})} <= arranged


def test_a_viewer_follows_its_traits_and_gives_its_patch():
    viewer = ck.PatchViewer(ck.Finding(morphology="round", distribution="linear", change="new"), seed=9)
    viewer.view, viewer.exam = "magnification", "earlier"
    assert viewer.finding == ck.Finding(morphology="round", distribution="linear", change="new")
    assert viewer.patch.prior
    assert viewer.patch.view == "magnification"
    assert viewer.patch.seed == 9
    viewer._picture_request = {name: getattr(viewer, name) for name in SCENE}
    assert "earlier exam" in only(viewer._picture_pack)["alt"]


def test_a_viewers_page_holds_the_axes_that_are_open():
    viewer = ck.PatchViewer(page={"view": ["CC", "lateral"], "density": ["a", "d"]}, morphology="rim")
    scenes = every_scene(viewer._page_scenes)
    assert {(s["view"], s["density"]) for s in scenes} == {
        ("CC", "a"), ("CC", "d"), ("lateral", "a"), ("lateral", "d"),
    }  # fmt: skip
    assert {s["morphology"] for s in scenes} == {"rim"}
    named = ck.PatchViewer(page=["distribution", "seed"], seed=5)
    assert len(every_scene(named._page_scenes)) == 5 * 4
    assert {s["seed"] for s in every_scene(named._page_scenes)} == {5, 6, 7, 8}


@pytest.mark.parametrize("widget", [ck.PatchViewer(), ck.Contrast("linear-rods")], ids=["viewer", "pair"])
def test_without_scripts_the_pictures_are_there_in_pixels_and_words(widget):
    data, _ = widget._repr_mimebundle_()
    pictures = re.findall(r'<img alt="([^"]+)" [^>]*src="data:image/jpeg;base64,([^"]+)"', data["text/html"])
    assert len(pictures) == (2 if isinstance(widget, ck.Contrast) else 1)
    for alt, encoded in pictures:
        assert "not a patient" in alt
        assert Image.open(BytesIO(b64decode(encoded))).size == (384, 384)


def test_all_pairs_of_a_lesson_share_one_pack():
    one, other = ck.Contrast("linear-rods"), ck.Contrast("punctate-amorphous")
    assert one._page_scenes == other._page_scenes
    held = {json.dumps(scene, sort_keys=True) for scene in every_scene(one._page_scenes)}
    for pair in contrast_pairs().values():
        for seed in one._seeds:
            assert {
                json.dumps(scene, sort_keys=True) for scene in [s.scene(seed) for s in pair.sides]
            } <= held
