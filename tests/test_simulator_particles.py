"""Particles and their arrangement: sizes, counts and shapes by definition, geometry of the distributions."""

from functools import cache
from itertools import pairwise, product

import numpy as np
import pytest
from scipy import ndimage
from scipy.ndimage import binary_fill_holes, find_objects
from scipy.sparse.csgraph import connected_components
from scipy.spatial import ConvexHull, cKDTree
from simulator_cases import (
    CC,
    LATERAL,
    MAGNIFIED,
    aspect,
    clean_signal,
    drawn,
    extent,
    particles,
    patch,
    sphere,
)

from calcikit.simulator.arrangement import arrange
from calcikit.simulator.exposure import blurred, saturated
from calcikit.simulator.geometry import VIEWS, pose
from calcikit.simulator.projection import thickness
from calcikit.simulator.scene import DISTRIBUTIONS, MORPHOLOGIES

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
        ("rim", 0.5, 8.0),
        ("skin", 0.3, 1.0),
        ("milk_of_calcium", 0.5, 3.2),
    ],
)
def test_sizes_are_inside_the_definition(morphology, low, high):
    found = [particles(morphology, distribution, range(4)) for distribution in DISTRIBUTIONS]
    sizes = np.concatenate([size for lesions in found for size, _, _ in lesions])
    assert len(sizes)
    assert low <= sizes.min()
    assert sizes.max() <= high


@pytest.mark.parametrize(
    ("morphology", "low", "high"),
    [("round", 0.45, 1.0), ("punctate", 0.2, 0.5), ("coarse_heterogeneous", 0.45, 1.05)],
)
def test_drawn_particles_are_as_large_as_the_table_says(morphology, low, high):
    """Measured on the shadow at a fine pitch: nothing is told larger or smaller than it is."""
    ratios = []
    for seed in range(3):
        found = drawn(morphology, seed=seed)
        layer, label = thickness(found, CC, 600, 0.04)
        for number in np.flatnonzero(np.array(found.shape) == morphology):
            spot = np.argwhere((label == number) & (layer > 0.02)) * 0.04
            if len(spot) > 12:
                reach = spot @ np.array([(np.cos(t), np.sin(t)) for t in np.linspace(0, np.pi, 16)]).T
                ratios.append((np.ptp(reach, axis=0).max(), found.size[number]))
    measured, told = np.array(ratios).T
    assert low < np.quantile(measured, 0.1)
    assert measured.max() < high
    assert np.median(measured / told) == pytest.approx(0.97, abs=0.12)


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
        ("rim", 5, 8),
        ("dystrophic", 3, 15),
        ("suture", 1, 3),
        ("amorphous", 15, 60),
        ("coarse_heterogeneous", 5, 20),
        ("fine_pleomorphic", 8, 40),
    ],
)
def test_a_group_holds_as_many_particles_as_the_definition_says(morphology, low, high):
    counts = [len(size) for size, _, _ in particles(morphology)]
    assert low <= min(counts)
    assert max(counts) <= high


def test_fine_pleomorphic_groups_hold_no_fine_linear_particles():
    assert set(drawn("fine_pleomorphic", seed=1).shape) == {"fine_pleomorphic", "punctate"}


# What a particle looks like


@cache
def looks(morphology, view="CC", seeds=range(8)):
    """Return diameter in mm, aspect, whether it has a hole, edge and peak of particles at half their peak."""
    look, rows = VIEWS[view], []
    for seed in seeds:
        found = drawn(morphology, seed=seed)
        layer, label = thickness(found, look, 384, look.pitch)
        signal = saturated(blurred(layer, look.blur, look.pitch))
        for number, box in enumerate(find_objects(label + 1)):
            mine = None if box is None else np.pad(label[box] == number, 1)
            if box is not None and found.shape[number] == morphology and mine.sum() > 2:
                near = np.where(mine, np.pad(signal[box], 1), 0)
                core = near > 0.5 * near.max()
                hole = binary_fill_holes(core).sum() > core.sum()
                size = 2 * np.sqrt(core.sum() / np.pi) * look.pitch
                edge = (np.hypot(*np.gradient(near))[core] / look.pitch).max()
                rows.append((size, aspect(mine, near), hole, edge, near.max()))
    return np.array(rows).T


