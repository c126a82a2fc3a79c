"""The simulator: physics, anatomy, definitions, views and truth of the patches."""

from io import BytesIO
from itertools import pairwise, product
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from calcikit.errors import CalcikitError, UnknownTerm
from calcikit.simulator import simulate
from calcikit.simulator.arrangement import arrange
from calcikit.simulator.calcium import Calcium, pixels, solids, thickness
from calcikit.simulator.encoding import layers
from calcikit.simulator.exposure import blurred, noise, noise_level
from calcikit.simulator.grains import Grains
from calcikit.simulator.lesion import DISTRIBUTIONS, MORPHOLOGIES, lesion
from calcikit.simulator.tissue import resample, tissue
from calcikit.simulator.world import DENSITIES, VIEWS, pose, stream

CC, LATERAL, MAGNIFIED = VIEWS["CC"], VIEWS["lateral"], VIEWS["magnification"]


def finding(morphology="round", distribution="grouped", **more):
    plain = {"extent": "single_area", "change": "no_priors", "associated": "none", "context": "none"}
    return SimpleNamespace(morphology=morphology, distribution=distribution, **(plain | more))


def particles(morphology, distribution="grouped", seeds=range(12)):
    """Return all particles of the named shape over seeds."""
    found = [
        lesion(
            s, pose(s), finding(morphology, distribution), mixed_with=None, prior=False, other_breast=False
        )
        for s in seeds
    ]
    keep = [np.array(c.shape) == morphology for c in found]
    return [(c.size[k], c.width[k], c.centre[k]) for c, k in zip(found, keep, strict=True)]


def sphere(diameter, offset=(0.0, 0.0, 0.0), mu=1.0):
    body = solids(np.array([0]), np.array([offset], float), diameter / 2, mu)
    return Calcium(("round",), np.array([diameter]), np.array([diameter]), np.zeros((1, 3)), (body,))


def clean_signal(morphology, seed, view, size=384, distribution="grouped"):
    """Return blurred calcium without tissue or noise, and its particles."""
    look = VIEWS[view]
    found = lesion(
        seed, pose(seed), finding(morphology, distribution), mixed_with=None, prior=False, other_breast=False
    )
    layer, label = thickness(found, look, size, look.pitch)
    return blurred(layer, look.blur, look.pitch), label, found


def slope(field, pitch):
    """Return minus the log-log slope of the radial power spectrum between 0.15 and 0.9 per mm."""
    size = len(field)
    window = np.hanning(size)
    power = np.abs(np.fft.fft2((field - field.mean()) * window[:, None] * window)) ** 2
    f = np.fft.fftfreq(size, pitch)
    radius = np.hypot(f[:, None], f[None, :])
    edges = np.geomspace(0.15, 0.9, 13)
    middles = np.sqrt(edges[1:] * edges[:-1])
    means = [power[(radius >= a) & (radius < b)].mean() for a, b in pairwise(edges)]
    return -np.polyfit(np.log(middles), np.log(means), 1)[0]


# Texture


def test_slope_estimator_reads_white_noise_as_flat_and_cubic_noise_as_three():
    rng = np.random.default_rng(5)
    white = rng.standard_normal((512, 512))
    f = np.fft.fftfreq(512, 0.1)
    cubic = np.fft.ifft2(np.fft.fft2(white) / np.maximum(np.hypot(f[:, None], f[None, :]), 0.01) ** 1.5).real
    assert abs(slope(white, 0.1)) < 0.25
    assert 2.75 < slope(cubic, 0.1) < 3.25


@pytest.mark.parametrize("density", DENSITIES)
def test_tissue_has_the_power_spectrum_of_breast(density):
    slopes = [slope(resample(tissue(seed, CC, density), 512, 0.1), 0.1) for seed in range(20)]
    assert 2.8 <= np.mean(slopes) <= 3.4
    assert min(slopes) > 2.3 and max(slopes) < 4.1


def test_tissue_runs_towards_the_nipple():
    along, across = 0.0, 0.0
    f = np.fft.fftfreq(512, 0.1)
    band = (np.hypot(f[:, None], f[None, :]) > 0.15) & (np.hypot(f[:, None], f[None, :]) < 1.2)
    for seed in range(10):
        power = (
            np.abs(
                np.fft.fft2(
                    resample(tissue(seed, CC, "b"), 512, 0.1) * np.outer(np.hanning(512), np.hanning(512))
                )
            )
            ** 2
        )
        turn = np.arctan2(-f[:, None], f[None, :]) - pose(seed).angle(CC)
        along += power[band & (np.abs(np.cos(turn)) > 0.87)].mean()
        across += power[band & (np.abs(np.cos(turn)) < 0.5)].mean()
    assert across > 1.3 * along


