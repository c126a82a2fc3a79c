"""Every text that a reviewer reads: rules, definitions, steps, patient texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from .._data import N_, NOTHING, SAFETY, Knowledge, derived, gettext as _
from ..decision_table import conditions
from ..lexicon import Attribute, Lexicon, lexicon
from ..references import cite

KINDS = {
    "rule": "Rules",
    "safety": "Safety rules",
    "definition": "Definitions",
    "step": "Steps and categories",
    "patient": "Sentences to the patient",
    "report": "Sentences of the report",
    "topic": "Beyond these tables",
    "claim": "Claims, myths and answers",
    "translation": "Translation",
}
ENTRIES = {
    "steps.toml": "step",
    "categories.toml": "step",
    "messages.toml": "patient",
    "beyond.toml": "topic",
    "claims.toml": "claim",
}
SAID = ("claim", "verdict", "myth", "question")
SENTENCES = {"patient": "Said to her", "rid_of": "Said to her", "report": "Said in the report"}
UNREAD = ("id", "cite", "certainty", "weight")
FORBIDDEN = {
    "category": N_("the category is {what}"),
    "subject": N_("the category is that of the {what}"),
    "first_step": N_("the plan begins with {what}"),
    "step": N_("the plan holds {what}"),
    "alternative": N_("{what} is offered instead"),
    "offer": N_("{what} is planned or offered"),
    "alternative_category": N_("{what} is named as another category"),
    "missing_step": N_("the plan lacks {what}"),
    "missing_alternative": N_("{what} is not offered"),
    "missing_alternative_category": N_("{what} is not named as another category"),
    "plan_says": N_("the plan says {what}"),
    "plan_omits": N_("the plan leaves out {what}"),
    "alternative_omits": N_("what is offered instead leaves out {what}"),
    "report_says": N_("the report says {what}"),
    "report_omits": N_("the report leaves out {what}"),
    "patient_says": N_("the patient is told {what}"),
    "patient_omits": N_("the patient is not told {what}"),
}
"""How a reviewer reads what a safety rule forbids."""


@dataclass(frozen=True, kw_only=True)
class ReviewItem:
    """One text to agree or disagree with.

    Attributes
    ----------
    id, kind, title : str
        Where it stands in ``data/``, a key of ``KINDS``, and how it is called.
    lines : tuple of (str, str)
        What is read: a name and a text each.
    sources : tuple of str
        Its references, as one line each.
    certainty : str
        How sure the text says it is; empty where it does not say.
    written : str
        The text as it stands in ``data/``, before terms become words.

    Examples
    --------
    >>> items = {item.id: item for item in review_items()}
    >>> items["lexicon/morphology#skin"].kind
    'definition'
    """

    id: str
    kind: str
    title: str
    lines: tuple[tuple[str, str], ...]
    sources: tuple[str, ...] = ()
    certainty: str = ""
    written: str

    @property
    def hash(self) -> str:
        """What the text is known by: 16 hexadecimal digits that change when ``data/`` says otherwise."""
        return sha256(self.written.encode()).hexdigest()[:16]


@derived
def review_items(knowledge: Knowledge) -> tuple[ReviewItem, ...]:
    """Return every text to review, in the order of ``KINDS``.

    Parameters
    ----------
    knowledge : Knowledge, optional
        What ships by default.

    Examples
    --------
    >>> len({item.id for item in review_items()}) == len(review_items())
    True
    """
    found = [
        *(item for file in knowledge.files_in("workup/", ".csv") for item in _rows(knowledge, file)),
        *(item for file in knowledge.files_in("lexicon/") for item in _terms(knowledge, file)),
        *(item for file in ENTRIES if file in knowledge.files for item in _entries(knowledge, file)),
    ]
    return tuple(sorted(found, key=lambda item: list(KINDS).index(item.kind)))


def _rows(knowledge: Knowledge, file: str) -> Iterator[ReviewItem]:
    """Yield the rows of a table; its conditions and results are read with the reason."""
    stem = PurePosixPath(file).stem
    words = lexicon(knowledge)
    for row in knowledge.csv(file):
        cells = [(name, text) for name, text in row.items() if name not in UNREAD and text != NOTHING]
        name = row["id"].removeprefix(f"{stem}-").replace("-", " ")
        rule = (_cell(words.attributes, *cell) for cell in cells)
        yield ReviewItem(
            id=f"{_place(file)}#{row['id']}",
            kind="safety" if file == SAFETY else "rule",
            title=f"{stem.replace('_', ' ').capitalize()}: {name}",
            lines=tuple(_forbidden(words, row) if file == SAFETY else rule),
            written=_written(cells),
            sources=_sources(knowledge, row.get("cite", NOTHING).split()),
            certainty=row.get("certainty", ""),
        )


def _cell(words: Mapping[str, Attribute], column: str, text: str) -> tuple[str, str]:
    """Say a cell as a clinician reads it: terms by their labels, names without underscores."""
    role, _, name = column.rpartition(":")
    label = words[name].label if name in words else name.replace("_", " ")
    if role == "if":
        known = words.get(name)
        labels = {term.id: term.label for term in known.terms} if known else {}
        said = [labels.get(term, term.replace("_", " ")) for term in text.split()]
        return f"If {label}", " or ".join(said)
    return (f"Then {label}" if role else label.capitalize()), text if not role else text.replace("_", " ")


def _forbidden(words: Lexicon, row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Say a safety rule as a clinician reads it: where it holds, and what must never be."""
    for part in conditions(row["when"]):
        label, said = _cell(words.attributes, f"if:{part.name}", " ".join(part.values))
        yield label, said if part.holds else _("not {what}", what=said)
    labels = {step.id: step.label for step in words.steps.values()}
    if row["never"].endswith(("says", "omits")):
        phrases = (phrase.strip().partition(" = ") for phrase in row["what"].split(";"))
        what = "; ".join(f'"{labels.get(step, step)}{when and ": "}{when}"' for step, _is, when in phrases)
    else:
        what = " or ".join(labels.get(name, name) for name in row["what"].split())
    yield _("Never"), _(FORBIDDEN[row["never"]], what=what)
    yield _("Because"), row["because"]


