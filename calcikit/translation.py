"""Catalogues for translators: every text that a learner can see, found by Babel, and a language's own file.

``make words`` runs Babel over the code, the templates and the scripts, and :func:`extract_data` over
``data/``, whose files are read with a catalogue that only notes what it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ._data import Catalogue, Knowledge, protocols
from ._output import write_whole
from .errors import CalcikitError

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

__all__ = ["extract_data", "read_all", "update_catalogue"]


# A line of a catalogue: a comment, or a keyword, or none, and a text in quotes.
LINE = re.compile(r'#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?".*"')


class _RecordingCatalogue(Catalogue):
    """A catalogue that leaves every text as it is and notes in which file it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: dict[tuple[str, str], None] = {}

    def lookup(self, text: str, context: str = "") -> str:
        if context:
            self.noted[context, text] = None
        return text


@cache
def _noted() -> dict[str, list[str]]:
    """Read everything, for each protocol that ships as well, and return the texts of each file."""
    found: dict[str, list[str]] = {}
    known: set[tuple[str, str]] = set()
    for folder, knowledge in (
        ("", Knowledge.shipped()),
        *((f"protocols/{name}/", Knowledge.load(name)) for name in protocols()),
    ):
        noting = _RecordingCatalogue()
        knowledge.spoken(noting).put_in_use()
        try:
            read_all()
        finally:
            Knowledge.shipped().put_in_use()
        for file, text in noting.noted:
            if (file, text) not in known:
                found.setdefault(folder + file, []).append(text)
        known |= noting.noted.keys()
    return found


def read_all() -> None:
    """Read every file of the data with what reads it: what ``calcikit check`` promises of them.

    Raises
    ------
    DataError
        Naming the first that is not sound, those that rest on others after them.
    """
    from . import cases, evidence, films, lexicon, quiz, reviews
    from .cases.questions import question_texts
    from .evidence.term_mapping import map_terms, notes
    from .exams.nbgrader import assignment_texts
    from .payload.patches import disclaimer
    from .progress.settings import confidence_levels
    from .quiz.exam_forms import slots
    from .quiz.report_questions import report_parts
    from .quiz.sampling import plausible_workup
    from .quiz.search_questions import search_texts
    from .simulator.descriptions import distractors
    from .workup import Finding
    from .workup.rules import chain, rule_texts
    from .workup.wording import layout, messages

    for read in (
        lexicon.lexicon,
        lexicon.glossary,
        lexicon.beyond,
        lexicon.views,
        lexicon.confusable_terms,
        layout,
        messages,
        disclaimer,
        distractors,
        confidence_levels,
        quiz.kinds,
        quiz.drill_rules,
        slots,
        assignment_texts,
        report_parts,
        search_texts,
        quiz.self_checks,
        question_texts,
        cases.all_cases,
        films.collection,
        evidence.inventory,
        evidence.prevalence_by_setting,
    ):
        read()
    for kind in ("finding", "biopsy"):
        for table in chain(kind).tables:
            for text in (text for rule in table.rows for text in rule_texts(rule)):
                Knowledge.load().catalogue.lookup(text, f"workup/{table.name}.csv")
    notes("morphology")
    map_terms("morphology", "ROUND")
    plausible_workup(Finding(morphology="round", distribution="grouped"))
    reviews.kept_reviews()


def extract_data(
    fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the texts of a file below ``data/``, as an extraction method of Babel does."""
    file = Path(fileobj.name).as_posix().rpartition("data/")[2]
    for text in _noted().get(file, ()):
        yield 0, "", text, []


def update_catalogue(folder: Path, language: str) -> Path:
    """Write the catalogue of a language, or bring it up to date; what was translated stays.

    Parameters
    ----------
    folder : pathlib.Path
        The folder of a local protocol.
    language : str
        Its code, such as ``fr`` or ``pt_BR``.

    Returns
    -------
    pathlib.Path
        The file to fill.

    Raises
    ------
    CalcikitError
        If there is no such language or folder.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> update_catalogue(Path(mkdtemp()), "fr").name
    'calcikit.po'
    """
    from babel import Locale, UnknownLocaleError
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    from .payload.words import template

    if not folder.is_dir():
        raise CalcikitError(f"there is no folder {folder}; 'calcikit local new {folder}' makes one")
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        raise CalcikitError(
            f"{language!r} is no code of a language that Babel knows, such as fr, uk or pt_BR"
        ) from None
    path = folder / "locale" / language / "LC_MESSAGES" / "calcikit.po"
    known = _read(path, language) if path.exists() else Catalog(language)
    known.update(template(), no_fuzzy_matching=True)
    text = BytesIO()
    write_po(text, known, width=0, include_lineno=False, omit_header=False)
    return write_whole(path, text.getvalue(), mark=b"msgid")


def _read(path: Path, language: str) -> Catalog:
    """Read what was translated; a line that Babel would guess at is refused, and nothing is written."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        for number, line in enumerate(lines, 1):
            if line.strip() and not LINE.fullmatch(line.strip()):
                raise CalcikitError(
                    f"{path}, line {number}: expected msgid or msgstr and a text in quotes, got {line!r}"
                )
        return read_po(BytesIO("\n".join(lines).encode()), language, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise CalcikitError(f"{path}: not a valid catalogue in UTF-8: {error}") from None