def test_shapes_differ_as_their_definitions_do():
    seen = {name: looks(name) for name in MORPHOLOGIES if name not in ("vascular", "coarse_popcorn")}
    size, form, _, edge, _ = ({name: row[k] for name, row in seen.items()} for k in range(5))
    variation = {name: np.std(np.log(value)) for name, value in size.items()}
    assert np.median(form["round"]) < 1.2
    assert np.median(form["punctate"]) < 1.3
    assert np.median(form["fine_pleomorphic"]) > 1.15 * np.median(form["punctate"])
    assert np.quantile(form["fine_pleomorphic"], 0.9) > 1.9 > 1.7 > np.quantile(form["round"], 0.9)
    assert np.median(form["fine_linear_branching"]) > 1.9
    assert np.median(form["large_rod_like"]) > 4
    assert variation["coarse_heterogeneous"] > variation["punctate"]
    assert min(edge, key=lambda name: np.median(edge[name])) in ("milk_of_calcium", "amorphous")
    assert np.median(edge["amorphous"]) < 0.7 * np.median(edge["punctate"])


def test_fine_pleomorphic_particles_differ_more_in_opacity_than_punctate_ones():
    peaks = {name: looks(name)[4] for name in ("punctate", "fine_pleomorphic")}
    spread = {name: np.std(np.log(value)) for name, value in peaks.items()}
    assert spread["fine_pleomorphic"] > 1.5 * spread["punctate"]


def fullness(morphology):
    """Return the shadows of particles over the ellipses with their spread: 1 for a disc or an ellipse."""
    full = []
    for seed in range(4):
        found = drawn(morphology, seed=seed)
        layer, label = thickness(found, CC, 1000, 0.02)
        for number in np.flatnonzero(np.array(found.shape) == morphology):
            spot = np.argwhere((label == number) & (layer > 0.05))
            if len(spot) > 60:
                full.append(len(spot) / (4 * np.pi * np.sqrt(np.linalg.det(np.cov(spot.T)))))
    return full


def test_fine_pleomorphic_shards_are_angular():
    """Ellipsoids with blunted sides, which magnify to ovals, have 0.98 here."""
    assert np.quantile(fullness("fine_pleomorphic"), 0.25) < 0.96 < np.quantile(fullness("punctate"), 0.05)


def test_coarse_heterogeneous_particles_are_chunky():
    """Lumps that fuse leave notches: rounded ones have 0.94 here."""
    assert np.quantile(fullness("coarse_heterogeneous"), 0.25) < 0.9


def test_rings_of_the_skin_are_unlike():
    """Pores are neither circles nor alike: 1.27 is the median of circles that overlap."""
    assert np.median(looks("skin", "magnification")[1]) > 1.33


def test_casts_of_a_group_follow_ducts_that_branch():
    """Strewn along the way to the nipple they lie like logs: the mean of their directions is 0.8 then."""
    alike = []
    for seed in range(12):
        paths = drawn("fine_linear_branching", seed=seed).grains[0].paths
        way = CC.project(paths[:, -1] - paths[:, 0])
        alike.append(abs(np.exp(2j * np.arctan2(way[:, 1], way[:, 0])).mean()))
    assert np.mean(alike) < 0.6


def test_rods_are_uneven_and_some_are_broken():
    tubes = [drawn("large_rod_like", seed=seed).grains[0] for seed in range(12)]
    thick = np.concatenate([tube.radius * tube.mu for tube in tubes])[:, 18:102]
    filled = np.concatenate([tube.owner for tube in tubes])[:, 18:102] >= 0
    spread = [row[on].std() / row[on].mean() for row, on in zip(thick, filled, strict=True) if on.all()]
    assert np.median(spread) > 0.15
    assert 0.1 < np.mean(~filled.all(1)) < 0.4


def test_rods_taper():
    """At 0.15 mm from their ends: rods cut off square look like a pile of logs."""
    left = []
    for seed in range(12):
        tube = drawn("large_rod_like", seed=seed).grains[0]
        length = np.linalg.norm(np.diff(tube.paths, axis=1), axis=2).sum(1)
        near = np.rint(0.15 / length * (tube.radius.shape[1] - 1)).astype(int)
        left.extend(tube.radius[np.arange(len(near)), near] / np.median(tube.radius, axis=1))
    assert np.median(left) < 0.7


def test_rods_of_a_group_lie_side_by_side():
    """Crossing each other they look like a bundle of sticks: four of five touch another one then."""
    touching = []
    for seed in range(12):
        middles = CC.project(drawn("large_rod_like", seed=seed).grains[0].paths)[:, ::4]
        trees = [cKDTree(middle) for middle in middles]
        near = [[a.count_neighbors(b, 0.5) > 0 for b in trees if b is not a] for a in trees]
        touching.extend(map(any, near))
    assert np.mean(touching) < 0.7


