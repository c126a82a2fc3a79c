"""The simulator's patches: streams, views, change over time, company, truth, files and errors."""

from base64 import b64decode
from io import BytesIO
from itertools import product

import numpy as np
import pytest
from bs4 import BeautifulSoup
from IPython.core.formatters import DisplayFormatter
from PIL import Image, ImageDraw
from scipy import ndimage
from simulator_cases import CC, finding

from calcikit.simulator import simulate, simulate_field
from calcikit.simulator.associated_tissue import _oil
from calcikit.simulator.curves import HALF
from calcikit.simulator.encoding import layers
from calcikit.simulator.exposure import blurred, display, saturated
from calcikit.simulator.geometry import DENSITIES, VIEWS, stream
from calcikit.simulator.pointing import pointed_jpeg
from calcikit.simulator.projection import pixels, thickness
from calcikit.simulator.scene import DISTRIBUTIONS, MORPHOLOGIES

# Streams and views


def test_every_view_and_density_shows_the_same_particles():
    base = simulate(finding("fine_linear_branching", "segmental"), seed=3, size=128)
    for view, density, pitch in (
        ("lateral", "b", 0.1),
        ("magnification", "d", None),
        ("CC", "a", 0.2),
        ("tangential", "c", 0.05),
        ("oblique", "b", 0.1),
    ):
        other = simulate(
            finding("fine_linear_branching", "segmental"),
            seed=3,
            size=128,
            view=view,
            density=density,
            pitch=pitch,
        )
        assert np.array_equal(base.calcium.centre, other.calcium.centre)


def test_tangential_view_shows_skin_calcium_under_the_edge_of_the_skin():
    patch = simulate(finding("skin", "regional"), view="tangential", seed=2)
    table = patch.particles
    column = table["column"].clip(0, 511).round().astype(int)
    surface = (patch.image > -0.9).argmax(axis=0)[column]
    air = patch.image[:40].mean()
    assert air < -1
    assert patch.image[-150:].mean() > -0.6
    assert (table["row"] - surface).between(2, 18)[table["in_field"]].all()


def test_streams_do_not_share_numbers():
    drawn = {name: stream(1, name).random() for name in ("pose", "tissue", "noise", "tree", "place", "shape")}
    assert len(set(drawn.values())) == len(drawn)


@pytest.mark.parametrize("distribution", ["grouped", "segmental", "regional"])
def test_tangential_view_keeps_what_is_in_the_breast_under_the_skin(distribution):
    for seed in (2, 12):
        asked = finding("punctate", distribution, extent="several_areas_one_breast")
        drawing = simulate(asked, view="tangential", seed=seed)
        air = drawing.image < -1.4
        table = drawing.particles[drawing.particles["in_field"]]
        row, column = table["row"].round().astype(int), table["column"].round().astype(int)
        assert air[row, column].mean() <= (0 if distribution == "grouped" else 0.15)
        assert air[0].all()
        assert (drawing.visible & air).mean() < 1e-4
        assert np.abs(drawing.added[drawing.image < -1.7]).max() < 0.05


# Change over time, mixture, other breast


def test_earlier_exam_follows_the_change():
    def count(change, prior):
        return len(simulate(finding("punctate", change=change), seed=5, size=64, prior=prior).calcium)

    assert count("new", True) == 0 < count("new", False)
    assert 0 < count("increasing", True) < count("increasing", False)
    assert count("stable_2_years_or_more", True) == count("stable_2_years_or_more", False)
    assert count("decreasing", True) > count("decreasing", False) > 0


def test_earlier_exam_shows_the_same_group():
    now, then = (
        simulate(finding("punctate", change="increasing"), seed=5, size=64, prior=p).calcium
        for p in (False, True)
    )
    assert {tuple(c) for c in then.centre} < {tuple(c) for c in now.centre}


@pytest.mark.parametrize("morphology", ["rim", "skin", "milk_of_calcium"])
def test_hollows_shrink_with_their_particles_in_the_earlier_exam(morphology):
    asked = finding(morphology, change="increasing")
    now, then = (simulate(asked, seed=5, size=64, prior=p).calcium for p in (False, True))
    large, small = now.solids[0], then.solids[0]
    stayed = [int(np.flatnonzero((now.centre == place).all(1))[0]) for place in then.centre]
    scale = small.axes / large.axes[stayed]
    assert 0 < scale.max() < 1
    assert small.hollow.axes == pytest.approx(scale * large.hollow.axes[stayed])
    aside, before = ((piece.hollow.centre - piece.centre) for piece in (large, small))
    assert before == pytest.approx(scale * aside[stayed])


