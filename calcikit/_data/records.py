"""What an entry and a row of a data file are, and how to say what is wrong with one."""

from __future__ import annotations

import re
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from ..errors import nearest_to

NOTHING = "-"
"""What a cell of a CSV file that holds nothing is written as."""
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
SAYS_SOMETHING = r"[^\W_]"
NEEDS_WORDS = "a text needs at least 1 letter or digit"


def _translated(text: str, info: ValidationInfo) -> str:
    """Return a text in the language that a file is read in."""
    context = info.context or {}
    return str(context["translate"](text, context["file"])) if text and context else text


Key = Annotated[str, Field(pattern=SAYS_SOMETHING)]
"""An id or a name with at least one letter or digit in it, the same in every language."""

Words = Annotated[Key, AfterValidator(_translated)]
"""A text that a learner can see, with a letter or digit in it, in the language that it is read in."""

Text = Annotated[str, AfterValidator(_translated)]
"""The same where it may be empty."""


class Record(BaseModel):
    """An entry of a data file: frozen, with no key that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)


class Row(Record):
    """A row of a CSV file: its fields are the columns, in order.

    A dash is None where a field may be None; a field that is a tuple is split at spaces. A number is
    written in plain digits.

    Examples
    --------
    >>> class Rate(Row):
    ...     id: str
    ...     n: int | None
    ...     cite: tuple[str, ...]
    >>> Rate.model_validate({"id": "a", "n": "-", "cite": "b c"})
    Rate(id='a', n=None, cite=('b', 'c'))
    """

    @model_validator(mode="before")
    @classmethod
    def _cells(cls, data: Any) -> Any:
        def cell(name: str, value: Any) -> Any:
            field = cls.model_fields.get(name)
            if field is None or not isinstance(value, str):
                return value
            if get_origin(field.annotation) is tuple:
                return () if value == NOTHING else tuple(value.split())
            if value == NOTHING and NoneType in get_args(field.annotation):
                return None
            if _is_number(field.annotation) and not NUMBER.fullmatch(value):
                raise ValueError(f"column {name} is a number in plain digits, got {value!r}")
            return value

        return {name: cell(name, value) for name, value in data.items()} if isinstance(data, dict) else data


def _is_number(annotation: Any) -> bool:
    """Say whether a column holds numbers, under whatever limits."""
    return annotation in (int, float) or any(map(_is_number, get_args(annotation)))


def entry_of(content: Any, loc: tuple[int | str, ...]) -> str:
    """Turn ('term', 3, 'definition', 'text') into "amorphous, definition, text"."""
    names: list[str] = []
    for key in loc:
        content = content[key] if _has(content, key) else None
        if isinstance(key, int):
            label = content.get("id") if isinstance(content, dict) else None
            names[-1:] = [str(label) if label else f"{names[-1]} number {key + 1}"]
        else:
            names.append(key)
    return ", ".join(names)


def _has(content: Any, key: int | str) -> bool:
    if isinstance(key, int):
        return isinstance(content, list) and key < len(content)
    return isinstance(content, dict) and key in content


def first_problem(
    error: ValidationError, model: type[BaseModel] | None = None
) -> tuple[tuple[int | str, ...], str]:
    """Return where an entry is wrong and how: a key that is not known goes before one that is missing."""
    found = error.errors(include_url=False, include_context=False)
    first = next((each for each in found if each["type"] == "extra_forbidden"), found[0])
    place = first["loc"]
    beside = [each["loc"] for each in found if each["type"] == "missing" and each["loc"][:-1] == place[:-1]]
    missing = [str(loc[-1]) for loc in beside]
    if first["type"] != "extra_forbidden":
        return place, _problem(first)
    known = _keys_at(model, place[:-1])
    near = nearest_to(place[-1], missing) or nearest_to(place[-1], known)
    allowed = f". Allowed: {', '.join(known)}" if known else ""
    return place, _problem(first) + (f". Did you mean {near!r}?" if near else allowed)


def _keys_at(model: Any, place: tuple[int | str, ...]) -> list[str]:
    """Return the keys that a record may have at a place of an entry; none where that is not known."""

    def records(annotation: Any) -> list[Any]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return [annotation]
        return [each for part in get_args(annotation) for each in records(part)]

    for key in place:
        fields = model.model_fields.items() if model else ()
        inside = [field.annotation for name, field in fields if key in (name, field.alias)]
        if inside:
            model = next(iter(records(inside[0])), None)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def expected(error: Any) -> str:
    """Say what pydantic expected, without the words that it begins with."""
    message = str(error["msg"]).removeprefix("Value error, ").replace("Input should be", "expected", 1)
    return "half of a letter is missing" if error["type"] == "string_unicode" else message


def _problem(error: Any) -> str:
    """Say in words what pydantic found wrong."""
    message = expected(error)
    says_it = error["type"] in ("missing", "extra_forbidden") or ", got " in message
    given = "" if says_it else f", got {error['input']!r}"
    if SAYS_SOMETHING in message:
        message = NEEDS_WORDS
    if error["type"] == "tuple_type":
        message = "a list is expected, such as ['a', 'b']"
    if limit := re.search(r"should have (at (?:least|most) \d+) items", message):
        return f"it takes {limit[1]}"
    return {"missing": "this key is missing", "extra_forbidden": "this key is not known here"}.get(
        error["type"], message + (given if len(given) < 120 else "")
    )
