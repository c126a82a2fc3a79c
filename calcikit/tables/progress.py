"""A learner's score as a table to look at."""

from __future__ import annotations

import pandas as pd

from .._data import N_, gettext as _, percent
from ..cases.questions import question_texts
from ..errors import instance_of, show_usage
from ..progress import Progress
from ..quiz import kinds
from ..quiz.search_questions import FIND, search_texts

NONE = N_("No answers yet: answer some questions, then run this cell again.")


@show_usage
def score_table(progress: Progress) -> pd.DataFrame:
    """Return how many answers were right, by kind of question, in words.

    Parameters
    ----------
    progress : Progress

    Returns
    -------
    pandas.DataFrame
        Answers, right ones, and their share with its 95% interval; the last row counts all. A record
        without answers says so.

    Examples
    --------
    >>> score_table(Progress()).index.tolist()
    ['No answers yet: answer some questions, then run this cell again.']
    """
    score = instance_of(Progress, progress, "ck.Progress.open()").score()
    if score.empty:
        return pd.DataFrame({_("Answers"): [0]}, index=pd.Index([_(NONE)], name=_("Questions")))
    labels = {kind: _("Cases: {question}", question=text) for kind, text in question_texts().items()}
    labels |= {kind.id: kind.label for kind in kinds().values()}
    labels |= {FIND: search_texts().label, "all": _("All")}
    said = [
        _("{share} ({low} to {high})", **{name: percent(row[name]) for name in ("share", "low", "high")})
        for row in score.to_dict("records")
    ]
    index = pd.Index([labels.get(kind, kind) for kind in score.index], name=_("Questions"))
    table = {
        _("Answers"): score["answers"].tolist(),
        _("Right"): score["right"].tolist(),
        _("Share (95% interval)"): said,
    }
    return pd.DataFrame(table, index=index)
