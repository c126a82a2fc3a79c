"""The tissue and the picture of it: power spectrum, direction, density, views, blur, mass and noise."""

from itertools import product

import numpy as np
import pytest
from simulator_cases import CC, LATERAL, MAGNIFIED, drawn, finding, patch, slope, sphere

from calcikit.simulator import simulate
from calcikit.simulator.exposure import blurred, noise, noise_level, saturated
from calcikit.simulator.geometry import DENSITIES, VIEWS, pose
from calcikit.simulator.point_particles import Grains, Tubes
from calcikit.simulator.projection import ParticleSet, thickness
from calcikit.simulator.tissue import _clouds, resample, tissue

# Tissue


def test_slope_estimator_reads_white_noise_as_flat_and_cubic_noise_as_three():
    rng = np.random.default_rng(5)
    f = np.fft.fftfreq(512, 0.1)
    amplitude = np.maximum(np.hypot(f[:, None], f[None, :]), 0.01) ** -1.5
    white = rng.standard_normal((12, 512, 512))
    cubic = [slope(np.fft.ifft2(np.fft.fft2(field) * amplitude).real, 0.1) for field in white]
    assert abs(np.mean([slope(field, 0.1) for field in white])) < 0.1
    assert np.mean(cubic) == pytest.approx(2.97, abs=0.14)


CASES = [*((density, 512, 0.1) for density in DENSITIES), ("b", 512, 0.1 / 1.8), ("c", 256, 0.1)]


@pytest.fixture(scope="module")
def slopes():
    """Return the slopes of 20 seeds for each case; all cases of a seed share its tissue."""
    seen = {case: [] for case in CASES}
    for seed, (density, size, pitch) in product(range(20), CASES):
        field = resample(tissue(seed, CC, density), size, pitch)
        seen[density, size, pitch].append(slope(field, pitch))
    return seen


@pytest.mark.parametrize("case", CASES)
def test_tissue_has_the_power_spectrum_of_breast(case, slopes):
    assert 2.8 <= np.mean(slopes[case]) <= 3.4


def test_no_single_patch_is_far_from_the_spectrum_of_breast(slopes):
    wide = np.concatenate([slopes[case] for case in CASES if case[1:] == (512, 0.1)])
    assert wide.min() > 2.5
    assert wide.max() < 3.9


def test_calcium_and_noise_flatten_the_spectrum_a_little(slopes):
    fields = [patch("fine_pleomorphic", "regional", seed=seed) for seed in range(8)]
    whole = np.mean([slope(field.image, 0.1) for field in fields])
    bare = np.mean(slopes["b", 512, 0.1][:8])
    assert bare - 0.6 < whole < bare


def test_tissue_runs_towards_the_nipple():
    f = np.fft.fftfreq(512, 0.1)
    radius = np.hypot(f[:, None], f[None, :])
    band, window = (radius > 0.15) & (radius < 1.2), np.outer(np.hanning(512), np.hanning(512))
    for view in (CC, LATERAL):
        along, across = 0.0, 0.0
        for seed in range(10):
            power = np.abs(np.fft.fft2(resample(tissue(seed, view, "b"), 512, 0.1) * window)) ** 2
            turn = np.arctan2(-f[:, None], f[None, :]) - pose(seed).angle(view)
            along += power[band & (np.abs(np.cos(turn)) > 0.87)].mean()
            across += power[band & (np.abs(np.cos(turn)) < 0.5)].mean()
        assert across > 1.5 * along


def test_fibres_point_to_the_nipple_above_and_below():
    """The local direction turns with the place: fibres run together towards the nipple."""
    turns = {-1: [], 1: []}
    for seed in range(16):
        field, nipple = tissue(seed, CC, "c"), pose(seed).nipple
        for side in (-1, 1):
            part = field[slice(12, 100) if side > 0 else slice(-100, -12), 60:-60]
            turns[side].append(_direction(part) * np.sign(nipple[0]))
    upper, lower = np.median(turns[1]), np.median(turns[-1])
    assert upper < -5 < 5 < lower


def _direction(field):
    """Return the angle in degrees that the structures of a field make with the rows, upwards positive."""
    down, right = np.gradient(field)
    return np.degrees(0.5 * np.arctan2(2 * (down * right).mean(), (down**2 - right**2).mean()))


def test_denser_breasts_are_brighter_and_nothing_is_clipped():
    shown = [[patch("punctate", density=d, seed=s, size=256).display for d in DENSITIES] for s in range(4)]
    means = np.mean(shown, axis=(0, 2, 3))
    assert (np.diff(means) > 5).all()
    assert means[0] > 30
    assert means[-1] < 170
    assert np.mean(np.array(shown) == 255) == 0


def test_tissue_is_uneven_on_the_large_scale():
    """Fat, gland and the fall towards the sides: blocks of 12 mm differ by more than a tenth of the scale."""
    for density in "bc":
        spread = [np.ptp(_blocks(tissue(seed, CC, density), 60)) for seed in range(12)]
        assert np.median(spread) > 0.15


def _blocks(field, size):
    """Return means over square blocks."""
    count = len(field) // size
    return field[: count * size, : count * size].reshape(count, size, count, size).mean((1, 3))


def test_views_share_the_projection_onto_the_common_axis():
    """Central-slice theorem: summed over the other axis, two views of one random field are the same curve."""
    first, second = (_clouds(3, view.plane)[0].mean(0) for view in (CC, LATERAL))
    assert np.corrcoef(first, second)[0, 1] > 0.999


