"""The verdicts: kept in ``data/reviews.csv``, shown beside a text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .._data import ENGLISH, N_, Knowledge, Row, derived, gettext as _
from .items import review_items
from .translations import translation_items

FILE = "reviews.csv"
TRANSLATED = "locale/"
NOT_REVIEWED = N_("Translation not reviewed.")
NOT_YET = N_("not yet reviewed by a radiologist")
VERDICTS = ("agree", "disagree", "comment")
RADIOLOGISTS = frozenset({"radiologist", "breast radiologist", "radiologe", "radiologin"})
"""The roles that end `NOT_YET`; any other is named beside it."""
SAID = {"agree": N_("agrees"), "disagree": N_("disagrees"), "comment": N_("comments")}
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class Review(Row):
    """What one person said of one text, as it then stood.

    Attributes
    ----------
    who, role : str
        The reviewer, and what she is: breast radiologist, pathologist, surgeon, nurse.
    date : datetime.date
    id, hash : str
        Which text, and what it was known by.
    verdict : {"agree", "disagree", "comment"}
    comment : str or None
    """

    who: Name
    role: Name
    date: date
    id: Annotated[str, Field(min_length=1)]
    hash: Hash
    verdict: Literal["agree", "disagree", "comment"]
    comment: Annotated[str, StringConstraints(max_length=2000)] | None


COLUMNS = tuple(Review.model_fields)


@derived
def kept_reviews(knowledge: Knowledge) -> tuple[Review, ...]:
    """Return every verdict that is kept, also those of texts that have changed since.

    Raises
    ------
    DataError
        Naming the row and what is expected.
    """
    return knowledge.rows(FILE, Review, least=0)


@derived
def review_status(knowledge: Knowledge) -> Mapping[str, str]:
    """Return, by id, who reviewed a text as it stands now, or its translation; others are left out.

    Examples
    --------
    >>> review_status().get("lexicon/morphology#skin", NOT_YET)
    'not yet reviewed by a radiologist'
    """
    said: dict[str, list[str]] = {}
    for one in _current(knowledge):
        words = f"{one.who} ({one.role}, {one.date.isoformat()}) {_(SAID[one.verdict])}"
        said.setdefault(one.id, []).append(words)
    return {name: _("reviewed: {words}", words="; ".join(words)) for name, words in said.items()}


def _current(knowledge: Knowledge) -> list[Review]:
    """Return the verdicts on texts, and on translations into the language in use, as they stand."""
    kept = kept_reviews(knowledge)
    items = (*review_items(knowledge), *translation_items(knowledge)) if kept else ()
    hashes = {item.id: item.hash for item in items}
    return [one for one in kept if hashes.get(one.id) == one.hash]


def review_summary(knowledge: Knowledge | None = None) -> str:
    """Return how many texts were reviewed, and by whom; in another language who reviewed its translation.

    Examples
    --------
    >>> review_summary()
    'Clinical content: not yet reviewed by a radiologist.'
    """
    read = knowledge or Knowledge.load()
    valid = [one for one in _current(read) if not one.id.startswith(TRANSLATED)]
    translated = translation_summary(read)
    if not valid:
        return " ".join(filter(None, [_("Clinical content: {state}.", state=_(NOT_YET)), translated]))
    people = ", ".join(dict.fromkeys(f"{one.who} ({one.role})" for one in valid))
    still = "" if any(one.role.strip().lower() in RADIOLOGISTS for one in valid) else f"; {_(NOT_YET)}"
    said = _(
        "Clinical content: {k} of {n} texts reviewed by {people}{still}.",
        k=len({one.id for one in valid}),
        n=len(review_items(read)),
        people=people,
        still=still,
    )
    return " ".join(filter(None, [said, translated]))


def translation_summary(knowledge: Knowledge | None = None) -> str:
    """Return how many texts of the translation were reviewed as they stand, and by whom; nothing for English.

    Examples
    --------
    >>> translation_summary(Knowledge.shipped())
    ''
    """
    read = knowledge or Knowledge.load()
    if read.catalogue.language == ENGLISH:
        return ""
    valid = [one for one in _current(read) if one.id.startswith(TRANSLATED)]
    if not valid:
        return _(NOT_REVIEWED)
    return _(
        "Translation: {k} of {n} texts reviewed by {people}.",
        k=len({one.id for one in valid}),
        n=len(translation_items(read)),
        people=", ".join(dict.fromkeys(f"{one.who} ({one.role})" for one in valid)),
    )


def translation_status(text: str, knowledge: Knowledge | None = None) -> str:
    """Return who reviewed the translation of a text, given as it is shown; nothing for English.

    Examples
    --------
    >>> translation_status("Rund", Knowledge.shipped())
    ''
    """
    read = knowledge or Knowledge.load()
    if read.catalogue.language == ENGLISH:
        return ""
    return review_status(read).get(_by_text(read).get(text, ""), _(NOT_REVIEWED).rstrip("."))


@derived
def _by_text(knowledge: Knowledge) -> dict[str, str]:
    return {item.lines[-1][1]: item.id for item in translation_items(knowledge)}
