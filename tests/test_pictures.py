"""Pictures for widgets: drawn when asked, packed for pages, and always said to be simulated."""

from __future__ import annotations

import json
import re
import zlib
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

import calcikit as ck
from calcikit._resources import static_file
from calcikit.practice import honesty
from calcikit.widgets.pictures import SCENE, every_scene, page_pictures, patch_of

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
    """The key's axes and usual values stand in pack.js too."""
    script = static_file("picture/pack.js").read_text(encoding="utf-8")
    told = re.search(r"const SCENE = \{(.+?)\};", script, re.DOTALL)[1]
    pairs = re.findall(r'(\w+): (null|\d+|"\w+")', told)
    assert [(name, json.loads(value)) for name, value in pairs] == list(SCENE.items())


def test_an_explorer_answers_what_is_asked():
    explorer = ck.Explorer()
    explorer._asked = {**ROUND, "view": "lateral", "associated": "mass", "ask": 0.5}
    head, pictures = opened(explorer._drawn)
    scene = only(explorer._drawn)
    assert head["ask"] == 0.5
    assert "true lateral view" in scene["alt"] and "with a mass" in scene["alt"]
    sizes = {Image.open(BytesIO(data)).size for data in pictures[:2]}
    assert sizes == {(384, 384)}
    assert scene["facts"].startswith("The truth: ") and scene["field"] == 38.4


def test_what_cannot_be_drawn_is_said():
    explorer = ck.Explorer()
    explorer._asked = {**ROUND, "exam": "earlier", "ask": 1}
    assert "there is none" in only(explorer._drawn)["error"]
    explorer._asked = {**ROUND, "morphology": "rond", "ask": 2}
    assert "Did you mean 'round'?" in only(explorer._drawn)["error"]


def test_an_explorer_gives_the_patch_it_shows():
    explorer = ck.Explorer(morphology="amorphous", view="magnification", density="c", seed=8)
    assert explorer.patch is None
    explorer.distribution = "grouped"
    patch = explorer.patch
    assert (patch.view, patch.density, patch.seed) == ("magnification", "c", 8)
    assert patch.finding == explorer.finding


@pytest.mark.parametrize(
    ("look", "message"),
    [({"view": "latral"}, "Did you mean 'lateral'?"), ({"density": "e"}, "not a known density")],
)
def test_a_wrong_look_is_named(look, message):
    with pytest.raises(ck.UnknownTerm, match=re.escape(message)):
        ck.Explorer(**look)


def test_the_page_of_an_explorer_holds_every_shape_in_every_arrangement_in_three_views():
    scenes = every_scene(ck.Explorer()._page_scenes)
    assert len(scenes) == 14 * 5 * 3
    assert len({(s["morphology"], s["distribution"], s["view"]) for s in scenes}) == 210


def test_scenes_in_the_same_tissue_share_it():
    round_ones = {**{name: [value] for name, value in ROUND.items()}, "view": ["CC", "lateral"]}
    skin = {"morphology": ["skin"], "distribution": ["grouped"], "seed": [3]}
    head, pictures = opened_page([round_ones, skin])
    tissues = [scene["tissue"] for scene in head["scenes"].values()]
    assert len(tissues) == 3 and tissues[0] == tissues[2] != tissues[1]
    assert len(pictures) == 2 + 3 + 3


def opened_page(products):
    """Open the pack that a page would hold for some products."""
    from base64 import b64decode

    return opened(b64decode(page_pictures(json.dumps(products))))


def test_a_scene_is_the_patch_of_the_simulator():
    patch = patch_of({**ROUND, "view": "lateral", "density": "d", "change": "new", "exam": "earlier"})
    assert patch.prior and patch.density == "d" and patch.view == "lateral" and not len(patch.calcium)


def test_pictures_are_said_to_be_schematic():
    said = honesty()
    assert "no radiologist" in said["schematic"]
    assert ck.Explorer().get_state()["_honest"] == said
    assert len(said["tested"]) >= 3 and len(said["untested"]) >= 2


def test_nothing_is_drawn_before_it_is_asked_for():
    assert ck.Explorer(morphology="round", distribution="grouped").get_state()["_drawn"] == b""
