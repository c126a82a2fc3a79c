"""Many findings at once, as columns of numbers, and what the tables decide for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .outcome import Outcome, outcome, outcome_key
from .rules import Chain, Rule

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..decision_table import DecisionTable

    Numbers = NDArray[np.int64]
    Column = NDArray[np.int16]

RULE = "rule:"
BOUND = 2**62


@dataclass(eq=False)
class States:
    """States that differ in what is known and decided.

    Parameters
    ----------
    rules : Chain
        Every table must decide every case by one row.

    Attributes
    ----------
    columns : mapping of str to tuple of ndarray
        For each name the number of its value in each state; two columns where pairs stand side by side.
    counts : ndarray of int, shape (states,)
        Findings (or pairs of them) in each state.
    """

    rules: Chain
    columns: dict[str, tuple[Column, ...]] = field(default_factory=dict, init=False)
    counts: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self._tables = {table.name: table for table in self.rules.tables}

    def add(self, attribute: str, terms: Sequence[Column]) -> None:
        """Add the terms of an attribute, and their kinds."""
        import numpy as np

        self.columns[attribute] = tuple(terms)
        if attribute in self.rules.kinds:
            name, groups = self.rules.kinds[attribute]
            domain = self.rules.domains[name]
            numbers = [domain.index(groups[term]) for term in self.rules.domains[attribute]]
            kinds = np.array(numbers, dtype=np.int16)
            self.columns[name] = tuple(kinds[side] for side in terms)

    def take(self, states: Numbers) -> None:
        """Keep some of the states."""
        self.columns = {name: tuple(side[states] for side in c) for name, c in self.columns.items()}
        self.counts = self.counts[states]

    def decide(self, table: DecisionTable[Rule]) -> list[Column]:
        """Add what a table decides, and which row it was, which is returned for each side."""
        import numpy as np

        lookup, outputs = self.rules.arrays[table.name]
        sides = max(len(self.columns[given]) for given in table.inputs)
        rows = []
        for side in range(sides):
            index: Numbers = np.zeros(1, dtype=np.int64)
            for given, domain in table.inputs.items():
                index = index * len(domain) + self._side(given, side)
            rows.append(lookup[index])
        self.columns[RULE + table.name] = tuple(rows)
        for output, numbers in outputs.items():
            self.columns[output] = tuple(numbers[side] for side in rows)
        return rows

    def distinct(self, columns: Iterable[tuple[str, Column]]) -> tuple[Numbers, Numbers]:
        """Return the first state of each set of equal ones, and for each state the number of its set."""
        import numpy as np

        key: Numbers = np.zeros(len(self.counts), dtype=np.int64)
        bound = 1
        for name, column in columns:
            size = self._size(name)
            if bound * size > BOUND:
                key = np.unique(key, return_inverse=True)[1].astype(np.int64)
                bound = len(key)
            key, bound = key * size + column, bound * size
        _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
        return first, inverse

    def _table(self, name: str) -> DecisionTable[Rule]:
        return self._tables[name.removeprefix(RULE)]

    def _side(self, name: str, side: int) -> Column:
        return self.columns[name][min(side, len(self.columns[name]) - 1)]

    def _size(self, name: str) -> int:
        if name.startswith(RULE):
            return len(self._table(name).rows)
        return len(self.rules.domains[name])

    def rule(self, name: str, state: int, side: int = 0) -> Rule:
        """Return the rule that fired in a table (``rule:TABLE``)."""
        return self._table(name).rows[int(self._side(name, side)[state])]

    def value(self, name: str, state: int, side: int = 0) -> str:
        """Return the value of a kept name in a state."""
        if name.startswith(RULE):
            return self.rule(name, state, side).id
        return self.rules.domains[name][int(self._side(name, side)[state])]

    def _values(self, name: str, states: Numbers, side: int) -> list[str]:
        known = (
            [row.id for row in self._table(name).rows] if name.startswith(RULE) else self.rules.domains[name]
        )
        return [known[number] for number in self._side(name, side)[states].tolist()]

    def distinct_outcomes(self, side: int = 0) -> tuple[list[Outcome], Numbers]:
        """Return the distinct outcomes, and the number of the one that each state has.

        The names that make an outcome must be kept.
        """
        key = outcome_key(self.rules)
        first, number = self.distinct([(name, self._side(name, side)) for name in key])
        given = zip(*(self._values(name, first, side) for name in key), strict=True)
        rows, fired = self._table(key[-1]).rows, self._side(key[-1], side)[first].tolist()
        said = [
            outcome(self.rules, dict(zip(key, values, strict=True)), rows[row])
            for values, row in zip(given, fired, strict=True)
        ]
        return said, number

    def outcomes(self) -> list[Outcome]:
        """Return the outcome of each state, in order; the names that make an outcome must be kept."""
        said, number = self.distinct_outcomes(0)
        return [said[each] for each in number.tolist()]
