"""A unique-hit decision table (DMN hit policy U), compiled to a lookup; knows no medicine.

A table is a list of rows over inputs with finite domains. A row's cell for an input is ``-`` (any value)
or one or more values. Exactly one row must fit each combination of inputs: :meth:`DecisionTable.gaps`,
:attr:`~DecisionTable.overlaps` and :meth:`~DecisionTable.unreachable` say where that is not so.

References
----------
Object Management Group, Decision Model and Notation, hit policy "unique".
"""

from __future__ import annotations

import copyreg
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from math import prod
from types import MappingProxyType
from typing import Generic, TypeVar

from .errors import CalcikitError, one_of

__all__ = ["ANY", "Condition", "DecisionTable", "Row", "conditions", "read_only"]

ANY = "-"
NONE = -1
LARGEST = 1_000_000
T = TypeVar("T")


@dataclass(frozen=True)
class Condition:
    """One part of such a text as ``risk is high; change is not new``: a name with some values, or without."""

    name: str
    values: tuple[str, ...]
    holds: bool


def conditions(text: str) -> Iterator[Condition]:
    """Yield the parts of a text that says where something holds; a dash is everywhere.

    Examples
    --------
    >>> [*conditions("change is not new increasing")]
    [Condition(name='change', values=('new', 'increasing'), holds=False)]
    """
    for part in text.split(";") if text != ANY else ():
        name, _, rest = part.strip().partition(" is ")
        yield Condition(name, tuple(rest.removeprefix("not ").split()), not rest.startswith("not "))


def read_only(values: Mapping[str, T]) -> MappingProxyType[str, T]:
    """Return values by name that can be read, not set: whoever has an answer cannot change the next one.

    Examples
    --------
    >>> read_only({"take": "hat"})["take"]
    'hat'
    """
    return MappingProxyType(dict(values))


copyreg.pickle(MappingProxyType, lambda view: (read_only, (dict(view),)))


