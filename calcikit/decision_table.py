"""A unique-hit decision table (DMN hit policy U) that proves itself complete; knows no medicine.

A table is a list of rows over inputs with finite domains. A row's cell for an input is ``-`` (any value)
or one or more values. Exactly one row must fit each combination of inputs: :meth:`DecisionTable.gaps`,
:meth:`~DecisionTable.overlaps` and :meth:`~DecisionTable.unreachable` say where that is not so.

References
----------
Object Management Group, Decision Model and Notation, hit policy "unique".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from .errors import CalcikitError, UnknownTerm

__all__ = ["ANY", "DecisionTable", "Row"]

ANY = "-"


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

    def fits(self, inputs: Mapping[str, str]) -> bool:
        """Return whether every input has one of the row's values."""
        return all(inputs[name] in values for name, values in self.when.items())


@dataclass(frozen=True, kw_only=True)
class DecisionTable:
    """Rows over finite inputs of which exactly one fits each case.

    Parameters
    ----------
    name : str
        What the table decides.
    inputs : mapping of str to sequence of str
        Each input's whole domain, in reading order.
    rows : sequence of Row
        In any order: order carries no meaning.

    Raises
    ------
    UnknownTerm
        If a row uses a value outside its input's domain.
    CalcikitError
        If two rows share an id, or a row uses an input that the table does not have.

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
    >>> table.gaps()
    [{'sky': 'grey', 'wind': 'gale'}]
    """

    name: str
    inputs: Mapping[str, Sequence[str]]
    rows: Sequence[Row]
    _index: dict[tuple[str, ...], Row] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for row in self.rows:
            if row.id in seen:
                raise CalcikitError(f"table {self.name}: row id {row.id!r} is used twice")
            seen.add(row.id)
            for name, values in row.when.items():
                if name not in self.inputs:
                    raise UnknownTerm("input", name, self.inputs)
                for value in values:
                    if value not in self.inputs[name]:
                        raise UnknownTerm(name, value, self.inputs[name])

    def decide(self, inputs: Mapping[str, str]) -> Row:
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
        key = tuple(inputs[name] for name in self.inputs)
        if key not in self._index:
            fitting = [row for row in self.rows if row.fits(inputs)]
            if len(fitting) != 1:
                rows = ", ".join(row.id for row in fitting) or "no row"
                case = ", ".join(f"{n}={v}" for n, v in zip(self.inputs, key, strict=True))
                raise CalcikitError(f"table {self.name}: {rows} fits {case}, where exactly one row should")
            self._index[key] = fitting[0]
        return self._index[key]

    def cases(self) -> Iterator[dict[str, str]]:
        """Yield every combination of inputs."""
        for values in product(*self.inputs.values()):
            yield dict(zip(self.inputs, values, strict=True))

    def gaps(self) -> list[dict[str, str]]:
        """Return the combinations that no row fits."""
        return [case for case in self.cases() if not any(row.fits(case) for row in self.rows)]

    def overlaps(self) -> list[tuple[str, str]]:
        """Return the pairs of row ids that fit a common case, found by comparing the rows' cells."""
        pairs = []
        for i, first in enumerate(self.rows):
            for second in self.rows[i + 1 :]:
                shared = first.when.keys() & second.when.keys()
                if all(set(first.when[name]) & set(second.when[name]) for name in shared):
                    pairs.append((first.id, second.id))
        return pairs

    def unreachable(self, reached: Iterator[str] | set[str] | None = None) -> list[str]:
        """Return the ids of rows that never decide.

        Parameters
        ----------
        reached : set of str, optional
            Ids of the rows that fired while a chain of tables was walked; without it a row counts as
            reached when some combination of this table's own inputs fits it alone.

        Returns
        -------
        list of str

        Examples
        --------
        >>> table = DecisionTable(name="t", inputs={"x": ("a",)}, rows=[Row(id="r", when={}, then={})])
        >>> table.unreachable(), table.unreachable(set())
        ([], ['r'])
        """
        if reached is None:
            fits = ([row.id for row in self.rows if row.fits(case)] for case in self.cases())
            reached = {ids[0] for ids in fits if len(ids) == 1}
        alive = set(reached)
        return [row.id for row in self.rows if row.id not in alive]
