"""What a workup is: steps, reasons, and the words for the report and the patient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..lexicon import Certainty
from ..references import cite
from .finding import BiopsyResult, Finding
from .outcome import Station
from .wording import fill_blanks

__all__ = ["Reason", "Step", "WhatIf", "Workup"]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a plan: what, when, and why.

    Examples
    --------
    >>> from calcikit.workup import recommend
    >>> recommend(Finding(morphology="amorphous", distribution="grouped")).steps[0].when
    'now'
    """

    id: str
    label: str
    when: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A rule that fired: its table, its reason, its sources, how sure it is, and what it decided.

    Examples
    --------
    >>> from calcikit.workup import recommend
    >>> recommend(Finding(morphology="amorphous", distribution="grouped")).reasons[0].cite
    ('park2019', 'acr2013')
    """

    id: str
    table: str
    because: str
    cite: tuple[str, ...]
    certainty: Certainty
    decisive: bool
    then: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, kw_only=True)
class Workup:
    """The recommended workup, explained.

    Attributes
    ----------
    finding : Finding or BiopsyResult
        What was asked.
    category, category_label, band : str
        BI-RADS category, its name and its likelihood band.
    subject : str
        What it is the category of: ``calcifications`` or ``examination``.
    alternative_categories : tuple of str
        Other categories that sources give these findings.
    steps, alternatives : tuple of Step
        In order; steps that a named source accepts instead.
    follow_up : str
        The follow-up schedule; empty where there is none.
    reasons : tuple of Reason
        Every rule that fired, the decisive ones first.
    certainty : str
        ``agreed``, ``practice-varies`` or ``thin-evidence``: that of the least sure decisive reason.
    decided : mapping of str to str
        Everything that the tables decided, by name.
    path : tuple of Station
        The stations from recall to plan, and what each is to her.
    description : str
        The finding or the result in a sentence, as the report begins.
    report_template : str
        The report, with names in braces where side, place, size and date belong.
    patient_text : str
        A plain answer to the patient.

    Examples
    --------
    >>> from calcikit.workup import recommend
    >>> w = recommend(Finding(morphology="amorphous", distribution="grouped"))
    >>> w.category, w.next_step
    ('4B', 'stereotactic_biopsy')
    """

    finding: Finding | BiopsyResult
    category: str
    category_label: str
    band: str
    subject: str
    alternative_categories: tuple[str, ...]
    steps: tuple[Step, ...]
    alternatives: tuple[Step, ...]
    follow_up: str
    reasons: tuple[Reason, ...]
    certainty: Certainty
    decided: Mapping[str, str] = field(hash=False)
    path: tuple[Station, ...]
    description: str
    report_template: str = field(repr=False)
    patient_text: str

    @property
    def report_text(self) -> str:
        """The report, with visible blanks for what no decision depends on."""
        return fill_blanks(self.report_template, self.finding.knowledge, {})

    def report(self, **given: str) -> str:
        """Return the report with the given parts; what is not given stays a visible blank.

        Parameters
        ----------
        side, site, depth, distance, size, date : str, optional
            Free text of at most 80 characters; `site` is the clock position or the quadrant, `date` that of
            the mammogram compared with.

        Raises
        ------
        UnknownTerm
            If a report has no such part.
        CalcikitError
            If a text is too long.

        Examples
        --------
        >>> from calcikit.workup import recommend
        >>> w = recommend(Finding(morphology="amorphous", distribution="grouped"))
        >>> w.report(side="Left", site="upper outer quadrant", size="8 x 5 mm")[46:80]
        ' Left breast, upper outer quadrant'
        """
        return fill_blanks(self.report_template, self.finding.knowledge, given)

    @property
    def next_step(self) -> str:
        """The id of the first step."""
        return self.steps[0].id

    @property
    def sources(self) -> tuple[str, ...]:
        """The citation keys behind the decisive reasons, without doubles."""
        return tuple(dict.fromkeys(key for reason in self.reasons if reason.decisive for key in reason.cite))

    def __str__(self) -> str:
        also = (
            f" (some sources: {', '.join(self.alternative_categories)})"
            if self.alternative_categories
            else ""
        )
        lines = [
            f"{self.finding!r}",
            f"BI-RADS {self.category} of the {self.subject}, "
            f"{self.category_label.lower()}: {self.band}{also}",
            *(f"{n}. {step.label}: {step.when}" for n, step in enumerate(self.steps, start=1)),
            *(f"or {step.label}: {step.when}" for step in self.alternatives),
            *([f"Follow-up: {self.follow_up}"] if self.follow_up else []),
            "Why:",
            *(
                f"- {r.because} [{r.id}; {r.certainty}; {', '.join(r.cite)}]"
                for r in self.reasons
                if r.decisive
            ),
            f"Report: {self.report_text}",
            f"To the patient: {self.patient_text}",
            "Sources:",
            *(f"- {source}" for source in cite(self.sources, self.finding.knowledge)),
            "For learning, not for care. Not reviewed by a radiologist.",
        ]
        return "\n".join(lines)


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """What one changed attribute would do.

    Examples
    --------
    >>> from calcikit.workup import what_if
    >>> what_if(Finding(morphology="round", distribution="grouped"))[0].attribute
    'stage'
    """

    attribute: str
    value: str
    category: str | None
    next_step: str | None
    moves: bool
    impossible: str = ""