@dataclass(frozen=True, kw_only=True, eq=False)
class Row:
    """One rule: which inputs it fits and what then follows.

    Parameters
    ----------
    id : str
        Names the row in errors, reasons and reviews.
    when : mapping of str to tuple of str
        The values each input may have; an input that is left out may have any.
    then : mapping of str to str
        Output name to value.

    Examples
    --------
    >>> Row(id="r1", when={"sky": ("grey", "black")}, then={"take": "umbrella"}).fits({"sky": "grey"})
    True
    """

    id: str
    when: Mapping[str, tuple[str, ...]]
    then: Mapping[str, str]

    def __post_init__(self) -> None:
        object.__setattr__(self, "then", read_only(self.then))

    def fits(self, inputs: Mapping[str, str]) -> bool:
        """Return whether every input has one of the row's values."""
        return all(inputs[name] in values for name, values in self.when.items())


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, kw_only=True)
class DecisionTable(Generic[R]):
    """Rows over finite inputs of which exactly one fits each case.

    Parameters
    ----------
    name : str
        What the table decides.
    inputs : mapping of str to sequence of str
        Each input's whole domain, in reading order.
    rows : sequence of Row
        In any order: order carries no meaning.

    Attributes
    ----------
    lookup : list of int
        The number of the one row that fits, or -1, for every combination of inputs: mixed radix, the
        first input most significant.
    offsets : mapping of str to mapping of str to int
        What each value of each input adds to the place in `lookup`.
    overlaps : list of pairs of str
        The ids of rows that fit a common case.

    Raises
    ------
    UnknownTerm
        If a row uses a value outside its input's domain.
    CalcikitError
        If two rows share an id, a row uses an input that the table does not have, or there are more than a
        million combinations of inputs.

    Examples
    --------
    >>> table = DecisionTable(
    ...     name="coat",
    ...     inputs={"sky": ("blue", "grey"), "wind": ("calm", "gale")},
    ...     rows=[
    ...         Row(id="dry", when={"sky": ("blue",)}, then={"take": "hat"}),
    ...         Row(id="wet", when={"sky": ("grey",), "wind": ("calm",)}, then={"take": "umbrella"}),
    ...     ],
    ... )
    >>> table.decide({"sky": "blue", "wind": "gale"}).then["take"]
    'hat'
    >>> table.lookup
    [0, 0, 1, -1]
    >>> table.gaps()
    [{'sky': 'grey', 'wind': 'gale'}]
    """

    name: str
    inputs: Mapping[str, Sequence[str]]
    rows: Sequence[R]
    lookup: list[int] = field(init=False, repr=False, compare=False)
    offsets: Mapping[str, Mapping[str, int]] = field(init=False, repr=False, compare=False)
    overlaps: list[tuple[str, str]] = field(init=False, repr=False, compare=False)
    _shared: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._check()
        size = prod(len(domain) for domain in self.inputs.values())
        if size > LARGEST:
            raise CalcikitError(f"table {self.name}: {size:,} combinations of inputs; split it in two")
        offsets, step = {}, size
        for name, domain in self.inputs.items():
            step //= len(domain)
            offsets[name] = {value: number * step for number, value in enumerate(domain)}
        object.__setattr__(self, "offsets", offsets)
        lookup = [NONE] * size
        shared: dict[int, list[int]] = {}
        for number, row in enumerate(self.rows):
            for index in self._places(row):
                if lookup[index] == NONE:
                    lookup[index] = number
                else:
                    shared.setdefault(index, [lookup[index]]).append(number)
        for index in shared:
            lookup[index] = NONE
        pairs = {pair for numbers in shared.values() for pair in combinations(numbers, 2)}
        object.__setattr__(self, "lookup", lookup)
        object.__setattr__(self, "_shared", frozenset(shared))
        object.__setattr__(
            self, "overlaps", [(self.rows[one].id, self.rows[two].id) for one, two in sorted(pairs)]
        )

    def _check(self) -> None:
        seen: set[str] = set()
        for row in self.rows:
            if row.id in seen:
                raise CalcikitError(f"table {self.name}: row id {row.id!r} is used twice")
            seen.add(row.id)
            for name, values in row.when.items():
                one_of("input", name, self.inputs)
                for value in values:
                    one_of(name, value, self.inputs[name])

    def _places(self, row: Row) -> Iterator[int]:
        """Yield every place in the lookup that a row fits."""
        cells = (
            [added[value] for value in dict.fromkeys(row.when.get(name, added))]
            for name, added in self.offsets.items()
        )
        return map(sum, product(*cells))

    def decide(self, inputs: Mapping[str, str]) -> R:
        """Return the one row that fits.

        Parameters
        ----------
        inputs : mapping of str to str
            A value for each of the table's inputs; others are ignored.

        Returns
        -------
        Row

        Raises
        ------
        CalcikitError
            If no row or more than one row fits; the rows are named.

        Examples
        --------
        >>> table = DecisionTable(name="t", inputs={"x": ("a",)}, rows=[Row(id="r", when={}, then={})])
        >>> table.decide({"x": "a"}).id
        'r'
        """
        number = self.lookup[sum([added[inputs[name]] for name, added in self.offsets.items()])]
        if number == NONE:
            case = ", ".join(f"{name}={inputs[name]}" for name in self.inputs)
            rows = ", ".join(row.id for row in self.rows if row.fits(inputs)) or "no row"
            raise CalcikitError(f"table {self.name}: {rows} fits {case}, where exactly one row should")
        return self.rows[number]

    def gaps(self) -> list[dict[str, str]]:
        """Return the combinations that no row fits."""
        cases = product(*self.inputs.values())
        return [
            dict(zip(self.inputs, case, strict=True))
            for index, case in enumerate(cases)
            if self.lookup[index] == NONE and index not in self._shared
        ]

    def unreachable(self, reached: Collection[int] | None = None) -> list[str]:
        """Return the ids of rows that never decide.

        Parameters
        ----------
        reached : collection of int, optional
            Numbers of the rows that fired while a chain of tables was walked; without it a row counts as
            reached when some combination of this table's own inputs fits it alone.

        Returns
        -------
        list of str

        Examples
        --------
        >>> table = DecisionTable(name="t", inputs={"x": ("a",)}, rows=[Row(id="r", when={}, then={})])
        >>> table.unreachable(), table.unreachable([])
        ([], ['r'])
        """
        alive = set(self.lookup if reached is None else reached)
        return [row.id for number, row in enumerate(self.rows) if number not in alive]