def test_casts_are_short_and_close_where_their_filling_ends():
    ends, lengths = [], np.concatenate([size for size, _, _ in particles("fine_linear_branching")])
    for seed in range(6):
        tube = drawn("fine_linear_branching", seed=seed).grains[0]
        for run in range(tube.owner.max() + 1):
            radius = tube.radius[tube.owner == run]
            ends.extend(radius[[0, -1]] / radius.max() if len(radius) > 20 else ())
    assert np.median(lengths) < 0.7
    assert np.quantile(ends, 0.25) < 0.6


@pytest.mark.parametrize("morphology", ["coarse_popcorn", "dystrophic"])
def test_thick_calcium_is_not_burnt_white(morphology):
    white = [
        (one.display[one.visible] > 244).mean()
        for one in (patch(morphology, seed=seed, size=256) for seed in range(12))
    ]
    assert np.mean(white) < 0.06


def test_rims_and_skin_rings_are_open_in_the_middle():
    assert looks("skin", "magnification")[2].mean() > 0.25
    open_middle = []
    for seed in range(10):
        signal, label, _ = clean_signal("rim", seed, "CC", 512)
        for number in np.unique(label[label >= 0]):
            mine = label == number
            inner = binary_fill_holes(mine) & (signal < 0.5 * signal[mine].max())
            open_middle.append(inner.sum() > 0.4 * mine.sum())
    assert np.mean(open_middle) > 0.7


def test_vessels_are_two_parallel_tracks():
    """Across the path, calcium lies at both edges and less in the middle; the walls break independently."""
    shares, together = [], []
    for seed in range(6):
        found = drawn("vascular", "linear", seed)
        signal, *_ = clean_signal("vascular", seed, "CC", 570, "linear")
        path = found.vessels[0][100:-100:4]
        flat, radius = CC.project(path[:, :3]), path[:, 3]
        step = np.gradient(flat, axis=0)
        out = np.stack([-step[:, 1], step[:, 0]], axis=1) / np.linalg.norm(step, axis=1, keepdims=True)
        left, middle, right = (_at(signal, flat + k * radius[:, None] * out) for k in (-0.94, 0.0, 0.94))
        seen = (left + right) > 0.1
        shares.append(middle[seen].mean() / np.maximum(left, right)[seen].mean())
        together.append(np.corrcoef(left[seen], right[seen])[0, 1])
        assert seen.mean() > 0.15
        assert 2 * radius.min() > 0.9
        assert 2 * radius.max() < 2.6
    assert np.mean(shares) < 0.28
    assert np.mean(together) < 0.6


def _at(signal, flat):
    """Return the highest signal within a pixel of points in mm."""
    size = len(signal)
    column, row = (np.rint(np.array([flat[:, 0], -flat[:, 1]]) / 0.1 + (size - 1) / 2)).astype(int)
    near = [signal[(row + a).clip(0, size - 1), (column + b).clip(0, size - 1)] for a, b in np.ndindex(2, 2)]
    return np.max(near, axis=0)


def test_sutures_have_a_knot_brighter_than_a_thread_that_can_be_seen():
    for seed in range(4):
        signal, label, _ = clean_signal("suture", seed, "CC")
        assert np.median(signal[(label >= 0) & (signal > 0.05)]) > 0.2
        for number in np.unique(label[label >= 0]):
            value = signal[(label == number) & (signal > 0.05)]
            assert value.max() > 1.8 * np.median(value)


# Contrast


def contrasts(morphology, view="CC", seeds=range(6), density="b"):
    """Return peaks over the local standard deviation of tissue and noise, for particles of the shape."""
    out = []
    for seed in seeds:
        drawing = patch(morphology, seed=seed, size=256, view=view, density=density)
        base = drawing.image - drawing.added
        fine = base - ndimage.gaussian_filter(base, 2.1 / 2 / drawing.pitch_mm)
        table = drawing.particles
        mine = (table["shape"] == morphology) & table["in_field"]
        out.extend(drawing.peak[mine.to_numpy()] / fine[20:-20, 20:-20].std())
    return np.median(out)


@pytest.mark.parametrize("morphology", ["amorphous", "fine_pleomorphic", "punctate"])
def test_dense_tissue_hides_small_particles(morphology):
    """Harder beam, more layers of fine structure: fewer are found in dense breasts (Houbrechts 2025)."""
    fatty, dense = (contrasts(morphology, density=density) for density in "ad")
    assert 0.55 * fatty < dense < 0.85 * fatty