def test_denser_breasts_are_brighter():
    patches = [
        [simulate(finding("punctate"), density=d, seed=s, size=256).display.mean() for d in DENSITIES]
        for s in range(4)
    ]
    assert (np.diff(np.mean(patches, axis=0)) > 3).all()


def test_views_share_the_projection_onto_the_common_axis():
    """Central-slice theorem: summed over the other axis, two views of one random field are the same curve."""
    from calcikit.simulator.tissue import _clouds

    first, second = (_clouds(3, view.plane)[0].mean(0) for view in (CC, LATERAL))
    assert np.corrcoef(first, second)[0, 1] > 0.999


# Physics


@pytest.mark.parametrize(
    ("view", "diameter", "kept"),
    [
        ("CC", 0.1, 0.23),
        ("CC", 0.2, 0.62),
        ("CC", 0.5, 0.95),
        ("magnification", 0.1, 0.45),
        ("magnification", 0.2, 0.84),
    ],
)
def test_blur_keeps_the_known_part_of_a_sphere(view, diameter, kept):
    fine = 0.0125
    layer, _ = thickness(sphere(diameter), VIEWS[view], 129, fine)
    assert blurred(layer, VIEWS[view].blur, fine).max() / diameter == pytest.approx(kept, abs=0.03)


@pytest.mark.parametrize("pitch", [0.05, 0.1])
def test_mass_is_kept_and_does_not_depend_on_the_place_within_a_pixel(pitch):
    rng = np.random.default_rng(1)
    masses = [
        thickness(sphere(0.5, rng.uniform(-0.2, 0.2, 3)), CC, 64, pitch)[0].sum() * pitch**2
        for _ in range(12)
    ]
    assert masses == pytest.approx([np.pi * 0.5**3 / 6] * 12, rel=0.02)


def test_blur_and_grains_keep_mass():
    place = np.array([[0.03, -0.11, 0.0], [0.4, 0.2, 1.0]])
    powder = Calcium(
        ("amorphous",),
        np.ones(1),
        np.ones(1),
        np.zeros((1, 3)),
        (),
        (Grains(np.zeros(2, int), place, np.ones(2)),),
    )
    layer, _ = thickness(powder, CC, 64, 0.1)
    assert layer.sum() * 0.01 == pytest.approx(2.0, rel=1e-5)
    assert blurred(layer, 0.055, 0.1).sum() == pytest.approx(layer.sum(), rel=1e-4)


def test_noise_has_its_level():
    crop = noise(np.random.default_rng(3), 512, noise_level(CC, 0.1))
    assert crop.std() == pytest.approx(0.014, rel=0.05)
    assert noise_level(CC, 0.05) == pytest.approx(2 * noise_level(CC, 0.1))


@pytest.mark.parametrize("morphology", ["milk_of_calcium", "rim", "skin"])
def test_holes_take_away_no_more_than_there_is(morphology):
    """A hole drawn apart from its body would leave a dark line: calcium never lets more light through."""
    for seed, look in product(range(4), (CC, LATERAL, MAGNIFIED)):
        found = lesion(
            seed, pose(seed), finding(morphology), mixed_with=None, prior=False, other_breast=False
        )
        layer, _ = thickness(found, look, 384, look.pitch)
        assert layer.min() > -1e-4 and layer.max() > 0.05


# Definitions


@pytest.mark.parametrize(
    ("morphology", "low", "high"),
    [
        ("round", 0.5, 1.0),
        ("punctate", 0.0, 0.5),
        ("fine_pleomorphic", 0.0, 0.5),
        ("coarse_heterogeneous", 0.5, 1.0),
        ("coarse_popcorn", 2.5, 10.0),
        ("large_rod_like", 1.0, 12.0),
        ("dystrophic", 1.0, 5.0),
        ("rim", 1.0, 20.0),
        ("skin", 0.3, 1.0),
        ("milk_of_calcium", 0.5, 3.2),
    ],
)
def test_sizes_are_inside_the_definition(morphology, low, high):
    sizes = np.concatenate(
        [
            size
            for distribution in DISTRIBUTIONS
            for size, _, _ in particles(morphology, distribution, range(4))
        ]
    )
    assert len(sizes) and low <= sizes.min() and sizes.max() <= high