def test_magnification_shows_the_same_tissue():
    wide = resample(tissue(4, CC, "b"), 512, 0.1)[114:398, 114:398]
    close = resample(tissue(4, MAGNIFIED, "b"), 511, 28.4 / 511)
    number = ((np.arange(284) + 0.5) * 511 / 284).astype(int)
    assert np.corrcoef(wide.ravel(), close[np.ix_(number, number)].ravel())[0, 1] > 0.97


# Picture


@pytest.mark.parametrize(
    ("view", "diameter", "kept"),
    [
        ("CC", 0.1, 0.23),
        ("CC", 0.2, 0.62),
        ("CC", 0.5, 0.95),
        ("magnification", 0.1, 0.45),
        ("magnification", 0.2, 0.84),
        ("magnification", 0.5, 0.98),
    ],
)
def test_blur_keeps_the_known_part_of_a_sphere(view, diameter, kept):
    fine = 0.0125
    layer, _ = thickness(sphere(diameter), VIEWS[view], 129, fine)
    assert blurred(layer, VIEWS[view].blur, fine).max() / diameter == pytest.approx(kept, abs=0.03)


@pytest.mark.parametrize("pitch", [0.05, 0.1])
@pytest.mark.parametrize("diameter", [0.3, 0.5, 1.5])
def test_mass_is_kept_and_does_not_depend_on_the_place_within_a_pixel(pitch, diameter):
    rng = np.random.default_rng(1)
    masses = [
        thickness(sphere(diameter, rng.uniform(-0.2, 0.2, 3)), CC, 64, pitch)[0].sum() * pitch**2
        for _ in range(12)
    ]
    assert masses == pytest.approx([np.pi * diameter**3 / 6] * 12, rel=0.02)


def test_blur_and_powder_keep_mass():
    place = np.array([[0.03, -0.11, 0.0], [0.4, 0.2, 1.0]])
    layer, _ = thickness(_only(Grains(np.zeros(2, int), place, np.ones(2))), CC, 64, 0.1)
    assert layer.sum() * 0.01 == pytest.approx(2.0, rel=1e-5)
    assert blurred(layer, 0.055, 0.1).sum() == pytest.approx(layer.sum(), rel=1e-4)


def _only(powder):
    return ParticleSet(("any",), np.ones(1), np.ones(1), np.zeros((1, 3)), (), (powder,))


@pytest.mark.parametrize("hole", [0.0, 0.55])
@pytest.mark.parametrize("pitch", [0.05, 0.1])
def test_tubes_keep_mass_in_every_view_and_are_as_thick_as_the_beam_is_long(pitch, hole):
    along = np.linspace(-2, 2, 80)
    paths = np.stack([along, 0.3 * along, 0.4 * along], axis=1)[None]
    full = np.ones((1, 80))
    tube = Tubes(np.zeros((1, 80), int), paths, 0.4 * full, 0.8 * full, np.array([hole]))
    length = np.linalg.norm(paths[0, -1] - paths[0, 0])
    for view in VIEWS.values():
        layer, _ = thickness(_only(tube), view, 96, pitch)
        mass = 0.8 * np.pi * 0.4**2 * (1 - hole**2) * length
        assert layer.sum() * pitch**2 == pytest.approx(mass, rel=0.03)
        slant = np.linalg.norm(view.project(paths[0, -1] - paths[0, 0])) / length
        middle = blurred(layer, 0.02, pitch)[46:50, 46:50].mean()
        assert middle == pytest.approx(0.8 * 0.8 * (1 - hole) / slant, rel=0.06 if pitch < 0.1 else 0.15)


def test_walls_of_vessels_keep_mass_in_every_view():
    found = drawn("vascular", "grouped", 2)
    masses = [thickness(found, view, 570, 0.1)[0].sum() for view in (CC, LATERAL)]
    assert masses[1] == pytest.approx(masses[0], rel=0.06)


def test_thick_calcium_saturates_softly():
    signal = np.array([[0.0, 0.05, 0.5, 3.0, 30.0]], np.float32)
    shown = saturated(signal)[0]
    assert shown[0] == 0
    assert shown[1] == pytest.approx(0.05, rel=0.03)
    assert (np.diff(shown) > 0).all()
    assert shown[-1] < 1.7


def test_noise_has_its_level():
    for seed in range(5):
        crop = noise(np.random.default_rng(seed), 512, noise_level(CC, 0.1))
        assert crop.std() == pytest.approx(0.014, rel=0.05)
        assert abs(crop.mean()) < 1e-3
    assert noise_level(CC, 0.05) == pytest.approx(2 * noise_level(CC, 0.1))


@pytest.mark.parametrize("morphology", ["milk_of_calcium", "rim", "skin"])
def test_holes_take_away_no_more_than_there_is(morphology):
    """A hole drawn apart from its body would leave a dark line: calcium never lets more light through."""
    for seed, look in product(range(4), (CC, LATERAL, MAGNIFIED)):
        layer, _ = thickness(drawn(morphology, seed=seed), look, 384, look.pitch)
        assert layer.min() > -1e-4
        assert layer.max() > 0.05


def test_noise_is_new_for_every_exposure():
    """Views, the earlier exam and the other breast are other exposures: their noise differs."""
    asked = finding("punctate", extent="both_breasts_alike", change="stable_under_2_years")
    now, then = (simulate(asked, seed=3, size=128, prior=prior) for prior in (False, True))
    difference = now.image - then.image
    assert difference.std() == pytest.approx(0.014 * np.sqrt(2), rel=0.1)