@pytest.mark.slow
def test_contrast_is_as_low_and_as_high_as_readers_know_it():
    cnr = {name: contrasts(name) for name in MORPHOLOGIES}
    assert 2 < cnr["amorphous"] < 6
    assert cnr["amorphous"] < cnr["fine_pleomorphic"]
    assert 3.5 < cnr["fine_pleomorphic"] < 10
    assert cnr["fine_pleomorphic"] < cnr["coarse_heterogeneous"]
    assert 4 < cnr["skin"] < 10
    assert 4 < cnr["fine_linear_branching"] < 12
    assert 4 < cnr["punctate"] < 12
    assert cnr["punctate"] < cnr["round"]
    assert cnr["large_rod_like"] > 5
    assert min(cnr["coarse_popcorn"], cnr["dystrophic"]) > 8
    assert cnr["milk_of_calcium"] < 6 < contrasts("milk_of_calcium", "lateral")


@pytest.mark.parametrize("morphology", MORPHOLOGIES)
def test_calcium_never_takes_signal_away(morphology):
    """Before blur and noise, in any arrangement, view and seed: a hollow takes no more than there is."""
    for distribution in DISTRIBUTIONS:
        for seed in range(5):
            found = drawn(morphology, distribution, seed)
            for view in (CC, LATERAL, VIEWS["tangential"]):
                layer, _ = thickness(found, view, 256, 0.2)
                assert layer.min() >= -1e-4
                assert layer.max() > 0.02


@pytest.mark.parametrize("view", [CC, LATERAL, VIEWS["tangential"]])
def test_mottle_does_not_repeat_itself(view):
    """No shift of 0.6 to 4 mm lays the unevenness of thick calcium onto itself."""
    mottled, even = (thickness(sphere(16.0, mottle=mottle), view, 80, 0.1)[0] for mottle in (0.5, 0.0))
    wave = mottled / even - np.mean(mottled / even)
    likeness = _autocorrelation(wave) / _autocorrelation(np.ones_like(wave)).clip(1) / wave.var()
    shift = 0.1 * np.hypot(*np.meshgrid(*(np.fft.fftfreq(160, 1 / 160),) * 2))
    assert wave.std() > 0.3
    assert likeness[(shift > 0.6) & (shift < 4)].max() < 0.85


def _autocorrelation(field):
    """Return the sums of products of a field and its shifted self, without wrapping around."""
    return np.fft.ifft2(np.abs(np.fft.fft2(field, (160, 160))) ** 2).real


# Views


@pytest.mark.parametrize("morphology", ["round", "punctate"])
def test_spheres_look_the_same_in_every_view(morphology):
    sizes, peaks = {}, {}
    for view in ("CC", "lateral"):
        size, _, _, _, peak = looks(morphology, view, range(10))
        sizes[view], peaks[view] = size.mean(), peak.mean()
    assert sizes["lateral"] == pytest.approx(sizes["CC"], rel=0.05)
    assert peaks["lateral"] == pytest.approx(peaks["CC"], rel=0.05)


def test_milk_of_calcium_is_a_smudge_from_above_and_a_crescent_from_the_side():
    for seed in range(6):
        (_, above, _, soft, faint), (_, aside, _, sharp, bright) = (
            looks("milk_of_calcium", view, range(seed, seed + 1)) for view in ("CC", "lateral")
        )
        assert np.median(above) < 1.4
        assert np.median(aside) > 2.2
        assert np.median(bright) > 1.6 * np.median(faint)
        assert np.median(sharp) > 1.5 * np.median(soft)


def test_sediment_fades_towards_its_edge_from_above():
    """A body of one piece keeps 0.76 of its middle at 0.6 of its radius, and looks like a disc."""
    pitch, kept = 0.03, []
    for seed in range(6):
        found = drawn("milk_of_calcium", "regional", seed)
        layer, _ = thickness(found, CC, 1500, pitch)
        for number in _alone(CC.project(found.centre), 3.0):
            reach = 0.3 * found.size[number] * np.array([(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)])
            spot = np.rint((CC.project(found.centre[number]) + reach) / pitch * (1, -1) + 749.5).astype(int)
            if ((spot >= 0) & (spot < 1500)).all():
                value = layer[spot[:, 1], spot[:, 0]]
                kept.append(value[1:].mean() / value[0])
    assert len(kept) > 10
    assert np.median(kept) < 0.72


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
    assert np.mean(lower) > 0.3
    assert len(lower) > 8


