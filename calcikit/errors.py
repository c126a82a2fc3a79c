"""Says what is wrong, where, what is allowed, and the nearest spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from copyreg import __newobj__  # type: ignore[attr-defined]
from difflib import SequenceMatcher, get_close_matches
from errno import ENAMETOOLONG
from functools import wraps
from inspect import signature
from os import PathLike, fspath, lstat
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

__all__ = [
    "CalcikitError",
    "CalcikitWarning",
    "DataError",
    "ImpossibleFinding",
    "UnknownTerm",
    "instance_of",
    "made_by",
    "one_of",
    "path_of",
    "show_usage",
    "shown",
]

LONGEST_LIST, LONGEST_VALUE = 500, 200
K = TypeVar("K", bound=str)
P = ParamSpec("P")
T = TypeVar("T")


class CalcikitError(ValueError):
    """Anything calcikit refuses, in words meant for the person who will read them.

    Examples
    --------
    >>> raise CalcikitError("a patch needs a pitch above 0 mm, got -1")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: a patch needs a pitch above 0 mm, got -1
    """

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the sentence and what it is made of: a pool of processes hands errors on."""
        return __newobj__, (type(self), *self.args), self.__dict__

    def _render_traceback_(self) -> list[str]:
        """Show the sentence alone in a notebook: the way through the code helps no reader of a lesson."""
        return [f"{type(self).__name__}: {self}"]


class CalcikitWarning(UserWarning):
    """What is done all the same, and may not be what was meant."""


class DataError(CalcikitError):
    """A data file says something that cannot be.

    Parameters
    ----------
    file : str
        The file below ``data/``.
    place : str
        Row id, line or key; empty when the whole file is meant.
    problem : str
        What is wrong and what is expected.
    folder : str, optional
        The folder of the file: ``data``, or the name of an overlay.

    Examples
    --------
    >>> str(DataError("workup/pattern.csv", "row P-3", "'grupped' is not a distribution"))
    "data/workup/pattern.csv, row P-3: 'grupped' is not a distribution"
    """

    def __init__(self, file: str, place: str, problem: str, folder: str = "data") -> None:
        self.file, self.place, self.problem, self.folder = file, place, problem, folder
        super().__init__(f"{folder}/{file}{', ' if place else ''}{place}: {problem}")


class UnknownTerm(CalcikitError):
    """A word that is not one of the allowed ones, with the nearest that is.

    Parameters
    ----------
    attribute : str
        What the word was meant for, such as ``"morphology"``.
    value : object
        What was given.
    allowed : iterable of str
        What would have been right; a long list is not spelled out in the message.
    hint : str, optional
        A sentence put before the list of allowed terms, in place of the nearest spelling.

    Examples
    --------
    >>> str(UnknownTerm("distribution", "grupped", ["diffuse", "grouped"]))
    "'grupped' is not a known distribution. Did you mean 'grouped'? Allowed: diffuse, grouped."
    """

    def __init__(self, attribute: str, value: object, allowed: Iterable[str], hint: str = "") -> None:
        self.attribute, self.value, self.allowed = attribute, value, tuple(allowed)
        nearest = None if hint else nearest_to(value, self.allowed)
        spelled_out = ", ".join(self.allowed)
        is_short = len(spelled_out) <= LONGEST_LIST
        parts = [
            hint
            or (
                f"Which {attribute}?"
                if isinstance(value, str) and not value
                else f"{shown(value)} is not a known {attribute}."
            ),
            f"Did you mean {nearest!r}?" if nearest else "",
            f"Allowed: {spelled_out}." if self.allowed and is_short else "",
            f"Such as {', '.join(self.allowed[:3])}." if not (is_short or nearest or hint) else "",
        ]
        super().__init__(" ".join(part for part in parts if part))


class ImpossibleFinding(CalcikitError):
    """A description whose parts cannot be true together.

    Parameters
    ----------
    finding : str
        The description.
    because : str
        Why it cannot be: the reason of the rule that refuses it.

    Examples
    --------
    >>> raise ImpossibleFinding("Finding(...)", "A round shape has no benign type to prove.")
    Traceback (most recent call last):
    calcikit.errors.ImpossibleFinding: Finding(...) cannot be: A round shape has no benign type to prove.
    """

    def __init__(self, finding: str, because: str) -> None:
        self.finding, self.because = finding, because
        super().__init__(f"{finding} cannot be: {because}")


