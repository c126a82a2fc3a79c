"""A case, walked decision by decision; the tables judged every answer beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from .._data import static_text
from ..cases import EvaluatedCase, all_cases, case as case_of
from ..errors import CalcikitError, one_of
from ..payload.cases import cases_payload
from ._base import CalcikitWidget, Choice
from .fallback import rendered
from .progress_mixin import ProgressMixin

MODES = ("worked", "faded", "solo")


class CaseWalk(ProgressMixin, CalcikitWidget):
    """A story in decisions, from the screening film to the plan.

    Parameters
    ----------
    *cases : str or EvaluatedCase
        Which cases of ``data/cases`` are offered; all of them by default.
    **traits
        ``mode``, ``name`` (of its links in a page), ``record`` (the learner's file).

    Attributes
    ----------
    case : str
        The case that is open.
    mode : {"worked", "faded", "solo"}
        Every decision made, the first half made, or none.
    at : int
        Number of the open decision, from 0; the number of decisions when the case is over.
    said : dict
        The learner's answers by stage, in the order given.

    Raises
    ------
    UnknownTerm
        If there is no such case or mode.

    Examples
    --------
    >>> walk = CaseWalk("skin", "smudges", mode="solo")
    >>> walk.case, walk.at
    ('skin', 0)
    """

    _esm = static_text("case-walk.js")
    _css = static_text("case-walk.css")
    _content = traitlets.Dict().tag(sync=True)
    case = traitlets.Unicode().tag(sync=True)
    mode = Choice(MODES)
    at = traitlets.Int(0, min=0).tag(sync=True)
    said = traitlets.Dict().tag(sync=True)
    name = traitlets.Unicode("").tag(sync=True)

    def __init__(self, *cases: str | EvaluatedCase, **traits: Any) -> None:
        chosen = [each if isinstance(each, EvaluatedCase) else case_of(each) for each in cases]
        ids = [each.id for each in chosen]
        if len(set(ids)) < len(ids):
            raise CalcikitError(f"each case can be offered once, got {', '.join(ids)}")
        chosen = chosen or list(all_cases().values())
        content = cases_payload(chosen)
        self._offered = tuple(one.id for one in chosen)
        super().__init__(**{"_content": content, "case": chosen[0].id, **traits})

    @traitlets.validate("case")
    def _known_case(self, proposal: Any) -> str:
        return one_of("case", str(proposal.value), self._offered)

    def _fallback(self) -> tuple[str, str]:
        content: Mapping[str, Any] = self._content
        plain = "\n".join(f"{one['title']}: {one['who']}" for one in content["cases"])
        return rendered("cases.html.j2", t=content), plain