def test_calibre_separates_casts_from_rods_and_walls_are_thin():
    casts = np.concatenate([width for _, width, _ in particles("fine_linear_branching")])
    rods = np.concatenate([width for _, width, _ in particles("large_rod_like")])
    walls = np.concatenate([width for _, width, _ in particles("rim")])
    assert casts.max() < 0.5 <= rods.min()
    assert walls.max() < 1.0


@pytest.mark.parametrize(
    ("morphology", "low", "high"),
    [
        ("skin", 4, 12),
        ("coarse_popcorn", 1, 10),
        ("large_rod_like", 5, 30),
        ("round", 5, 20),
        ("punctate", 5, 20),
        ("rim", 1, 6),
        ("dystrophic", 3, 15),
        ("suture", 1, 3),
        ("amorphous", 15, 60),
        ("coarse_heterogeneous", 5, 20),
        ("fine_pleomorphic", 8, 40),
    ],
)
def test_a_group_holds_as_many_particles_as_the_definition_says(morphology, low, high):
    counts = [len(size) for size, _, _ in particles(morphology)]
    assert low <= min(counts) and max(counts) <= high


def test_fine_pleomorphic_groups_hold_no_fine_linear_particles():
    found = lesion(1, pose(1), finding("fine_pleomorphic"), mixed_with=None, prior=False, other_breast=False)
    assert "fine_linear_branching" not in found.shape and len(set(found.shape)) == 2


# Arrangement


def extent(points):
    return np.linalg.norm(points[:, None] - points[None], axis=2).max()


@pytest.mark.parametrize("view", ["CC", "lateral"])
def test_groups_are_groups_in_both_views(view):
    for _, _, centre in particles("punctate"):
        flat = VIEWS[view].project(centre)
        near = (np.linalg.norm(flat[:, None] - flat[None], axis=2) <= 5).sum(1)
        assert extent(flat) <= 20 and near.max() >= 5


@pytest.mark.parametrize("view", ["CC", "lateral"])
def test_lines_are_lines_in_both_views(view):
    for _, _, centre in particles("punctate", "linear"):
        flat = VIEWS[view].project(centre)
        spread = np.linalg.svd(flat - flat.mean(0), compute_uv=False)
        assert spread[0] >= 6 * spread[1] and 8 <= extent(flat) <= 30


def test_a_region_is_wider_than_two_centimetres_and_diffuse_fills_the_field():
    for _, _, centre in particles("punctate", "regional"):
        assert 20 < extent(CC.project(centre)) < 40
    for _, _, centre in particles("punctate", "diffuse"):
        assert (np.ptp(centre, axis=0) > 0.8 * 51.2).all()


def test_a_segment_follows_the_ducts_of_one_lobe_and_widens_away_from_the_nipple():
    for seed in range(6):
        where = pose(seed)
        spots = arrange(seed, 0, where, "segmental", where.lesion, 1.0)
        fine = np.concatenate(
            [spots.ducts.at(np.full(60, b), np.linspace(0, 1, 60))[0] for b in range(len(spots.ducts.paths))]
        )
        gaps = [np.linalg.norm(fine - place, axis=1).min() for place in spots.places[:60]]
        assert max(gaps) < 1.5
        axis = -where.towards_nipple(where.lesion)
        depth = (spots.places - where.lesion) @ axis
        aside = np.linalg.norm((spots.places - where.lesion) - depth[:, None] * axis, axis=1)
        far, close = depth > np.quantile(depth, 0.67), depth < np.quantile(depth, 0.33)
        assert aside[far].mean() > 1.5 * aside[close].mean()


def test_skin_groups_are_within_five_millimetres():
    for _, _, centre in particles("skin"):
        assert extent(centre) < 5


def test_rods_point_to_the_nipple():
    for seed in range(4):
        where = pose(seed)
        found = lesion(
            seed, where, finding("large_rod_like"), mixed_with=None, prior=False, other_breast=False
        )
        for place in found.grains[0].paths:
            axis = np.linalg.svd(place - place.mean(0), full_matrices=False)[2][0]
            assert abs(axis @ where.towards_nipple(place.mean(0))) > 0.5


def test_several_areas_hold_more_than_one():
    one = lesion(2, pose(2), finding("punctate"), mixed_with=None, prior=False, other_breast=False)
    many = lesion(
        2,
        pose(2),
        finding("punctate", extent="several_areas_one_breast"),
        mixed_with=None,
        prior=False,
        other_breast=False,
    )
    assert extent(many.centre) > 20 > extent(one.centre)


