"""Wide fields to search: what lies in them, where, and what is refused."""

import numpy as np
from scipy.stats import spearmanr
from simulator_cases import finding

from calcikit.simulator import simulate_field
from calcikit.simulator.fibres import breast_traits

GROUP = finding("punctate")


def test_a_field_is_wide_and_tells_where_everything_is():
    field = simulate_field([GROUP], seed=3, distractors=2)
    assert field.display.shape == (640, 640)
    assert field.pitch_mm == 0.1
    assert [one.distractor for one in field.located] == [False, True, True]
    assert field.located[0].finding is GROUP
    for one in field.located:
        near = np.hypot(*(np.argwhere(one.visible) - (one.row, one.column)).T)
        assert len(near)
        assert np.median(near) < 150
        assert one.outlines


def test_nothing_is_hidden_where_nothing_is_asked_for():
    field = simulate_field(seed=3, size=320, distractors=0)
    assert field.located == ()
    assert field.display.std() > 5


def test_the_tissue_does_not_give_away_what_is_hidden():
    """With and without the finding, the rest of the field is the same picture."""
    without, with_one = (simulate_field(hidden, seed=3, size=320, distractors=0) for hidden in ([], [GROUP]))
    changed = without.display != with_one.display
    assert 0 < changed.mean() < 0.05


def test_findings_keep_away_from_each_other_and_from_the_edge():
    for seed in range(5):
        field = simulate_field([GROUP, GROUP], seed=seed, distractors=1)
        spots = np.array([(one.column, one.row) for one in field.located[:2]])
        assert np.linalg.norm(spots[0] - spots[1]) > 100
        assert ((spots > 50) & (spots < 590)).all()


def test_fields_are_as_grainy_as_their_breasts():
    images = [simulate_field(seed=seed, size=320, distractors=0).image for seed in range(12)]
    noise = [np.diff(np.diff(image, 2, axis=0), 2, axis=1).std() for image in images]
    grain = [breast_traits(10**9 + seed).grain for seed in range(12)]
    assert spearmanr(noise, grain).statistic > 0.8
