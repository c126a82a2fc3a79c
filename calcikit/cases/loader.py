"""The cases of ``data/cases``, read and checked against the tables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .._data import Knowledge, derived
from ..decision_table import read_only
from ..errors import CalcikitError, DataError, one_of, show_usage
from .evaluation import EvaluatedCase, evaluate
from .models import Case

FOLDER = "cases/"


@show_usage
def all_cases(*, knowledge: Knowledge | None = None) -> Mapping[str, EvaluatedCase]:
    """Return the cases, by id, in teaching order; they agree with the tables.

    Parameters
    ----------
    knowledge : Knowledge, optional
        Whose cases, words and rules; without it those in use.

    Returns
    -------
    mapping of str to EvaluatedCase
        Each decision with the right answer of the tables; sources in ``EvaluatedCase.sources``.

    Raises
    ------
    DataError
        Naming file and stage: broken TOML, an unknown word, or another story than the tables tell.

    Examples
    --------
    >>> [case.title for case in all_cases().values()][0]
    'Tracks on both sides'
    """
    return _read(knowledge)


@derived
def _read(knowledge: Knowledge) -> Mapping[str, EvaluatedCase]:
    found: dict[str, EvaluatedCase] = {}
    for file in knowledge.files_in(FOLDER, ".toml"):
        read = knowledge.read(file, Case)
        name = file.removeprefix(FOLDER).removesuffix(".toml").lstrip("0123456789").lstrip("-")
        if read.id != name:
            problem = f"expected {name!r}, the file's name without its number, got {read.id!r}"
            raise knowledge.error(file, "id", problem)
        if read.id in found:
            raise knowledge.error(file, "id", f"{read.id!r} is used twice")
        found[read.id] = evaluate(read, knowledge, file)
    return read_only(found)


def case(case_id: str, knowledge: Knowledge | None = None) -> EvaluatedCase:
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
    found = all_cases(knowledge=knowledge)
    return found[one_of("case", case_id, found)]


def case_file(path: Path) -> EvaluatedCase:
    """Read a case of an author's own.

    Raises
    ------
    CalcikitError
        If there is no such file.
    DataError
        If it cannot be read, or tells another story than the tables; the message names the stage.
    """
    if not path.is_file():
        raise CalcikitError(f"there is no case file {path}.")
    name = f"{FOLDER}{path.name}"
    knowledge = Knowledge.load().with_files({name: path.read_bytes()})
    try:
        return evaluate(knowledge.read(name, Case), knowledge, name)
    except DataError as error:
        raise DataError(path.name, error.place, error.problem, str(path.parent)) from None


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
