"""Every outcome, worked out by merging equal states from table to table, never by listing findings.

A state is what later tables still read, with the number of findings that have come to it. It grows by an
attribute where a table first reads one, and shrinks where a table was the last to read one: the cost follows
the rules, not the product of the attributes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .states import States

if TYPE_CHECKING:
    from .states import Column, Numbers


@dataclass(eq=False)
class Walk(States):
    """A walk of all possible findings through a chain, equal states merged.

    Parameters
    ----------
    rules : Chain
    keep : collection of str
        What is still told apart at the end.
    changed : str, optional
        An attribute in which two findings differ that are walked side by side; `pairs` are its terms.
    pairs : sequence of (int, int)
        Numbers of the terms of the one and of the other.
    alike : mapping of str to sequence of int, optional
        For a kept name the number of the value that stands for each of its values: those that share one are
        not told apart at the end.

    Attributes
    ----------
    reached : mapping of str to set of int
        The rows of each table that fired.
    impossible : int
        How many findings cannot be.
    """

    keep: Collection[str]
    changed: str = ""
    pairs: Sequence[tuple[int, int]] = ()
    alike: Mapping[str, Sequence[int]] = field(default_factory=dict)
    reached: dict[str, set[int]] = field(default_factory=dict, init=False)
    impossible: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        import numpy as np

        super().__post_init__()
        self.counts = np.ones(1, dtype=np.int64)
        # How each state came about, step by step: the state before it, and its term of a new attribute.
        self._trail: list[tuple[Numbers, str, Column | None]] = []
        last = {name: number for number, table in enumerate(self.rules.tables) for name in table.inputs}
        waiting = dict.fromkeys(self.rules.attributes)
        for number, table in enumerate(self.rules.tables):
            for name in [name for name in waiting if self._names(name) & table.inputs.keys()]:
                del waiting[name]
                self._introduce(name)
            rows = self.decide(table)
            self.reached[table.name] = {int(row) for side in rows for row in np.unique(side)}
            self._only_possible(waiting)
            self._merge({name for name, user in last.items() if user > number})
        for name in waiting:
            if name == self.changed or self._names(name) & set(self.keep):
                self._introduce(name)
            else:
                self.counts = self.counts * len(self.rules.domains[name])
        self._merge(())

    def _names(self, attribute: str) -> set[str]:
        return {attribute, self.rules.kinds[attribute][0]} if attribute in self.rules.kinds else {attribute}

    def _introduce(self, attribute: str) -> None:
        """Tell the states apart by an attribute."""
        import numpy as np

        sides = list(zip(*self.pairs, strict=True)) if attribute == self.changed else []
        sides = sides or [tuple(range(len(self.rules.domains[attribute])))]
        times = len(sides[0])
        states = len(self.counts)
        terms = [np.tile(np.array(side, dtype=np.int16), states) for side in sides]
        self._trail.append((np.repeat(np.arange(states), times), attribute, terms[0]))
        self.columns = {name: tuple(np.repeat(side, times) for side in c) for name, c in self.columns.items()}
        self.counts = np.repeat(self.counts, times)
        self.add(attribute, terms)

    def take(self, states: Numbers) -> None:
        """Keep some of the states."""
        self._trail.append((states, "", None))
        super().take(states)

    def _only_possible(self, waiting: Collection[str]) -> None:
        if "possible" not in self.columns:
            return
        import numpy as np

        yes = self.rules.domains["possible"].index("yes")
        possible = np.logical_and.reduce([side == yes for side in self.columns.pop("possible")])
        lost = int(self.counts[~possible].sum())
        for name in waiting:
            lost *= len(self.rules.domains[name])
        self.impossible += lost
        self.take(np.flatnonzero(possible))

    def _merge(self, read: Collection[str]) -> None:
        """Forget what is neither kept nor read later, and make one of the states that are then equal."""
        import numpy as np

        self.columns = {name: c for name, c in self.columns.items() if name in self.keep or name in read}
        for name in self.alike.keys() & self.columns.keys() - {*read}:
            stands = np.array(self.alike[name], dtype=np.int16)
            self.columns[name] = tuple(stands[side] for side in self.columns[name])
        first, inverse = self.distinct([(n, side) for n, sides in self.columns.items() for side in sides])
        counts: Numbers = np.zeros(len(first), dtype=np.int64)
        np.add.at(counts, inverse, self.counts)
        self.take(first)
        self.counts = counts

    def example(self, state: int) -> dict[str, str]:
        """Return one finding of a state: attribute to term."""
        found = dict.fromkeys(self.rules.attributes, 0)
        for before, name, terms in reversed(self._trail):
            if terms is not None:
                found[name] = int(terms[state])
            state = int(before[state])
        return {name: self.rules.domains[name][number] for name, number in found.items()}