def test_crescents_are_concave_on_top():
    """In the middle, most of the sediment ends lower than nearer to the brim: the cup opens upwards."""
    pitch, rises = 0.03, []
    for seed in range(6):
        found = drawn("milk_of_calcium", "regional", seed)
        layer, label = thickness(found, LATERAL, 1500, pitch)
        for number in _alone(LATERAL.project(found.centre), 2.6):
            mine = label == number
            if found.shape[number] == "milk_of_calcium" and mine.any() and not mine[:, [0, -1]].any():
                seen = layer[np.ix_(mine.any(1), mine.any(0))]
                top = -pitch * (seen > 0.5 * seen.max(0)).argmax(0)
                middle, fifth = len(top) // 2, len(top) // 5
                rises.append((0.5 * (top[fifth] + top[-fifth]) - top[middle]) / found.size[number])
    assert len(rises) > 20
    assert min(rises) >= 0
    assert np.mean(rises) > 0.03


def _alone(flat, room):
    """Return the numbers of points with no other one within `room`."""
    return np.flatnonzero(cKDTree(flat).query(flat, 2)[0][:, 1] > room)


def test_magnification_lifts_the_smallest_particles_most():
    """Splinters gain from 1.8 times enlargement, particles over half a millimetre hardly."""
    gain = {}
    for name in ("fine_pleomorphic", "punctate", "round"):
        wide, close = (np.median(looks(name, view)[4]) for view in ("CC", "magnification"))
        gain[name] = close / wide
    assert gain["fine_pleomorphic"] > gain["punctate"] > gain["round"]
    assert gain["round"] < 1.1


def test_amorphous_calcium_stays_haze_where_it_is_magnified():
    """Little of its signal is finer than 0.1 mm: it holds no grain that could be told from the next."""
    fine = {}
    for name in ("amorphous", "punctate"):
        signals = [clean_signal(name, seed, "magnification", 512)[0] for seed in range(6)]
        parts = [
            (signal - ndimage.gaussian_filter(signal, 0.1 / MAGNIFIED.pitch))[signal > 0.02].std()
            / signal[signal > 0.02].mean()
            for signal in signals
        ]
        fine[name] = np.mean(parts)
    assert fine["amorphous"] < 0.3 < fine["punctate"]


def test_haze_is_marked_as_calcium_from_edge_to_edge():
    for view in ("CC", "magnification"):
        signal, label, _ = clean_signal("amorphous", 3, view, 512)
        assert (label[signal > 0.02] >= 0).mean() > 0.8


# Arrangement


SPANS = {
    "diffuse": ((20, 60), (40, 120)),
    "regional": ((10, 30), (20, 45)),
    "grouped": ((0, 20), (0, 20)),
    "linear": ((0, 12), (10, 45)),
    "segmental": ((3, 30), (12, 50)),
}
"""Least and most mm of a lesion, with its particles, across and along: BI-RADS ends a group at 2 cm."""


def spans(found, name, view):
    """Return how far a lesion reaches in each direction of a view, with its particles."""
    turn = np.linspace(0, np.pi, 36, endpoint=False)
    reach = 0.5 * found.size[:, None] if name != "fine_linear_branching" else 0
    spot = view.project(found.centre) @ np.stack([np.cos(turn), np.sin(turn)])
    return (spot + reach).max(0) - (spot - reach).min(0)


@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
def test_every_shape_is_as_wide_as_its_distribution_says(distribution):
    across, along = SPANS[distribution]
    for name, seed, view in product(MORPHOLOGIES, range(12), (CC, LATERAL)):
        span = spans(drawn(name, distribution, seed), name, view)
        assert across[0] <= span.min() <= across[1], (name, seed, view.name)
        assert along[0] < span.max() <= along[1], (name, seed, view.name)


@pytest.mark.parametrize("distribution", ["regional", "linear", "segmental"])
def test_what_is_left_of_a_lesion_is_as_wide_as_its_distribution_says(distribution):
    for name, seed, view in product(MORPHOLOGIES, range(12), (CC, LATERAL)):
        span = spans(drawn(name, distribution, seed, change="decreasing"), name, view)
        assert span.max() > SPANS[distribution][1][0], (name, seed, view.name)


