"""What was reviewed, by whom: the texts to read, and the verdicts that ``data/reviews.csv`` keeps.

A verdict belongs to a text as it stood: its hash is kept with it, and a text that changes loses its review.
"""

from .items import KINDS, ReviewItem, review_items
from .records import (
    COLUMNS,
    NOT_YET,
    VERDICTS,
    Review,
    kept_reviews,
    review_status,
    review_summary,
    translation_status,
    translation_summary,
)
from .sent import import_reviews, merged_reviews, read_reviews
from .translations import translation_items

__all__ = [
    "COLUMNS",
    "KINDS",
    "NOT_YET",
    "VERDICTS",
    "Review",
    "ReviewItem",
    "import_reviews",
    "kept_reviews",
    "merged_reviews",
    "read_reviews",
    "review_items",
    "review_status",
    "review_summary",
    "translation_items",
    "translation_status",
    "translation_summary",
]
