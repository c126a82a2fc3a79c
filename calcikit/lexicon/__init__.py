"""The words: attributes, terms, definitions, synonyms, editions, steps and categories, as ``data/`` says.

Every statement carries its sources and how sure it is. What cannot be read raises
:class:`~calcikit.errors.DataError` with the file and the key.
"""

from .beyond import Beyond, Topic, beyond
from .glossary import Word, glossary, spellings
from .loader import BIOPSY_ATTRIBUTES, FINDING_ATTRIBUTES, Lexicon, lexicon
from .models import Attribute, Category, Certainty, Claim, Statement, Step, Term

__all__ = [
    "BIOPSY_ATTRIBUTES",
    "FINDING_ATTRIBUTES",
    "Attribute",
    "Beyond",
    "Category",
    "Certainty",
    "Claim",
    "Lexicon",
    "Statement",
    "Step",
    "Term",
    "Topic",
    "Word",
    "beyond",
    "glossary",
    "lexicon",
    "spellings",
]
