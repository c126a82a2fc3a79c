"""How sure a learner may say to be is data, and refused in words when it makes no sense."""

from __future__ import annotations

import pytest
from spare_data import spare

from calcikit.errors import DataError
from calcikit.progress import confidence_levels

FILE = "practice/confidence.toml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("level = 2", "level = 5", "the levels of confidence are 1, 2, 3 and 4"),
        ("promises = 0.75", "promises = 0.20", "a higher confidence promises more"),
        ("promises = 0.75", "promises = 1.75", "less than 1, got 1.75"),
        ('label = "sure"', 'lable = "sure"', "Did you mean 'label'"),
        ("[[confidence]]", "[[confidence]", "not valid TOML"),
    ],
)
def test_a_broken_level_is_refused(old, new, said):
    with pytest.raises(DataError, match=f"^data/{FILE}.*{said}"):
        confidence_levels(spare(FILE, old, new))