# Views


def test_milk_of_calcium_changes_shape_between_views_and_round_does_not():
    for morphology, changes in (("milk_of_calcium", True), ("round", False)):
        ratios, peaks = [], []
        for seed in range(6):
            aspect, peak = {}, {}
            for view in ("CC", "lateral"):
                signal, label, _ = clean_signal(morphology, seed, view)
                peak[view] = np.median([signal[label == k].max() for k in np.unique(label[label >= 0])])
                aspect[view] = np.median([_aspect(signal, label, k) for k in np.unique(label[label >= 0])])
            ratios.append(aspect["lateral"] / aspect["CC"])
            peaks.append(peak["lateral"] / peak["CC"])
        if changes:
            assert min(ratios) > 1.4 and np.median(peaks) > 1.5
        else:
            assert ratios == pytest.approx([1] * 6, abs=0.25) and peaks == pytest.approx([1] * 6, abs=0.2)


def _aspect(signal, label, number):
    """Return length over width of the part of a particle above half its peak."""
    mine = (label == number) & (signal > 0.5 * signal[label == number].max())
    spot = np.argwhere(mine) + 0.0
    values = np.linalg.eigvalsh(np.cov(spot.T) + np.eye(2) / 12) if len(spot) > 2 else np.ones(2)
    return np.sqrt(values[1] / values[0])


def test_crescents_hang_down_in_the_lateral_view():
    """Sediment lies at the bottom: its middle is lower than its ends."""
    lower = []
    for seed in range(4):
        signal, label, _ = clean_signal("milk_of_calcium", seed, "lateral")
        for number in np.unique(label[label >= 0]):
            spot = np.argwhere((label == number) & (signal > 0.3 * signal[label == number].max()))
            middle = np.abs(spot[:, 1] - spot[:, 1].mean()) < 0.25 * np.ptp(spot[:, 1])
            if len(spot) > 20 and 0 < middle.sum() < len(spot):
                lower.append(spot[middle, 0].mean() - spot[~middle, 0].mean())
    assert np.mean(lower) > 0.3 and len(lower) > 8


