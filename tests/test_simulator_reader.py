"""A machine reads the patches: labels are recoverable from the truth, and the pictures are no cartoons."""

import numpy as np
import pytest
from simulator_cases import finding
from simulator_reader import image_features, read, truth_features

from calcikit.simulator.scene import DISTRIBUTIONS, MORPHOLOGIES, Scene

SMALL = (
    "round",
    "punctate",
    "amorphous",
    "coarse_heterogeneous",
    "fine_pleomorphic",
    "fine_linear_branching",
    "milk_of_calcium",
    "skin",
)


def table(names, seeds, features, size, distributions):
    """Return features, classes and seeds of scenes."""
    asked = [(seed, place) for seed in range(seeds) for place in range(len(names))]
    rows = [
        features(Scene.checked(finding(names[place], where), "CC", "b", seed, size, None))
        for seed, place in asked
        for where in [distributions[seed % len(distributions)]]
    ]
    return np.array(rows), np.array([place for _, place in asked]), np.array([seed for seed, _ in asked])


def test_the_truth_tells_all_fourteen_shapes_apart():
    seen, classes, seeds = table(MORPHOLOGIES, 15, truth_features, 400, DISTRIBUTIONS)
    assert (read(seen, classes, seeds) == classes).mean() >= 0.90


@pytest.fixture(scope="module")
def from_pictures():
    """Return what the machine reads from the pictures alone, and what is true (208 patches)."""
    seen, classes, seeds = table(SMALL, 26, image_features, 256, ("grouped",))
    return read(seen, classes, seeds), classes


def test_pictures_are_read_well_above_chance_but_not_perfectly(from_pictures):
    """Chance is 1 in 8. A perfect reader would mean that the shapes are cartoons."""
    guess, classes = from_pictures
    assert 0.60 <= (guess == classes).mean() <= 0.95


def test_the_machine_confuses_what_people_confuse(from_pictures):
    guess, classes = from_pictures
    confused = np.zeros((len(SMALL), len(SMALL)))
    np.add.at(confused, (classes, guess), 1 / (len(classes) / len(SMALL)))
    share = {(a, b): confused[i, j] for i, a in enumerate(SMALL) for j, b in enumerate(SMALL)}
    assert np.mean([share[a, a] for a in ("amorphous", "punctate")]) >= 0.4
    assert share["amorphous", "milk_of_calcium"] + share["milk_of_calcium", "amorphous"] > 0.05
    assert share["fine_pleomorphic", "punctate"] + share["fine_pleomorphic", "fine_linear_branching"] > 0.05
    assert share["round", "fine_linear_branching"] + share["coarse_heterogeneous", "amorphous"] < 0.1


def test_the_reader_has_nothing_to_go_by_where_classes_are_shuffled():
    rng = np.random.default_rng(4)
    seen, classes = rng.standard_normal((200, 12)), rng.integers(0, 8, 200)
    assert (read(seen, classes, np.arange(200)) == classes).mean() < 0.3
