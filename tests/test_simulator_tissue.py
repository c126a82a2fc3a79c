"""The tissue and the picture of it: power spectrum, direction, density, views, blur, mass and noise."""

from itertools import product

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter
from scipy.stats import spearmanr
from simulator_cases import CC, LATERAL, MAGNIFIED, drawn, finding, patch, sphere
from tissue_measures import measures

from calcikit.simulator import simulate
from calcikit.simulator.curves import resample
from calcikit.simulator.exposure import blurred, noise, noise_level, quanta, saturated
from calcikit.simulator.fibres import breast_traits
from calcikit.simulator.geometry import DENSITIES, VIEWS, pose
from calcikit.simulator.point_particles import Grains, Tubes
from calcikit.simulator.projection import ParticleSet, pixels, thickness
from calcikit.simulator.tissue import _THICK, _clouds, _layers, tissue

# Tissue

REAL = {
    "slope 0.9-2.3": (2.61, 0.4),
    "coherence": (0.326, 0.06),
    "lag 1": (0.254, 0.1),
    "local spread": (0.459, 0.12),
    "kurtosis": (0.105, 0.4),
    "grain": (1.15, 0.15),
}
"""Medians of 74 real breasts (CDD-CESM, low energy, a patch each), and how far ours may lie from them."""


@pytest.fixture(scope="module")
def measured():
    """Return the measures of the bare tissue of 12 breasts in each density."""
    return {
        density: [
            measures(
                simulate(
                    finding("punctate"), seed=500 + 20 * number + seed, density=density, size=256
                ).bare.astype(float)
            )
            for seed in range(12)
        ]
        for number, density in enumerate(DENSITIES)
    }


@pytest.mark.parametrize("name", REAL)
def test_tissue_measures_like_real_tissue(name, measured):
    middle, room = REAL[name]
    found = [
        one[name]
        for density, share in (("b", 12), ("c", 12), ("a", 3), ("d", 3))
        for one in measured[density][:share]
    ]
    assert np.median(found) == pytest.approx(middle, abs=room)


@pytest.mark.parametrize("density", DENSITIES)
def test_lines_are_bright_in_every_density(density, measured):
    """Ligaments and walls only add brightness, in dense breasts too (real: 1.37)."""
    assert np.median([one["bright/dark"] for one in measured[density]]) > 1.2


def test_noise_differs_from_breast_to_breast(measured):
    """Detectors and vendors differ: the standard deviation of the slope over 74 real breasts is 0.64."""
    slopes = [one["slope 2.5-4.6"] for found in measured.values() for one in found]
    assert 0.3 < np.std(slopes) < 0.75


def test_strands_and_noise_go_together(measured):
    """The rank correlation over 74 real breasts is 0.74: 0.14 if each differs alone from breast to breast."""
    breasts = [one for found in measured.values() for one in found]
    strands, noise = ([one[name] for one in breasts] for name in ("strands", "noise"))
    assert spearmanr(strands, noise).statistic > 0.5


def test_breasts_differ_in_brightness(measured):
    """The standard deviation of the mean grey over 74 real breasts is 36."""
    assert np.std([one["mean"] for found in measured.values() for one in found]) > 25


def test_measures_read_plain_noise_as_noise():
    rng = np.random.default_rng(5)
    white = measures(rng.standard_normal((256, 256)))
    assert abs(white["slope 0.9-2.3"]) < 0.2
    assert white["coherence"] < 0.2
    assert white["bright/dark"] == pytest.approx(1, abs=0.1)
    assert abs(white["kurtosis"]) < 0.1


def test_fibres_run_towards_the_nipple():
    """Over many breasts, structures lie along the way to the nipple more than across it."""
    turns = []
    for seed in range(16):
        where = pose(seed)
        down, right = np.gradient(tissue(seed, where, CC, "b", 400))
        turn = 0.5 * np.arctan2(2 * (down * right).mean(), (down**2 - right**2).mean())
        turns.append(np.exp(2j * (turn - where.angle(CC))))
    assert np.mean(turns).real > 0.2


def test_denser_breasts_are_brighter_and_nothing_is_clipped():
    shown = [[patch("punctate", density=d, seed=s, size=256).display for d in DENSITIES] for s in range(4)]
    each = np.mean(shown, axis=(2, 3))
    means = each.mean(0)
    assert (each.std(0) > 4).all()
    assert (np.diff(means) > 5).all()
    assert means[0] > 30
    assert means[-1] < 170
    assert np.mean(np.array(shown) == 255) == 0


def test_tissue_is_uneven_on_the_large_scale():
    """Fat, gland and the fall towards the sides: blocks of 12 mm differ by more than a tenth of the scale."""
    for density in "bc":
        spread = [np.ptp(_blocks(tissue(seed, pose(seed), CC, density, 512), 120)) for seed in range(8)]
        assert np.median(spread) > 0.15


def _blocks(field, size):
    """Return means over square blocks."""
    count = len(field) // size
    return field[: count * size, : count * size].reshape(count, size, count, size).mean((1, 3))


def test_thick_fat_ends_at_an_edge():
    """Within a tenth of a centimetre more fat along the beam, the tissue is as dark as it gets."""
    drops = []
    for seed in range(40):
        step = breast_traits(seed).fat_edge
        if step > 0.15:
            shown = tissue(seed, pose(seed), CC, "c", 400)[::2, ::2]
            fat = _layers(seed, pose(seed), "CC", 400)[2][1:-1, 1:-1]
            more = fat[: len(shown), : len(shown)] - _THICK["c"]
            inside, outside = (shown[(more > a) & (more < b)] for a, b in ((0.05, 0.15), (-0.15, -0.05)))
            if len(inside) and len(outside):
                drops.append((outside.mean() - inside.mean()) / step)
    assert len(drops) > 4
    assert np.median(drops) > 0.4


