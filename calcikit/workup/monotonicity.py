"""Shows that nothing more worrying is answered with less, but for the exceptions that the data name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .._data import Knowledge
from ..errors import UnknownTerm
from ..lexicon import Attribute, lexicon
from .enumeration import Space
from .rules import CERTAINTIES, chain, plan

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["EXCEPTIONS", "exceptions", "said", "violations"]

EXCEPTIONS = "workup/monotonicity_exceptions.csv"


def said(picks: dict[str, str]) -> str:
    """Return picks as one line.

    Examples
    --------
    >>> said({"morphology": "round", "change": "new"})
    'morphology=round, change=new'
    """
    return ", ".join(f"{name}={value}" for name, value in picks.items())


def exceptions(knowledge: Knowledge | None = None) -> tuple[dict[str, str], ...]:
    """Return the named exceptions to monotonicity.

    Raises
    ------
    DataError
        Naming the row.
    """
    return (knowledge or Knowledge.load()).derive(_read)


def _read(knowledge: Knowledge) -> tuple[dict[str, str], ...]:
    rows = knowledge.csv(EXCEPTIONS)
    header = list(rows[0]) if rows else []
    expected = ["id", "attribute", "step_before", "step_after", "because", "cite", "certainty"]
    if rows and header != expected:
        raise knowledge.error(
            EXCEPTIONS, "line 1", f"expected the columns {', '.join(expected)}; got {', '.join(header)}"
        )
    words = lexicon(knowledge)
    for row in rows:
        for column, allowed in (
            ("attribute", [a.id for a in words.finding_attributes]),
            ("step_before", list(words.steps)),
            ("step_after", list(words.steps)),
            ("certainty", CERTAINTIES),
        ):
            if row[column] not in allowed:
                raise knowledge.error(
                    EXCEPTIONS, f"row {row['id']}", str(UnknownTerm(column, row[column], allowed))
                )
    return rows


def violations(world: Space) -> tuple[list[str], list[str]]:
    """Compare each pair of findings that differ in one attribute, the second being the more worrying.

    Returns
    -------
    faults : list of str
        One for each pair of terms that lowers the category or the urgency of the next step.
    used : list of str
        Ids of the exceptions that excused something.

    Examples
    --------
    >>> from calcikit.workup.enumeration import space
    >>> violations(space("finding"))
    ([], ['mass-first', 'complaint-first'])
    """
    import numpy as np

    words = lexicon()
    steps = list(words.steps)
    category = world.full("category")
    rank = np.array([words.categories[c].rank for c in world.domains["category"]])[category]
    next_step = _next_steps(world, steps)
    urgency = np.array([words.steps[step].urgency for step in steps])[next_step]
    faults: list[str] = []
    used: dict[str, None] = {}
    for axis, attribute in enumerate(words.finding_attributes):
        allowed = {
            (steps.index(row["step_before"]), steps.index(row["step_after"])): row["id"]
            for row in exceptions()
            if row["attribute"] == attribute.id
        }
        for low, high in _pairs(attribute):

            def at(array: NDArray[Any], term: int, axis: int = axis) -> NDArray[Any]:
                return np.asarray(np.take(array, term, axis=axis))

            both = at(world.possible, low) & at(world.possible, high)
            lowered = both & (at(rank, high) < at(rank, low))
            slower = both & (at(urgency, high) < at(urgency, low)) & ~lowered
            for (before, after), name in allowed.items():
                excused = slower & (at(next_step, low) == before) & (at(next_step, high) == after)
                if excused.any():
                    used[name] = None
                slower &= ~excused
            for kind, where in (("category", lowered), ("next step", slower)):
                faults.extend(_violations(world, axis, (low, high), kind, where))
    return faults, list(used)


def _pairs(attribute: Attribute) -> Iterator[tuple[int, int]]:
    for low, mild in enumerate(attribute.terms):
        for high, grave in enumerate(attribute.terms):
            if mild.concern < grave.concern:
                yield low, high


def _violations(
    world: Space, axis: int, terms: tuple[int, int], kind: str, where: NDArray[np.bool_]
) -> Iterator[str]:
    """Yield one fault with an example, however many findings it concerns."""
    import numpy as np

    count = int(where.sum())
    if count:
        attributes = lexicon().finding_attributes
        spot = [int(i) for i in np.argwhere(where)[0]]
        spot.insert(axis, terms[0])
        picks = {a.id: a.ids[i] for a, i in zip(attributes, spot, strict=True)}
        row = "suspicion" if kind == "category" else "management"
        rule = chain("finding").run({**picks, attributes[axis].id: attributes[axis].ids[terms[1]]})[1]
        fired = next(r.id for r in rule if r.table == row)
        change = (
            f"{attributes[axis].id} from {picks[attributes[axis].id]} to {attributes[axis].ids[terms[1]]}"
        )
        yield (
            f"data/workup/{row}.csv, row {fired}: {change} lowers the {kind} in {count:,} findings, "
            f"such as {said(picks)}"
        )


def _next_steps(world: Space, steps: list[str]) -> NDArray[np.int64]:
    """Return the number of the first step for every combination."""
    import numpy as np

    def number(step: str) -> int:
        return steps.index(step) if step in steps else -1

    proofs = np.array([number(step) for step in world.domains["confirmation"]])[world.full("confirmation")]

    def first(name: str) -> NDArray[np.int64]:
        begun = [cells[0][0] if (cells := plan(cell)) else "" for cell in world.domains[name]]
        asked = np.array([step == "confirmation" for step in begun])[world.full(name)]
        return np.where(asked, proofs, np.array([number(step) for step in begun])[world.full(name)])

    ahead = first("first")
    return np.where(ahead >= 0, ahead, first("steps"))