def _written(lines: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{name}: {line}" for name, line in lines)


def _terms(knowledge: Knowledge, file: str) -> Iterator[ReviewItem]:
    content = knowledge.toml(file)
    for entry in content.get("term", ()):
        title = f"{content.get('label', '')}: {entry.get('label', '')}"
        yield from _texts(knowledge, file, entry, title, "definition")


def _entries(knowledge: Knowledge, file: str) -> Iterator[ReviewItem]:
    for section, entries in knowledge.toml(file).items():
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, Mapping) and "id" in entry:
                title = next(
                    str(entry[name])
                    for name in ("label", "title", "claim", "myth", "question", "id")
                    if name in entry
                )
                yield from _texts(knowledge, file, entry, f"{section}: {title}", ENTRIES[file])


def _texts(
    knowledge: Knowledge, file: str, entry: Mapping[str, Any], title: str, kind: str
) -> Iterator[ReviewItem]:
    """Yield the statements of an entry as one text; its sentences to the patient and in the report apart."""
    place = f"{_place(file)}#{entry['id']}"
    lines = tuple(_statements(entry))
    if lines:
        cited = [
            key for value in entry.values() if isinstance(value, Mapping) for key in value.get("cite", ())
        ]
        yield ReviewItem(
            id=place,
            kind=kind,
            title=title,
            lines=lines,
            written=_written(lines),
            sources=_sources(knowledge, cited),
        )
    cite = _sources(knowledge, entry.get("cite", ()))
    worded = {
        f"{name}.{said}": text
        for name, wording in entry.get("wording", {}).items()
        for said, text in wording.items()
    }
    for name, text in {**entry, **worded}.items():
        said = name.rpartition(".")[2]
        if said in SENTENCES and text:
            yield ReviewItem(
                id=f"{place}.{name}",
                kind="report" if said == "report" else "patient",
                title=title,
                lines=((SENTENCES[said], text),),
                written=str(text),
                sources=cite,
            )


def _statements(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in entry.items():
        if name in SAID:
            yield name, str(value)
        elif isinstance(value, Mapping) and "text" in value:
            yield name, str(value["text"])


def _sources(knowledge: Knowledge, keys: Any) -> tuple[str, ...]:
    return tuple(cite((key for key in keys if key != NOTHING), knowledge))


def _place(file: str) -> str:
    return file.rsplit(".", 1)[0]
