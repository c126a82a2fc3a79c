"""What a workup is: steps, reasons, and the words for the report and the patient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from textwrap import shorten

from ..errors import made_by
from ..lexicon import Certainty, Term
from .display import WIDTH, as_html, as_text
from .finding import BiopsyResult, Finding
from .outcome import Outcome, Station, Step
from .wording import Templates, fill_blanks, fill_template, layout, local_protocol


@dataclass(frozen=True, kw_only=True, repr=False)
class Reason:
    """A rule that fired: its table, its reason, its sources, how sure it is, and what it decided.

    Examples
    --------
    >>> from calcikit.workup import recommend
    >>> recommend(Finding(morphology="amorphous", distribution="grouped")).reasons[0].table
    'pattern'
    """

    id: str
    table: str
    because: str
    cite: tuple[str, ...]
    certainty: Certainty
    decisive: bool
    then: Mapping[str, str] = field(hash=False)

    def __repr__(self) -> str:
        return shorten(f"Reason({self.id}: {self.because}", WIDTH - 1, placeholder=" ...") + ")"


@made_by("ck.recommend('amorphous', 'grouped')")
@dataclass(frozen=True, kw_only=True, repr=False)
class Workup:
    """The recommended workup, explained.

    Attributes
    ----------
    finding : Finding or BiopsyResult
        What was asked.
    outcome : Outcome
        What is said to all who share the decided values; category, steps and path are read from it.
    reasons : tuple of Reason
        Every rule that fired, the decisive ones first.
    certainty : str
        ``agreed``, ``practice-varies`` or ``thin-evidence``: that of the least sure decisive reason.
    decided : mapping of str to str
        Everything that the tables decided, by name.

    Examples
    --------
    >>> from calcikit.workup import recommend
    >>> w = recommend(Finding(morphology="amorphous", distribution="grouped"))
    >>> w.category, w.next_step
    ('4B', 'stereotactic_biopsy')
    """

    finding: Finding | BiopsyResult
    outcome: Outcome
    reasons: tuple[Reason, ...]
    certainty: Certainty
    decided: Mapping[str, str] = field(hash=False, repr=False)

    @property
    def category(self) -> str:
        """The BI-RADS category."""
        return self.outcome.category

    @property
    def category_label(self) -> str:
        """The name of the category."""
        return self.outcome.category_label

    @property
    def band(self) -> str:
        """The likelihood band of the category."""
        return self.outcome.band

    @property
    def subject(self) -> str:
        """What it is the category of: ``calcifications`` or ``examination``."""
        return self.outcome.subject

    @property
    def alternative_categories(self) -> tuple[str, ...]:
        """Other categories that sources give this picture."""
        return self.outcome.alternative_categories

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps, in order."""
        return self.outcome.steps

    @property
    def alternatives(self) -> tuple[Step, ...]:
        """Steps that a named source accepts instead."""
        return self.outcome.alternatives

    @property
    def follow_up(self) -> str:
        """The follow-up schedule; empty where there is none."""
        return self.outcome.follow_up

    @property
    def path(self) -> tuple[Station, ...]:
        """The stations from recall to plan, and what each is to her."""
        return self.outcome.path

    @cached_property
    def _terms(self) -> dict[str, Term]:
        known = self.finding.attributes(self.finding.knowledge)
        return {name: known[name][value] for name, value in self.finding.as_dict().items()}

    @property
    def _phrases(self) -> dict[str, str]:
        silent = self.finding.silent
        return {name: "" if name in silent else term.phrase for name, term in self._terms.items()}

    @property
    def _templates(self) -> Templates:
        return layout(self.finding.knowledge).of(self.finding.kind)

    @cached_property
    def description(self) -> str:
        """The finding or the result in a sentence, as the report begins."""
        plain = {blank.id: blank.plain for blank in layout(self.finding.knowledge).blank}
        return fill_template(fill_template(self._templates.description, self._phrases), plain)

    @cached_property
    def patient_text(self) -> str:
        """A plain answer to the patient."""
        return fill_template(self._templates.patient, self._patient_words)

    @property
    def patient_answer(self) -> str:
        """The answer to the patient without the sentence that names the shape or the diagnosis."""
        return fill_template(
            self._templates.patient, {**self._patient_words, "morphology": "", "histology": ""}
        )

    @property
    def _patient_words(self) -> dict[str, str]:
        words = {name: term.patient for name, term in self._terms.items()}
        return {**words, "message": self.outcome.message, "next": self.outcome.next}

    @property
    def report_text(self) -> str:
        """The report, with visible blanks for what no decision depends on."""
        return self.report()

    def report(self, **given: str) -> str:
        """Return the report with the given parts; what is not given stays a visible blank.

        Parameters
        ----------
        composition, side, site, depth, distance, size, places, largest, years, date : str, optional
            Free text of at most 80 characters; `site` is the clock position or the quadrant, `places` and
            `largest` say where several areas lie and how large the largest is, `years` how long ago a treated
            breast was treated, `date` that of the mammogram compared with.

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
        >>> w.report(side="Left", site="upper outer quadrant", size="8 x 5 mm")[90:123]
        'Left breast, upper outer quadrant'
        """
        report = fill_template(
            self._templates.report,
            self._phrases
            | self._templates.parts(self.finding.as_dict() | {"category": self.category})
            | {"assessment": self.outcome.assessment},
        )
        return fill_blanks(report, self.finding.knowledge, given)

    @property
    def local_protocol(self) -> str:
        """The sentence that names the local protocol behind the answer; empty for what ships."""
        return local_protocol(self.finding.knowledge)

    @property
    def next_step(self) -> str:
        """The id of the first step."""
        return self.steps[0].id

    @property
    def sources(self) -> tuple[str, ...]:
        """The citation keys behind the decisive reasons, without doubles."""
        return tuple(dict.fromkeys(key for reason in self.reasons if reason.decisive for key in reason.cite))

    def __str__(self) -> str:
        return as_text(self)

    def __repr__(self) -> str:
        return f"Workup({self.category}, next step {self.next_step!r}, of {self.finding!r})"

    def _repr_html_(self) -> str:
        return as_html(self)


@dataclass(frozen=True, kw_only=True, repr=False)
class WhatIf:
    """What one changed attribute would do.

    Examples
    --------
    >>> from calcikit.workup import what_if
    >>> what_if(Finding(morphology="round", distribution="grouped"))[0]
    WhatIf(stage=screening: 0, recall_for_magnification)
    """

    attribute: str
    value: str
    category: str | None
    next_step: str | None
    moves: bool
    impossible: str = ""

    def __repr__(self) -> str:
        what = f"impossible: {self.impossible}" if self.impossible else f"{self.category}, {self.next_step}"
        return f"WhatIf({self.attribute}={self.value}: {what})"
