"""A question with its answer in place."""

from __future__ import annotations

from typing import Any, cast

import traitlets

from .._data import static_text
from ..errors import CalcikitError, show_usage
from ..payload.questions import self_check_payload
from ..quiz import self_check_item
from ._base import CalcikitWidget
from .fallback import rendered


class SelfCheck(CalcikitWidget):
    """One question; after an answer every option shows its reason.

    Parameters
    ----------
    item_id : str
        A question of ``data/self_checks.toml``.
    opening : bool
        Whether it opens a lesson: to be answered before one reads.

    Attributes
    ----------
    answer : int or None
        Number of the chosen option, from 0.

    Raises
    ------
    UnknownTerm
        If no question has that id.

    Examples
    --------
    >>> SelfCheck("benign-next-step").answer is None
    True
    """

    _esm = static_text("self-check.js")
    _css = static_text("self-check.css")
    _question = traitlets.Dict().tag(sync=True)
    answer = traitlets.Int(None, allow_none=True).tag(sync=True)
    opening = traitlets.Bool(False).tag(sync=True)

    def __init__(self, item_id: str = "", **traits: Any) -> None:
        super().__init__(_question=self_check_payload(self_check_item(item_id)), **traits)

    @traitlets.validate("answer")
    def _an_option(self, proposal: Any) -> int | None:
        options = len(self._question["options"])
        if proposal.value is not None and not 0 <= proposal.value < options:
            raise CalcikitError(
                f"answer is the number of an option, 0 to {options - 1}, got {proposal.value}."
            )
        return cast("int | None", proposal.value)

    def _fallback(self) -> tuple[str, str]:
        return rendered("question.html.j2", q=self._question), str(self._question["question"])


@show_usage
def self_check(item_id: str = "", **traits: Any) -> SelfCheck:
    """Return the question with that id as a widget.

    Parameters
    ----------
    item_id : str
        A question of ``data/self_checks.toml``.
    **traits
        ``opening``: whether it opens a lesson, and so asks to be answered before one reads.

    Returns
    -------
    SelfCheck

    Raises
    ------
    UnknownTerm
        If no question has that id; without one, the message lists those that there are.

    Examples
    --------
    >>> self_check("benign-next-step").answer is None
    True
    """
    return SelfCheck(item_id, **traits)