def test_other_breast_is_alike_only_when_the_finding_says_so():
    assert not len(simulate(finding(), size=64, other_breast=True).calcium)
    assert len(simulate(finding(extent="both_breasts_alike"), size=64, other_breast=True).calcium)


@pytest.mark.parametrize(
    "more",
    [
        {"associated": "mass"},
        {"associated": "distortion"},
        {"context": "surgical_bed"},
        {"context": "beside_known_cancer"},
    ],
)
def test_company_is_drawn_but_is_not_calcium(more):
    plain, other = (simulate(finding("punctate", **m), seed=6) for m in ({}, more))
    assert np.abs(other.image - plain.image).max() > 0.05
    assert np.array_equal(plain.footprint, other.footprint)


# Truth and export


@pytest.mark.parametrize("morphology", MORPHOLOGIES)
def test_every_shape_draws_in_every_arrangement_and_view(morphology):
    for number, (distribution, view) in enumerate(product(DISTRIBUTIONS, ("CC", "lateral", "magnification"))):
        density = DENSITIES[number % 4]
        asked = finding(morphology, distribution)
        patch = simulate(asked, view=view, density=density, seed=7, size=96, pitch=0.3)
        assert patch.image.dtype == np.float32
        assert np.isfinite(patch.image).all()
        assert patch.display.dtype == np.uint8
        assert patch.footprint.any()
        near = ndimage.binary_dilation(patch.footprint, np.ones((3, 3)), iterations=2)
        assert (near | ~patch.visible).all()
        assert len(patch.peak) == len(patch.calcium)
        assert patch.alt
        assert patch.plausible or patch.note.startswith("Atypical")


def test_masks_lie_on_the_particles():
    patch = simulate(finding("punctate"), seed=8, size=384)
    spot = np.round(pixels(CC, patch.calcium.centre, 384, 0.1)).astype(int)
    assert patch.footprint[spot[:, 1], spot[:, 0]].all()
    assert patch.visible.any()
    assert patch.visible.sum() < 0.02 * patch.visible.size


def test_the_filling_of_a_rim_is_round_and_fills_it():
    """A body without calcium around it, drawn whole: as much shadow as a ball of its size has."""
    oil = _oil(np.zeros((1, 3)), np.array([4.0]), VIEWS["CC"], 200)
    radius = 0.47 * 4.0
    drawn = -oil.sum() * HALF**2
    assert drawn == pytest.approx(0.13 / 4.0 * 4 / 3 * np.pi * radius**3, rel=0.03)


@pytest.mark.parametrize("morphology", MORPHOLOGIES)
def test_outlines_enclose_all_that_can_be_seen_and_little_else(morphology):
    for seed, density in enumerate(DENSITIES):
        patch = simulate(finding(morphology), seed=seed, size=256, density=density)
        drawn = Image.new("1", (256, 256))
        for line in patch.outlines:
            ImageDraw.Draw(drawn).polygon([tuple(point) for point in line], fill=1)
        inside = np.asarray(drawn)
        assert inside[patch.visible].mean() > 0.995
        assert (inside | ~_bright(patch)).all()
        far = ~ndimage.binary_dilation(patch.visible, iterations=6)
        assert (inside & far & ~ndimage.binary_fill_holes(patch.visible)).mean() < 0.01


def _bright(patch):
    """Return where calcium, laid over the same tissue and noise, is brighter by what an eye can tell."""
    layer, _ = thickness(patch.calcium, CC, 256, 0.1)
    signal = saturated(blurred(layer, CC.blur, 0.1))
    without = display(patch.image - signal, patch.middle, patch.density)
    return patch.display.astype(int) - without > 8


def test_outlines_are_smooth():
    """A line of steps along the pixels would turn by a right angle again and again."""
    for line in simulate(finding("round"), seed=3, size=256).outlines:
        step = np.roll(line, -1, axis=0) - line
        turn = np.angle(np.exp(1j * np.diff(np.arctan2(step[:, 1], step[:, 0]))))
        assert np.quantile(np.abs(turn), 0.9) < 1.2
        assert np.hypot(*step.T).min() > 0.5


def test_particle_table_has_one_row_a_particle():
    table = simulate(finding("fine_pleomorphic"), seed=2, size=128).particles
    assert list(table.columns[:4]) == ["id", "shape", "size_mm", "width_mm"]
    assert table["id"].is_unique
    assert len(table) > 5


