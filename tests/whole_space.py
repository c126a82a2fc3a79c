"""The whole space, walked once with ``recommend()`` and ``after_biopsy()`` for the tests that need it all."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import product

import numpy as np

import calcikit as ck
from calcikit.lexicon import Attribute, lexicon
from calcikit.workup import Workup

ASK = {"finding": (ck.Finding, ck.recommend), "biopsy": (ck.BiopsyResult, ck.after_biopsy)}


def attributes(kind: str) -> tuple[Attribute, ...]:
    """Return the attributes of ``"finding"`` or ``"biopsy"``, in order."""
    return lexicon().finding_attributes if kind == "finding" else lexicon().biopsy_attributes


@cache
def walk(kind: str) -> list[Workup | str]:
    """Return the workup of each combination, or why it cannot be; the first attribute is most significant."""
    describe, ask = ASK[kind]
    names = [attribute.id for attribute in attributes(kind)]
    answers: list[Workup | str] = []
    for values in product(*(attribute.ids for attribute in attributes(kind))):
        described = describe(**dict(zip(names, values, strict=True)))
        try:
            answers.append(ask(described))
        except ck.ImpossibleFinding as error:
            answers.append(str(error))
    return answers


def workups(kind: str) -> list[Workup]:
    """Return the workup of each combination that can be."""
    return [answer for answer in walk(kind) if isinstance(answer, Workup)]


def grid(kind: str, value: Callable[[Workup], int]) -> np.ndarray:
    """Return a number of each answer, with one axis an attribute; -1 where a combination cannot be."""
    numbers = [value(answer) if isinstance(answer, Workup) else -1 for answer in walk(kind)]
    return np.array(numbers).reshape([len(attribute.terms) for attribute in attributes(kind)])
