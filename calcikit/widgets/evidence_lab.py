"""The laboratory of numbers: choose words, women and prevalence; see what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from .._data import static_text
from ..evidence import (
    POPULATION_LABELS,
    PredictiveValue,
    TermEvidence,
    nearest_prevalence,
    term_evidence,
)
from ..lexicon import lexicon, term_id
from ..payload.evidence import term_evidence_payload
from ._base import CalcikitWidget, Choice
from .fallback import lab_html

if TYPE_CHECKING:
    import pandas as pd


class EvidenceLab(CalcikitWidget):
    """Choose a shape, an arrangement, who was counted and how common cancer is; see what the numbers say.

    Parameters
    ----------
    morphology, distribution : str, optional
        Ids of the lexicon; empty for any.
    counted_in : str, optional
        ``biopsied``, ``screening``, ``diagnostic``, ``collection`` or ``collection_worked_up``.
    prevalence : float, optional
        Share of malignant lesions in your clinic, from 0 to 1; the nearest step of the widget is taken.

    Attributes
    ----------
    morphology, distribution, counted_in, prevalence
        The choices: traits that follow the page, and that move it when set.
    frame : DataFrame
        The rows behind the share that is shown.
    look : TermEvidence
        All that was counted about the two words.

    Raises
    ------
    UnknownTerm
        If a word is unknown.

    Examples
    --------
    >>> lab = EvidenceLab(morphology="amorphous", distribution="grouped", counted_in="screening")
    >>> lab.summary
    'Amorphous and grouped: 6 of 216 malignant (Iwase 2017), 2.8%, exact 95% interval 1.0 to 5.9%.'
    >>> lab.frame["study"].tolist()
    ['Iwase 2017']
    """

    _esm = static_text("evidence-lab.js")
    _css = static_text("evidence-lab.css")
    _evidence = traitlets.Bytes().tag(sync=True)
    morphology = traitlets.Unicode("").tag(sync=True)
    distribution = traitlets.Unicode("").tag(sync=True)
    counted_in = Choice(POPULATION_LABELS, what="population")
    prevalence = traitlets.Float(0.127).tag(sync=True)
    _start = traitlets.Dict().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(_evidence=term_evidence_payload(), **traits)
        names = ("morphology", "distribution", "counted_in", "prevalence")
        self._start = {name: getattr(self, name) for name in names}

    @traitlets.validate("morphology", "distribution")
    def _known_term(self, proposal: Any) -> str:
        return proposal.value and term_id(lexicon().attributes, proposal.trait.name, proposal.value)

    @traitlets.validate("prevalence")
    def _a_step(self, proposal: Any) -> float:
        return nearest_prevalence(proposal.value)

    @property
    def evidence(self) -> TermEvidence:
        """All that was counted about the two words."""
        return term_evidence(self.morphology, self.distribution)

    @property
    def frame(self) -> pd.DataFrame:
        """The rows behind the share that is shown: of :func:`studies`, or of :func:`outcomes`."""
        return self.evidence.frame(self.counted_in)

    @property
    def predictive_value(self) -> PredictiveValue | None:
        """What the sign says at this prevalence; None where it was hardly ever seen."""
        return self.evidence.predictive_value(self.prevalence)

    @property
    def summary(self) -> str:
        """The share that is shown, in words."""
        return self.evidence.summary(self.counted_in)

    def _fallback(self) -> tuple[str, str]:
        return lab_html(self.evidence, self.prevalence), self.summary
