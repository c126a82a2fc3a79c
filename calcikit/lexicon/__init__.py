"""The words: attributes, terms, definitions, synonyms, editions, steps and categories, as ``data/`` says.

Every statement carries its sources and how sure it is. What cannot be read raises
:class:`~calcikit.errors.DataError` with the file and the key.
"""

from .beyond import Beyond, Topic, beyond
from .claims import Claim
from .confusable_terms import (
    ConfusablePair,
    Contrast,
    Side,
    confusable_pair,
    confusable_terms,
    nearest_terms,
    why_pairs,
)
from .glossary import Word, glossary, spellings
from .loader import BIOPSY_ATTRIBUTES, FINDING_ATTRIBUTES, Lexicon, lexicon
from .models import Attribute, Category, Certainty, Statement, Term, certainty_label
from .names import TermNote, is_given, term_id, unknown_attribute
from .pictograms import check_pictograms, pictogram
from .steps import Step
from .views import View, densities, views

__all__ = [
    "BIOPSY_ATTRIBUTES",
    "FINDING_ATTRIBUTES",
    "Attribute",
    "Beyond",
    "Category",
    "Certainty",
    "Claim",
    "ConfusablePair",
    "Contrast",
    "Lexicon",
    "Side",
    "Statement",
    "Step",
    "Term",
    "TermNote",
    "Topic",
    "View",
    "Word",
    "beyond",
    "certainty_label",
    "check_pictograms",
    "confusable_pair",
    "confusable_terms",
    "densities",
    "glossary",
    "is_given",
    "lexicon",
    "nearest_terms",
    "pictogram",
    "spellings",
    "term_id",
    "unknown_attribute",
    "views",
    "why_pairs",
]
