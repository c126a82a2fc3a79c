"""What judges answers is data: read with its sources, and refused in words when it makes no sense."""

from __future__ import annotations

import pytest
from spare_data import spare_data

from calcikit.errors import DataError
from calcikit.progress import progress_settings

FILE = "practice/confidence.toml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("level = 2", "level = 5", "the levels of confidence are 1, 2, 3 and 4"),
        ("promises = 0.75", "promises = 0.20", "a higher confidence promises more"),
        ("promises = 0.75", "promises = 1.75", "less than 1, got 1.75"),
        ("[1, 3, 7, 21, 60]", "[1, 7, 3]", "the gaps of spacing.days grow"),
        ("[1, 3, 7, 21, 60]", "[0, 3]", "greater than 0, got 0"),
        ("[1, 3, 7, 21, 60]", "[1]", "at least 2 items"),
        ('"tung2023"', '"tang2023"', "'tang2023' is not in references.bib"),
        ('label = "sure"', 'lable = "sure"', "missing"),
        ("[spacing]", "[spacin]", "missing"),
        ("[spacing]", "[spacing", "not valid TOML"),
    ],
)
def test_a_broken_rule_is_refused(old, new, said, tmp_path):
    with spare_data(tmp_path) as data:
        text = (data / FILE).read_text(encoding="utf-8")
        assert old in text
        (data / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(DataError, match=f"^data/{FILE}.*{said}"):
            progress_settings()