@pytest.mark.parametrize(("associated", "least"), [("benign_mass", 0.2), ("mass", 0.3)])
def test_masses_can_be_seen(associated, least):
    """Over the standard deviation of tissue, about 0.2: a mass of half of it cannot be told from none."""
    for seed, density in product(range(4), "ac"):
        with_mass = simulate(finding("punctate", associated=associated), seed=seed, size=384, density=density)
        without = patch("punctate", seed=seed, size=384, density=density)
        assert gaussian_filter(with_mass.added - without.added, 10).max() > least


@pytest.mark.parametrize("density", DENSITIES)
def test_tissue_runs_to_a_distortion(density):
    """Half of the gradients lie along a radius elsewhere; where lines radiate, far less."""
    shares = []
    for seed in range(4):
        drawing = simulate(finding("punctate", associated="distortion"), seed=seed, size=384, density=density)
        column, row = np.arange(384) - pixels(CC, pose(seed).lesion[None], 384, 0.1).reshape(2, 1)
        down, right = np.gradient(gaussian_filter(drawing.image, 1.5))
        far = np.hypot(column, row[:, None])
        ring = (far > 40) & (far < 110)
        along = ((right * column + down * row[:, None]) / far)[ring]
        shares.append((along**2).sum() / (right**2 + down**2)[ring].sum())
    assert np.mean(shares) < 0.36


def test_views_share_the_projection_onto_the_common_axis():
    """Central-slice theorem: summed over the other axis, two views of one random field are the same curve."""
    where = pose(3)
    first, second = (_clouds(3, view, where).mean(0) for view in (CC, LATERAL))
    assert np.corrcoef(first, second)[0, 1] > 0.9


def test_magnification_shows_the_same_tissue():
    where = pose(4)
    wide = tissue(4, where, CC, "b", 284)
    close = resample(tissue(4, where, MAGNIFIED, "b", 288), 568, 0.05)
    assert np.corrcoef(wide.ravel(), resample(close, 284, 0.1, 0.05).ravel())[0, 1] > 0.97


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


def test_thick_calcium_saturates_softly():
    signal = np.array([[0.0, 0.05, 0.5, 3.0, 30.0]], np.float32)
    shown = saturated(signal)[0]
    assert shown[0] == 0
    assert shown[1] == pytest.approx(0.05, rel=0.03)
    assert (np.diff(shown) > 0).all()
    assert shown[-1] < 1.7


def test_noise_has_its_level_and_grows_where_fewer_quanta_arrive():
    flat = np.zeros((256, 256), np.float32)
    thin, thick = (noise(np.random.default_rng(1), quanta(flat + level, 0.0), CC, 0.1) for level in (0, 1))
    assert thin.std() == pytest.approx(noise_level(CC, 0.1), rel=0.05)
    assert abs(thin.mean()) < 1e-3
    assert thick.std() == pytest.approx(np.exp(0.1) * thin.std(), rel=1e-3)
    assert 0.02 < noise_level(CC, 0.1) < 0.04


def test_noise_of_neighbours_is_alike():
    """The detector blurs quantum noise: white noise would have no correlation."""
    grain = noise(np.random.default_rng(1), np.ones((256, 256), np.float32), CC, 0.1)
    assert 0.1 < np.corrcoef(grain[:, 1:].ravel(), grain[:, :-1].ravel())[0, 1] < 0.4


@pytest.mark.parametrize("morphology", ["milk_of_calcium", "rim", "skin"])
def test_holes_take_away_no_more_than_there_is(morphology):
    """A hole drawn apart from its body would leave a dark line: calcium never lets more light through."""
    for seed, look in product(range(4), (CC, LATERAL, MAGNIFIED)):
        layer, _ = thickness(drawn(morphology, seed=seed), look, 384, look.pitch)
        assert layer.min() > -1e-4
        assert layer.max() > 0.05


@pytest.mark.parametrize("more", [{"prior": True}, {"density": "c"}, {"view": "lateral"}, {}])
def test_noise_is_new_for_every_exposure(more):
    """Views, the earlier exam, another density or shape are other exposures: no shift lays noise on noise."""
    asked, other = (
        finding(shape, extent="both_breasts_alike", change="stable_under_2_years")
        for shape in ("punctate", "punctate" if more else "round")
    )
    patches = simulate(asked, seed=3), simulate(other, seed=3, **more)
    first, second = (_finer_than_tissue(patch.image - patch.added) for patch in patches)
    likeness = np.fft.irfft2(first.conj() * second).max()
    power = [np.fft.irfft2(np.abs(spectrum) ** 2)[0, 0] for spectrum in (first, second)]
    assert likeness < 0.25 * np.sqrt(power[0] * power[1])


def _finer_than_tissue(field):
    """Return the spectrum of what hardly holds more than noise: above 0.4 a pixel."""
    window = np.hanning(len(field))
    fine = np.hypot(np.fft.fftfreq(len(field))[:, None], np.fft.rfftfreq(len(field))) > 0.4
    return fine * np.fft.rfft2((field - field.mean()) * window * window[:, None])
