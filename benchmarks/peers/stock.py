"""The lesson's explorer as stock tools have it: select boxes, and Python that answers each pick.

This runs inside the peers' own kernels. The same decision tables answer; the stopwatch reads `bench-answer`.
"""

from __future__ import annotations

from html import escape
from typing import Any

import calcikit as ck
from calcikit.lexicon import lexicon

__all__ = ["FIRST", "SECOND", "answer", "choices", "form"]

# What the two explorers of the lesson start with.
FIRST = {"stage": "screening", "morphology": "punctate", "distribution": "grouped"}
SECOND = {"stage": "diagnostic", "morphology": "round", "distribution": "grouped"}


def choices(start: dict[str, str]) -> dict[str, tuple[list[str], str]]:
    """Name every attribute of a finding with its values and the one that is picked."""
    found = ck.Finding(**start).as_dict()
    attributes = lexicon().attributes
    return {name: ([term.id for term in attributes[name].terms], picked) for name, picked in found.items()}


def answer(**picks: str) -> str:
    """Write category, next step, the whole workup, what would change it, and the map."""
    finding = ck.Finding(**picks)
    workup = ck.recommend(finding)
    tables = ck.what_if_table(finding).to_html() + ck.workup_table(finding).to_html()
    return (
        f"<p class='bench-answer'>{escape(workup.category)}</p><p>{escape(workup.next_step)}</p>"
        f"<pre>{escape(str(workup))}</pre>{tables}"
    )


def form(start: dict[str, str], figure: bool = False) -> Any:
    """Show select boxes and their answer with `interact`, and a figure if wanted."""
    from ipywidgets import Dropdown, interact

    boxes = {
        name: Dropdown(options=values, value=picked, description=name)
        for name, (values, picked) in choices(start).items()
    }
    return interact(_shown_with_figure if figure else _shown, **boxes)


def _shown(**picks: str) -> None:
    from IPython.display import HTML, display

    display(HTML(answer(**picks)))


def _shown_with_figure(**picks: str) -> None:
    _shown(**picks)
    from matplotlib import pyplot

    categories = ["0", "2", "3", "4A", "4B", "4C", "5"]
    picked = ck.recommend(ck.Finding(**picks)).category
    figure, axes = pyplot.subplots(figsize=(4, 2.5))
    axes.barh(categories, [name == picked for name in categories])
    axes.set_title("Category")
    pyplot.show(figure)
