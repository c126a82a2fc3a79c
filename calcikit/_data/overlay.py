"""What the head of an overlay says, and what its files may be called."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from importlib.resources.abc import Traversable
from os import PathLike
from typing import Annotated

from pydantic import AfterValidator

from ..errors import CalcikitError, UnknownTerm, nearest_to, path_of
from .catalogue import LOCALE, code_of
from .layers import Layer, table
from .layout import FREE
from .records import SAYS_SOMETHING, Key, Record
from .resources import shipped_folder

OVERLAY = "overlay.toml"
LONGEST_NAME = 60
PROTOCOLS = "protocols"
PROTOCOL = "a local protocol, or its name, such as 'uk'"
SAFETY = "workup/safety.csv"


def _readable(name: str) -> str:
    """Return the name of a protocol that learners can read, on one line."""
    if len(name) > LONGEST_NAME or re.search(r"[{}<>\n]", name) or not re.search(SAYS_SOMETHING, name):
        raise ValueError(
            f"a name has at least 1 letter or digit, at most {LONGEST_NAME} characters, one line "
            f"and none of {{ }} < >, got {name!r}"
        )
    return name


class SafetyChange(Record):
    """Who changed a row of what must never happen, and why."""

    name: Key
    reason: Key


class Overlay(Record):
    """The head of an overlay: its name, the rows it switches off, and who answers for changed safety rows."""

    name: Annotated[str, AfterValidator(_readable)]
    off: Mapping[str, tuple[str, ...]] = {}
    safety: Mapping[str, SafetyChange] = {}


def protocols() -> tuple[str, ...]:
    """Return the names of the protocols that ship.

    Examples
    --------
    >>> "uk" in protocols()
    True
    """
    folder = shipped_folder("data").joinpath(PROTOCOLS)
    return tuple(sorted(item.name for item in folder.iterdir() if item.is_dir()))


def folder_of(overlay: str | PathLike[str]) -> Traversable:
    """Return the folder of an overlay: a folder on this disk, or one that ships, by its name.

    Raises
    ------
    CalcikitError
        If there is none.
    """
    place = path_of(PROTOCOL, overlay)
    if str(overlay) and place.is_dir():
        return place.resolve()
    if (name := str(overlay).lower()) in protocols():
        return shipped_folder("data").joinpath(PROTOCOLS, name)
    raise CalcikitError(
        f"{str(overlay)!r} is not a folder laid out like data/, nor one of the protocols that ship: "
        f"{', '.join(protocols())}; 'calcikit local new {place.name or 'my-hospital'}' makes one"
    )


def check_files(layer: Layer, known: Collection[str]) -> None:
    """Refuse a file that nothing would read, such as a misspelt one.

    Raises
    ------
    CalcikitError
        If there is none at all: a folder of another kind is no protocol.
    DataError
        Naming the file and the nearest that is read.
    """
    files = sorted(layer.files())
    if not files:
        raise CalcikitError(f"{layer.folder} holds nothing that calcikit reads, such as {OVERLAY}")
    for file in files:
        if file.endswith(".po") and not LOCALE.fullmatch(file):
            raise layer.fault(file, "", "a catalogue lies in locale/LANGUAGE/LC_MESSAGES/calcikit.po")
        if (own := LOCALE.fullmatch(file)) and own[1] != code_of(own[1]):
            raise layer.fault(file, "", f"the folder of this language is locale/{code_of(own[1])}")
        if file not in known and not FREE.fullmatch(file):
            near = nearest_to(file, known)
            hint = f"; did you mean {near}?" if near else ""
            raise layer.fault(file, "", f"calcikit reads no such file{hint}")


def check_rows(
    layer: Layer,
    tables: Collection[str],
    shipped: Callable[[str], Iterable[Mapping[str, str]]],
    about: Overlay | None,
) -> None:
    """Refuse a row that is switched off and is not there, and a safety row changed without reason and name.

    Raises
    ------
    DataError
        Naming the row.
    """
    off = about.off if about else {}
    for file, ids in off.items():
        if file not in tables:
            raise layer.fault(OVERLAY, "off", UnknownTerm("table", file, tables))
        known = {row["id"] for row in shipped(file)}
        if unknown := [row for row in ids if row not in known]:
            near = nearest_to(unknown[0], known)
            hint = f"; did you mean {near!r}?" if near else ""
            raise layer.fault(OVERLAY, "off", f"data/{file} has no row {unknown[0]!r}{hint}")
    rules = {row["id"]: row for row in shipped(SAFETY)}
    own = {row["id"]: row for row in table(layer, SAFETY)[1]} if layer.has(SAFETY) else {}
    changed = [key for key, row in own.items() if key in rules and rules[key] != row]
    answered = about.safety if about else {}
    for key in (*changed, *off.get(SAFETY, ())):
        if key not in answered:
            problem = (
                "what must never happen is changed only with a reason and a name: "
                f"add [safety.{key}] with name = and reason = to {OVERLAY}"
            )
            raise layer.fault(SAFETY, f"row {key}", problem)
    for key in answered:
        if key not in rules:
            raise layer.fault(OVERLAY, f"safety.{key}", UnknownTerm("safety row", key, rules))
