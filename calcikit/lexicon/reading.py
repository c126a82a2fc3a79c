"""Reads a data file, or says where and what is wrong with it."""

from __future__ import annotations

import tomllib
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .._data import read_text
from ..errors import DataError

__all__ = ["read_text", "read_toml"]

R = TypeVar("R", bound=BaseModel)


def read_toml(file: str, model: type[R]) -> R:
    """Read and check one TOML file.

    Raises
    ------
    DataError
        Naming the file, the entry and what is expected.
    """
    try:
        content = tomllib.loads(read_text(file))
    except tomllib.TOMLDecodeError as error:
        raise DataError(file, "", f"not valid TOML: {error}") from None
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        raise DataError(file, _place(content, first["loc"]), _problem(first)) from None


def _place(content: Any, loc: tuple[int | str, ...]) -> str:
    """Turn ('term', 3, 'definition', 'text') into "amorphous, definition.text"."""
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


def _problem(error: Any) -> str:
    given = f", got {error['input']!r}" if error["type"] not in ("missing", "extra_forbidden") else ""
    message = str(error["msg"]).removeprefix("Value error, ")
    return {"missing": "this key is missing", "extra_forbidden": "this key is not known here"}.get(
        error["type"], message + (given if len(given) < 120 else "")
    )