@pytest.mark.parametrize("name", sorted(set(MORPHOLOGIES) - {"coarse_popcorn", "suture"}))
def test_a_group_holds_five_within_a_centimetre(name):
    """One popcorn or stitch is a group by its pattern alone."""
    for seed, view in product(range(12), (CC, LATERAL)):
        flat = view.project(drawn(name, seed=seed).centre)
        assert (np.linalg.norm(flat[:, None] - flat[None], axis=2) <= 5).sum(1).max() >= 5


@pytest.mark.parametrize("view", [CC, LATERAL])
def test_lines_are_lines_in_both_views(view):
    for _, _, centre in particles("punctate", "linear", range(20)):
        flat = view.project(centre)
        spread = np.linalg.svd(flat - flat.mean(0), compute_uv=False)
        assert spread[0] >= 6 * spread[1]
        assert 8 <= extent(flat) <= 30


def test_diffuse_fills_the_field():
    for view in (CC, LATERAL):
        for _, _, centre in particles("punctate", "diffuse"):
            flat = np.clip(view.project(centre), -25.6, 25.6)
            assert ConvexHull(flat).volume > 0.6 * 51.2**2


def test_a_segment_follows_the_ducts_of_one_lobe_inside_its_wedge():
    for seed in range(6):
        where = pose(seed)
        spots = arrange(seed, 0, where, "segmental", where.lesion, 1.0)
        ducts = spots.ducts
        fine = [ducts.at(np.full(60, b), np.linspace(0, 1, 60))[0] for b in range(len(ducts.paths))]
        assert cKDTree(np.concatenate(fine)).query(spots.places[:200])[0].max() < 1.0
        axis = where.lesion - where.nipple
        off = spots.places[:200] - where.nipple
        cosine = off @ axis / np.linalg.norm(off, axis=1) / np.linalg.norm(axis)
        assert np.degrees(np.arccos(cosine)).max() < 32


def test_a_segment_widens_away_from_the_nipple_and_a_region_does_not():
    assert np.mean([_widening("segmental", seed) for seed in range(16)]) > 0.1
    assert abs(np.mean([_widening("regional", seed) for seed in range(16)])) < 0.1


def _widening(distribution, seed):
    """Return how fast the spread across the axis grows with the distance from the nipple (mm a mm)."""
    where = pose(seed)
    places = arrange(seed, 0, where, distribution, where.lesion, 1.0).places[:200] - where.nipple
    axis = (where.lesion - where.nipple) / np.linalg.norm(where.lesion - where.nipple)
    depth = places @ axis
    aside = np.linalg.norm(places - depth[:, None] * axis, axis=1)
    return np.polyfit(depth, aside, 1)[0]


def test_casts_fill_the_ducts_of_the_lobe():
    """More than half of the casts follow a branch over their whole length; the others fork off one."""
    for seed in range(4):
        where = pose(seed)
        ducts = arrange(2 * seed, 0, where, "segmental", where.lesion, 1.0).ducts
        branch = np.repeat(np.arange(len(ducts.paths)), 80)
        tree = cKDTree(ducts.at(branch, np.tile(np.linspace(0, 1, 80), len(ducts.paths)))[0])
        casts = drawn("fine_linear_branching", "segmental", seed).grains[0].paths
        away = tree.query(casts[:, ::8])[0].max(1)
        assert np.mean(away < 0.15) > 0.5
        assert np.quantile(away, 0.95) < 2.5


def test_skin_groups_are_within_five_millimetres():
    for _, _, centre in particles("skin"):
        assert extent(centre) < 5


def test_rods_point_to_the_nipple():
    for seed in range(4):
        where = pose(seed)
        for place in drawn("large_rod_like", seed=seed).grains[0].paths:
            axis = np.linalg.svd(place - place.mean(0), full_matrices=False)[2][0]
            assert abs(axis @ where.towards_nipple(place.mean(0))) > 0.5


def test_several_areas_hold_more_than_one():
    one, many = drawn("punctate", seed=2), drawn("punctate", seed=2, extent="several_areas_one_breast")
    assert extent(many.centre) > 20 > extent(one.centre)
    tree = cKDTree(many.centre)
    assert connected_components(tree.sparse_distance_matrix(tree, 6))[0] == 3


def test_particles_sit_in_three_dimensions():
    for distribution in DISTRIBUTIONS:
        depth = [np.ptp(centre[:, 2]) for _, _, centre in particles("punctate", distribution, range(4))]
        assert min(depth) > 1.5
    assert MAGNIFIED.plane == CC.plane != LATERAL.plane
    counts = [len(drawn("round", name).centre) for name in ("grouped", "regional", "diffuse")]
    assert all(few < many for few, many in pairwise(counts))
