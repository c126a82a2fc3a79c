"""Catalogues for translators: every text that a learner can see, found by Babel, and a language's own file.

``make words`` runs Babel over the code, the templates and the scripts, and :func:`extract_data` over
``data/``, whose files are read with a catalogue that only notes what it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ._data import ENGLISH, Catalogue, Knowledge, code_of, protocols
from ._data.catalogue import forms_of
from ._data.resources import shipped_folder
from ._output import write_whole
from .errors import CalcikitError, DataError

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

__all__ = ["catalogue_faults", "extract_data", "read_all", "update_catalogue"]

ALIKE = 3
"""How many letters two texts may differ by in length to be a slip of one another."""


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
        noted = _said_by(knowledge)
        for file, text in noted:
            if (file, text) not in known:
                found.setdefault(folder + file, []).append(text)
        known |= noted.keys()
    return found


def _said_by(knowledge: Knowledge) -> dict[tuple[str, str], None]:
    """Return the texts of data, each with its file: everything is read, with a catalogue that takes notes."""
    noting, before = _RecordingCatalogue(), Knowledge.load()
    knowledge.spoken(noting).put_in_use()
    try:
        read_all()
    finally:
        before.put_in_use()
    return noting.noted


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

    if not folder.is_dir():
        raise CalcikitError(f"there is no folder {folder}; 'calcikit local new {folder}' makes one")
    code = code_of(language)
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        raise CalcikitError(
            f"{language!r} is no code of a language that Babel knows, such as fr, uk or pt_BR"
        ) from None
    path = folder / "locale" / code / "LC_MESSAGES" / "calcikit.po"
    known = _read(path, code) if path.exists() else Catalog(code)
    said = _to_translate(folder, known)
    for message in [*known.obsolete.values()]:
        if said.get(message.id, message.context) and not known.get(message.id, message.context):
            known[message.id] = message
            known.obsolete = {key: each for key, each in known.obsolete.items() if each is not message}
    known.update(said, no_fuzzy_matching=True)
    text = BytesIO()
    write_po(text, known, width=0, include_lineno=False, omit_header=False)
    return write_whole(path, text.getvalue().rstrip() + b"\n", mark=b"msgid")


def _to_translate(folder: Path, known: Catalog) -> Catalog:
    """Return every text: what ships, what a protocol adds, and what a translator tells apart by its file."""
    from copy import copy

    from babel.messages.catalog import Catalog

    from .payload.words import template

    shipped, found = template(), Catalog()
    found.creation_date = shipped.creation_date
    for message in shipped:
        found[message.id] = copy(message)
    adds = any(folder.iterdir()) and folder.resolve() != Path(str(shipped_folder("data"))).resolve()
    own = _said_by(Knowledge.load(folder, ENGLISH) if adds else Knowledge.shipped())
    ids = {forms_of(message.id)[0] for message in shipped}
    for file, text in own:
        if text not in ids:
            found.add(text, locations=[(f"{folder.resolve().name}/{file}", 0)])
    for message in (*known, *known.obsolete.values()):
        if message.id and message.context and (message.context, message.id) in own:
            found[message.id] = copy(message)
    return found


def _read(path: Path, language: str) -> Catalog:
    """Read what was translated; a line that Babel would guess at is refused, and nothing is written."""
    from ._data.po_file import read_catalogue

    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CalcikitError(f"{path}: not a valid catalogue in UTF-8: {error}") from None
    found = read_catalogue(str(path.parent), path.name, text, language)
    found.charset = "utf-8"
    return found


def catalogue_faults(knowledge: Knowledge) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is wrong in the catalogues of a local protocol, and what they translate that nobody says.

    Returns
    -------
    faults, notes : tuple of str
        Each names file and line.

    Examples
    --------
    >>> catalogue_faults(Knowledge.shipped())
    ((), ())
    """
    from ._data.po_file import misfits, read_catalogue

    faults, notes = list[str](), list[str]()
    for folder, file, text in knowledge.own_catalogues():
        try:
            found = read_catalogue(folder, file, text)
            faults += [str(DataError(file, f"line {line}", said, folder)) for line, said in misfits(found)]
            notes += [f"{folder}/{file}, line {line}: {said}" for line, said in _unsaid(found, knowledge)]
        except DataError as error:
            faults.append(str(error))
    return tuple(faults), tuple(notes)


def _unsaid(found: Catalog, knowledge: Knowledge) -> Iterator[tuple[int, str]]:
    """Yield the line of each text of a catalogue that nobody says, and the nearest that somebody does."""
    from .payload.words import template

    own = _said_by(knowledge)
    texts = {text for _, text in own} | {forms_of(message.id)[0] for message in template()}
    places = own.keys() | {(each.context or "", forms_of(each.id)[0]) for each in template()}
    for message in found:
        text, context = forms_of(message.id)[0], message.context or ""
        if text not in texts:
            alike = sorted(each for each in texts if abs(len(each) - len(text)) < ALIKE)
            near = get_close_matches(text, alike, n=1, cutoff=0.8)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            yield message.lineno or 0, f"calcikit has no text {text!r}{hint}"
        elif context and (context, text) not in places:
            files = ", ".join(sorted(place for place, each in places if each == text and place))
            yield (
                message.lineno or 0,
                f"{text!r} is not said in {context!r}; allowed: {files or 'no msgctxt'}",
            )