def shown(value: object) -> str:
    """Return a value as it is typed; what takes many lines or words, such as a table, as its kind.

    Examples
    --------
    >>> shown("rond"), shown(["round"] * 99)
    ("'rond'", 'a list')
    """
    typed = repr(value)
    if len(typed) <= LONGEST_VALUE and "\n" not in typed:
        return typed
    return f"{typed[:40]} ..." if isinstance(value, str) else f"a {type(value).__name__}"


def one_of(what: str, value: K, allowed: Collection[K]) -> K:
    """Return a word that is one of the allowed ones; `what` says what it is meant for.

    Examples
    --------
    >>> one_of("view", "lateral", {"CC": 1, "lateral": 2})
    'lateral'
    """
    if not isinstance(value, str) or value not in allowed:
        raise UnknownTerm(what, value, allowed)
    return value


def instance_of(kind: type[T], value: Any, such_as: str, columns: Iterable[str] = ()) -> T:
    """Return a value that is of a kind, a table with the columns that are needed; `such_as` makes one.

    Examples
    --------
    >>> instance_of(Path, 3, "Path('a.csv')")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: expected a Path, such as Path('a.csv'), got int: 3
    """
    if not isinstance(value, kind):
        got = f"{type(value).__name__}: {shown(value)}"
        raise CalcikitError(f"expected a {kind.__name__}, such as {such_as}, got {got}")
    if missing := [name for name in columns if name not in value]:  # type: ignore[operator]
        words = ", ".join(map(repr, missing))
        raise CalcikitError(f"expected a table such as {such_as}; this one has no column {words}")
    return value


def path_of(what: str, value: object) -> Path:
    """Return a path that was given, as a text or as what stands for one; `what` says what it is meant for.

    Examples
    --------
    >>> path_of("a record", 3)
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: expected the path of a record, got 3
    """
    if not isinstance(value, str | PathLike) or isinstance(fspath(value), bytes):
        raise CalcikitError(f"expected the path of {what}, got {shown(value)}")
    try:
        lstat(value)
    except ValueError:
        raise CalcikitError(f"expected the path of {what}; {shown(value)} is the name of no file") from None
    except OSError as error:
        if error.errno == ENAMETOOLONG:
            raise CalcikitError(f"expected the path of {what}; {shown(value)} is too long a name") from None
    return Path(value)


def made_by(typed: str) -> Callable[[type[T]], type[T]]:
    """Let a class refuse arguments that it does not take with the line that makes one of it.

    Examples
    --------
    >>> @made_by("double(3)")
    ... class Double:
    ...     def __init__(self, number):
    ...         self.number = number
    >>> Double()
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: Double(): missing a required argument: 'number'. Type double(3)
    """

    def decorate(kind: type[T]) -> type[T]:
        make: Callable[..., None] = kind.__init__

        @wraps(make)
        def checked(self: T, *args: Any, **given: Any) -> None:
            try:
                make(self, *args, **given)
            except TypeError:
                try:
                    signature(kind).bind(*args, **given)
                except TypeError as misfit:
                    raise CalcikitError(f"{kind.__name__}(): {misfit}. Type {typed}") from None
                raise

        setattr(kind, "__init__", checked)  # noqa: B010 - what mypy takes of a method
        return kind

    return decorate


def show_usage(function: Callable[P, T]) -> Callable[P, T]:
    """Let a function refuse arguments that do not fit it with the line to type, from its own examples.

    Examples
    --------
    >>> @show_usage
    ... def double(number):
    ...     "Such as >>> double(3)"
    ...     return 2 * number
    >>> double(3)
    6
    >>> double(3, 4)
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: double(): too many positional arguments. It takes number. Type double(3)
    """

    @wraps(function)
    def called(*args: P.args, **given: P.kwargs) -> T:
        try:
            return function(*args, **given)
        except CalcikitError:
            raise
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            from .usage import misfit

            problem = misfit(function, *args, **given)
            if not problem:
                raise
        raise CalcikitError(problem)

    return called


def nearest_to(value: object, allowed: Iterable[str]) -> str | None:
    """Return the allowed word closest in spelling to `value`; None where there is none, or no single one."""
    word = str(value).lower().replace(" ", "_")
    plain = {each.lower(): each for each in allowed}
    words = sorted(re.findall(r"[^\W_]+", word))
    in_another_order = [each for each in plain if sorted(re.findall(r"[^\W_]+", each)) == words]
    found = in_another_order or get_close_matches(word, plain, n=2, cutoff=0.6)
    alike = {SequenceMatcher(None, each, word).ratio() for each in found}
    return plain[found[0]] if len(alike) == len(found) > 0 else None