def test_every_view_and_density_shows_the_same_particles():
    base = simulate(finding("fine_linear_branching", "segmental"), seed=3, size=128)
    for view, density, pitch in (
        ("lateral", "b", 0.1),
        ("magnification", "d", None),
        ("CC", "a", 0.2),
        ("tangential", "c", 0.05),
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


def test_magnification_shows_the_same_tissue():
    wide = resample(tissue(4, CC, "b"), 512, 0.1)[114:398, 114:398]
    close = resample(tissue(4, MAGNIFIED, "b"), 511, 28.4 / 511)
    assert np.corrcoef(wide.ravel(), _shrunk(close, 284).ravel())[0, 1] > 0.97


def _shrunk(field, size):
    number = ((np.arange(size) + 0.5) * len(field) / size).astype(int)
    return field[np.ix_(number, number)]


def test_tangential_view_shows_skin_calcium_under_the_edge_of_the_skin():
    patch = simulate(finding("skin", "regional"), view="tangential", seed=2)
    table = patch.particles
    column = table["column"].clip(0, 511).round().astype(int)
    surface = (patch.image > -0.9).argmax(axis=0)[column]
    air = patch.image[:40].mean()
    assert air < -1 and patch.image[-150:].mean() > -0.6
    assert (table["row"] - surface).between(2, 18)[table["in_field"]].all()


# Contrast


def contrasts(morphology, seeds=range(6)):
    """Return peak over the local standard deviation of tissue and noise, for particles of the shape."""
    out = []
    for seed in seeds:
        patch = simulate(finding(morphology), seed=seed, size=256)
        base = resample(tissue(seed, CC, "b"), 256, 0.1) + noise(np.random.default_rng(seed), 256, 0.014)
        fine = base - blurred(base, 2.1 / 2, 0.1)
        mine = (np.array(patch.calcium.shape) == morphology) & patch.particles["in_field"].to_numpy()
        out.extend(patch.peak[mine] / fine[20:-20, 20:-20].std())
    return np.median(out)


def test_contrast_follows_the_order_readers_know():
    names = (
        "amorphous",
        "fine_pleomorphic",
        "coarse_heterogeneous",
        "punctate",
        "round",
        "large_rod_like",
        "coarse_popcorn",
    )
    cnr = {name: contrasts(name) for name in names}
    assert 1.5 < cnr["amorphous"] < cnr["fine_pleomorphic"] < cnr["coarse_heterogeneous"]
    assert cnr["punctate"] < cnr["round"] < cnr["coarse_popcorn"]
    assert cnr["large_rod_like"] > 8 and cnr["coarse_popcorn"] > 10


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


def test_mixture_adds_the_second_shape():
    shapes = simulate(finding("amorphous"), seed=5, size=64, mixed_with="round").calcium.shape
    assert set(shapes) == {"amorphous", "round"} and shapes.count("amorphous") > shapes.count("round")


def test_other_breast_is_alike_only_when_the_finding_says_so():
    assert not len(simulate(finding(), size=64, other_breast=True).calcium)
    assert len(simulate(finding(extent="both_breasts_alike"), size=64, other_breast=True).calcium)


@pytest.mark.parametrize(
    "more",
    [
        {"associated": "mass"},
        {"associated": "asymmetry_or_distortion"},
        {"context": "treated_breast"},
        {"context": "beside_known_cancer"},
    ],
)
def test_company_is_drawn_but_is_not_calcium(more):
    plain, other = (simulate(finding("punctate", **m), seed=6) for m in ({}, more))
    assert np.abs(other.image - plain.image).max() > 0.05
    assert np.array_equal(plain.footprint, other.footprint)


# Truth and export


@pytest.mark.parametrize(("morphology", "distribution"), list(product(MORPHOLOGIES, DISTRIBUTIONS)))
def test_every_combination_draws_in_every_view_and_density(morphology, distribution):
    for (view, density), seed in zip(
        product(("CC", "lateral", "magnification"), DENSITIES), range(12), strict=True
    ):
        patch = simulate(
            finding(morphology, distribution),
            view=view,
            density=density,
            seed=7 + seed // 12,
            size=96,
            pitch=0.3,
        )
        assert (
            patch.image.dtype == np.float32
            and np.isfinite(patch.image).all()
            and patch.display.dtype == np.uint8
        )
        assert patch.footprint.any() and (patch.footprint | ~patch.visible).all()
        assert (
            len(patch.peak) == len(patch.calcium)
            and patch.alt
            and (patch.plausible or patch.note.startswith("Atypical"))
        )


def test_masks_lie_on_the_particles():
    patch = simulate(finding("punctate"), seed=8, size=384)
    spot = np.round(pixels(CC, patch.calcium.centre, 384, 0.1)).astype(int)
    assert patch.footprint[spot[:, 1], spot[:, 0]].all()
    assert patch.visible.any() and patch.visible.sum() < 0.02 * patch.visible.size


def test_lucent_centres_stay_open_in_the_visible_mask():
    shut = []
    for seed in range(10):
        patch = simulate(finding("rim"), seed=seed)
        spot = np.round(pixels(CC, patch.calcium.centre, 512, 0.1)).astype(int)
        shut.extend(patch.visible[spot[:, 1], spot[:, 0]])
    assert np.mean(shut) < 0.25


def test_particle_table_has_one_row_a_particle():
    table = simulate(finding("fine_pleomorphic"), seed=2, size=128).particles
    assert (
        list(table.columns[:4]) == ["id", "shape", "size_mm", "width_mm"]
        and table["id"].is_unique
        and len(table) > 5
    )


def test_same_seed_same_picture_and_other_seed_another():
    first, again, other = (simulate(finding("amorphous"), seed=s, size=128).image for s in (1, 1, 2))
    assert np.array_equal(first, again) and not np.array_equal(first, other)


def test_changing_the_count_does_not_redraw_the_particles():
    few, many = (simulate(finding("round", d), seed=9, size=64).calcium for d in ("grouped", "regional"))
    shared = min(len(few), len(many))
    assert np.array_equal(few.size[:shared], many.size[:shared])


def test_exports_carry_the_notice_in_their_pixels():
    from io import BytesIO

    from PIL import Image

    patch = simulate(finding(), seed=3, size=256)
    for data, kind in ((patch.png(), "PNG"), (patch.jpeg(), "JPEG"), (patch._repr_png_(), "PNG")):
        picture = Image.open(BytesIO(data))
        changed = np.abs(np.asarray(picture).astype(int) - patch.display) > 40
        assert (
            picture.format == kind
            and picture.size == (256, 256)
            and changed[-20:].sum() > 100 > changed[:200].sum()
        )


def test_alt_text_tells_shape_arrangement_and_that_it_is_simulated():
    patch = simulate(finding("milk_of_calcium"), view="lateral", size=64)
    assert "crescents" in patch.alt and "one group" in patch.alt and "not a patient" in patch.alt


# Errors


@pytest.mark.parametrize("wrong", [{"view": "MLO"}, {"density": "e"}, {"mixed_with": "pnctate"}])
def test_unknown_words_are_refused(wrong):
    with pytest.raises(UnknownTerm, match="is not a known"):
        simulate(finding(), **wrong)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"size": 0}, "size must be"),
        ({"size": 1.5}, "size must be"),
        ({"pitch": 0}, "pitch must be"),
        ({"pitch": float("nan")}, "pitch must be"),
        ({"size": 2048}, "Use at most"),
        ({"seed": -1}, "seed must be"),
        ({"prior": True}, "no_priors"),
    ],
)
def test_impossible_numbers_are_refused(wrong, message):
    with pytest.raises(CalcikitError, match=message):
        simulate(finding(), **wrong)


