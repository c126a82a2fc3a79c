"""What of a call does not fit a function, and the line to type in its place."""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Callable
from importlib import import_module
from inspect import Parameter, signature
from numbers import Integral, Real
from types import UnionType
from typing import Any, ParamSpec, get_args, get_origin

from .errors import shown

__all__ = ["misfit"]

NUMBERS: dict[object, type] = {int: Integral, float: Real}
P = ParamSpec("P")


def misfit(function: Callable[P, Any], *args: P.args, **given: P.kwargs) -> str:
    """Say what of a call does not fit a function: its arguments, or the kind of one; empty where all does.

    Examples
    --------
    >>> misfit(misfit, 3)
    'misfit(): function cannot be 3. It takes function, args, given. Type misfit(misfit, 3)'
    """
    name, parameters = function.__name__, signature(function).parameters
    try:
        values = signature(function).bind(*args, **given).arguments
    except TypeError as error:
        by_name = any(each.kind in (each.KEYWORD_ONLY, each.VAR_KEYWORD) for each in parameters.values())
        more = by_name and "positional" in str(error)
        problem = f"{error}{'; the others need their name and an equals sign' if more else ''}"
    else:
        wrong = [each for each in values if not _fits(values[each], parameters[each], function.__globals__)]
        if not wrong:
            return ""
        problem = f"{wrong[0]} cannot be {shown(values[wrong[0]])}"
    taken = ", ".join(parameters)
    calls = re.findall(rf">>> .*?\b({name}\((?:[^()]|\([^()]*\))*\))", function.__doc__ or "")
    line = _as_typed((*calls, f"{name}({taken})")[0], function.__module__.split(".")[1])
    return f"{name}(): {problem}. It takes {taken or 'no arguments'}. Type {line}"


def _fits(value: object, parameter: Parameter, names: dict[str, Any]) -> bool:
    """Say whether a value is of the kind that is written beside a parameter, where that can be told."""
    if parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL):
        return True
    try:
        hint = eval(str(parameter.annotation), names, vars(abc))
    except NameError:  # a type that only checkers load
        return True
    parts = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    kinds = [NUMBERS.get(part, get_origin(part) or part) for part in parts]
    return any(not isinstance(kind, type) or isinstance(value, kind) for kind in kinds)


def _as_typed(line: str, inside: str) -> str:
    """Return a line with each name as it is typed: after ``ck``, with its package where calcikit has that."""
    offered = import_module("calcikit").__all__
    known = import_module(f"calcikit.{inside}").__all__ if inside in offered else ()

    def typed(name: re.Match[str]) -> str:
        package = "ck." if name[1] in offered else f"ck.{inside}." if name[1] in known else ""
        return f"{package}{name[0]}"

    return re.sub(r"(?<![.\w])(\w+)\(", typed, line)
