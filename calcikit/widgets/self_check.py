"""A question with its answer in place."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from ..quiz import self_check_item
from .esm import css, esm
from .fallback import question_html

__all__ = ["SelfCheck", "self_check"]


class SelfCheck(anywidget.AnyWidget):  # type: ignore[misc]
    """One question; after an answer every option shows its reason.

    Parameters
    ----------
    item_id : str
        A question of ``data/self_checks.toml``.

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

    _esm = esm("self-check")
    _css = css("self-check")
    _question = traitlets.Dict().tag(sync=True)
    answer = traitlets.Int(None, allow_none=True).tag(sync=True)

    def __init__(self, item_id: str, **traits: Any) -> None:
        super().__init__(_question=self_check_item(item_id).as_question(), **traits)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        plain = str(self._question["question"])
        return {**data, "text/html": question_html(self._question), "text/plain": plain}, metadata


def self_check(item_id: str) -> SelfCheck:
    """Return the question with that id as a widget.

    Examples
    --------
    >>> self_check("benign-next-step").answer is None
    True
    """
    return SelfCheck(item_id)