# A machine reader


def features(patch):
    """Return simple shape features of the visible particles: counts, sizes, aspect, contrast, holes."""
    look = VIEWS[patch.view]
    layer, label = thickness(patch.calcium, look, len(patch.image), patch.pitch_mm)
    signal = blurred(layer, look.blur, patch.pitch_mm)
    rows = []
    for number in np.unique(label[label >= 0]):
        mine = (label == number) & (signal > 0.4 * signal[label == number].max())
        if mine.sum() > 1:
            edge = np.hypot(*np.gradient(signal))[mine].max() / signal[mine].max()
            rows.append(
                [
                    np.sqrt(mine.sum()),
                    _aspect(signal, label, number),
                    signal[mine].max(),
                    edge,
                    signal[mine].std(),
                ]
            )
    rows = np.array(rows or [[1, 1, 0, 0, 0]])
    return np.concatenate(
        [np.median(np.log(rows + 0.05), axis=0), np.std(np.log(rows + 0.05), axis=0), [np.log(len(rows))]]
    )


def test_a_simple_machine_reader_tells_most_shapes_from_their_truth():
    """Linear discriminant on truth masks: labels can be recovered, far above chance (1 in 8)."""
    names = (
        "round",
        "punctate",
        "amorphous",
        "coarse_heterogeneous",
        "fine_pleomorphic",
        "fine_linear_branching",
        "milk_of_calcium",
        "large_rod_like",
    )
    seen = np.array([[features(simulate(finding(n), seed=s, size=256)) for s in range(14)] for n in names])
    train, test = seen[:, :9], seen[:, 9:]
    means = train.mean(1)
    within = np.cov((train - means[:, None]).reshape(-1, train.shape[2]).T) + 1e-3 * np.eye(train.shape[2])
    gap = test[:, :, None] - means
    read = np.einsum("nscf,fg,nscg->nsc", gap, np.linalg.inv(within), gap).argmin(2)
    assert (read == np.arange(len(names))[:, None]).mean() >= 0.75


def test_streams_do_not_share_numbers():
    drawn = {name: stream(1, name).random() for name in ("pose", "tissue", "noise", "tree", "place", "shape")}
    assert len(set(drawn.values())) == len(drawn)


@pytest.mark.parametrize("morphology", ["amorphous", "vascular", "fine_pleomorphic"])
def test_layers_add_up_to_the_patch(morphology):
    """Tissue and finding, laid over each other as a browser does, give the picture; the line is around it."""
    patch = simulate(finding(morphology), size=256, seed=3)
    made = layers(patch, quality=95)
    tissue_grey, added = (
        np.asarray(Image.open(BytesIO(data)), float) for data in (made.tissue, made.finding)
    )
    shown = 255 - (255 - tissue_grey) * (255 - added) / 255
    free_of_notice = slice(0, 225)
    assert np.abs(shown - patch.display)[free_of_notice].mean() < 2.5
    line = np.asarray(Image.open(BytesIO(made.truth)).convert("RGBA"))[..., 3] > 0
    assert line.any() and not (line & patch.visible).any()


def test_the_bare_tissue_is_the_same_for_every_finding():
    one, other = (simulate(finding(name), size=128, seed=5) for name in ("round", "amorphous"))
    assert np.abs(one.bare.astype(int) - other.bare).max() <= 1
    assert (one.bare.astype(int) <= one.display.astype(int) + 1).all()
    assert (one.display[one.visible] > one.bare[one.visible]).all()
