"""The cases of ``data/cases``, read and laid beside the tables once."""

from __future__ import annotations

from functools import cache
from typing import Any

from .._data import Knowledge
from ..errors import DataError, UnknownTerm
from .evaluation import evaluate
from .models import Case

__all__ = ["all_cases", "case", "case_schema"]

FOLDER = "cases/"


@cache
def all_cases() -> dict[str, Case]:
    """Read the cases, by id, in teaching order, and make sure that they agree with the tables.

    Returns
    -------
    dict of str to Case

    Raises
    ------
    DataError
        Naming file and stage: broken TOML, an unknown word, or another story than the tables tell.

    Examples
    --------
    >>> [case.title for case in all_cases().values()][0]
    'Tracks on both sides'
    """
    found: dict[str, Case] = {}
    for file in Knowledge.load().files:
        if not (file.startswith(FOLDER) and file.endswith(".toml")):
            continue
        read = Knowledge.load().read(file, Case)
        name = file.removeprefix(FOLDER).removesuffix(".toml").lstrip("0123456789").lstrip("-")
        if read.id != name:
            raise DataError(
                file, "id", f"expected {name!r}, the file's name without its number, got {read.id!r}"
            )
        if read.id in found:
            raise DataError(file, "id", f"{read.id!r} is used twice")
        evaluate(read, file)
        found[read.id] = read
    return found


def case(case_id: str) -> Case:
    """Return one case.

    Raises
    ------
    UnknownTerm
        If no case has that id.

    Examples
    --------
    >>> case("trakcs")
    Traceback (most recent call last):
    calcikit.errors.UnknownTerm: 'trakcs' is not a known case. Did you mean 'tracks'? ...
    """
    if case_id not in all_cases():
        raise UnknownTerm("case", case_id, all_cases())
    return all_cases()[case_id]


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file, which ``data/schema/case.json`` holds for editors.

    Examples
    --------
    >>> case_schema()["title"]
    'Case'
    """
    schema = Case.model_json_schema(by_alias=True)
    for record in (schema, *schema["$defs"].values()):
        record["description"] = record["description"].partition("\n")[0]
    return schema