def test_same_seed_same_picture_and_other_seed_another():
    first, again, other = (simulate(finding("amorphous"), seed=s, size=128).image for s in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_changing_the_count_does_not_redraw_the_particles():
    few, many = (simulate(finding("round", d), seed=9, size=64).calcium for d in ("grouped", "regional"))
    few, many = (found.size[np.array(found.shape) == "round"] for found in (few, many))
    shared = min(len(few), len(many))
    assert np.array_equal(few[:shared], many[:shared])


def test_exports_carry_the_notice_in_their_pixels():
    patch = simulate(finding(), seed=3, size=256)
    picture = Image.open(BytesIO(patch.jpeg()))
    changed = np.abs(np.asarray(picture).astype(int) - patch.display) > 40
    assert (picture.format, picture.size) == ("JPEG", (256, 256))
    assert changed[-20:].sum() > 100 > changed[:200].sum()


def test_a_picture_in_a_notebook_has_words_and_the_notice():
    """JupyterLab shows a bare JPEG or PNG without a name."""
    for shown in (simulate(finding(), size=256), simulate_field([finding()])):
        bundle, _ = DisplayFormatter().format(shown)
        assert bundle.keys() == {"text/html", "text/plain"}
        picture = BeautifulSoup(bundle["text/html"], "html.parser").img
        assert "imulated" in picture["alt"]
        assert shown.display.shape == (int(picture["height"]), int(picture["width"]))
        pixels = Image.open(BytesIO(b64decode(picture["src"].partition(",")[2])))
        changed = np.abs(np.asarray(pixels).astype(int) - shown.display) > 40
        assert changed[-20:].sum() > 100 > changed[:200].sum()


def test_alt_text_tells_shape_arrangement_and_that_it_is_simulated():
    patch = simulate(finding("milk_of_calcium"), view="lateral", size=64)
    assert "crescents" in patch.alt
    assert "one group" in patch.alt
    tracks = simulate(finding("vascular", "linear"), size=64).alt
    assert "vessel, in a line." in tracks  # which is no duct
    assert "not a patient" in patch.alt


# Layers


@pytest.mark.parametrize("morphology", ["amorphous", "vascular", "fine_pleomorphic"])
def test_layers_add_up_to_the_patch(morphology):
    """Tissue and finding, laid over each other as a browser does, give the picture; the line is around it."""
    patch = simulate(finding(morphology), size=256, seed=3)
    made = layers(patch, quality=100)
    tissue_grey, added = (
        np.asarray(Image.open(BytesIO(data)).convert("L"), float) for data in (made.tissue, made.finding)
    )
    shown = 255 - (255 - tissue_grey) * (255 - added) / 255
    free_of_notice = slice(0, 225)
    assert np.abs(shown - patch.display)[free_of_notice].mean() < 6
    assert made.truth.count(b"M") == len(patch.outlines)
    assert b'viewBox="0 0 1024 1024"' in made.truth


def test_every_shape_and_seed_lies_in_tissue_of_its_own():
    kinds = product(MORPHOLOGIES, range(3))
    seen = [simulate(finding(name), size=96, pitch=0.5, seed=seed).bare for name, seed in kinds]
    flat = np.array([bare.ravel() - bare.mean() for bare in seen])
    likeness = np.corrcoef(flat) - np.eye(len(flat))
    assert len(seen) == 42
    assert likeness.max() < 0.8


def test_change_and_company_leave_the_tissue_as_it_is():
    plain, other = (
        simulate(finding("round", **more), size=128, seed=5)
        for more in ({}, {"change": "increasing", "associated": "distortion"})
    )
    assert np.abs((plain.image - plain.added) - (other.image - other.added)).max() < 0.2
    assert np.corrcoef(plain.bare.ravel(), other.bare.ravel())[0, 1] > 0.98
    assert (plain.display[plain.visible].astype(int) >= plain.bare[plain.visible]).mean() > 0.99


@pytest.mark.parametrize("morphology", ["amorphous", "coarse_popcorn", "fine_linear_branching"])
def test_an_arrow_points_at_calcium_and_covers_none(morphology):
    patch = simulate(finding(morphology), view="magnification", seed=3, size=224, pitch=14 / 224)
    plain, pointed = (
        np.asarray(Image.open(BytesIO(data)).convert("L"), dtype=float)
        for data in (patch.jpeg(90), pointed_jpeg(patch, 90))
    )
    arrow = np.argwhere(np.abs(pointed - plain) > 60)
    assert len(arrow) > 100
    assert patch.visible[tuple(arrow.T)].mean() < 0.05
    calcium = np.argwhere(patch.visible)
    assert min(np.hypot(*(calcium - point).T).min() for point in arrow) < 0.1 * 224
