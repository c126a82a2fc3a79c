"""What a reader sees where no script runs: the answer in words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .. import __version__, tables
from .._data import TEMPLATES, gettext as _, inside, marked, template_words
from ..evidence import POPULATION_LABELS, RateSummary, TermEvidence, evidence_for
from ..evidence.studies import population_name
from ..lexicon import certainty_label
from ..payload.scenes import SIZE
from ..references import reference
from ..reviews import review_summary
from ..workup import Finding, Workup, local_protocol

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    from ..simulator import Patch


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, FileSystemLoader

    return prepared(Environment(loader=FileSystemLoader(TEMPLATES))).get_template(name)


def prepared(environment: Environment) -> Environment:
    """Give an environment the words that every template may use; text is escaped, what is missing a fault."""
    from jinja2 import StrictUndefined

    environment.undefined = StrictUndefined
    environment.autoescape = environment.trim_blocks = True
    environment.globals |= {
        **template_words(),
        "version": __version__,
        "review": review_summary,
        "local": local_protocol,
        "certainty": certainty_label,
    }
    environment.filters |= {"inside": inside, "population": population_name}
    return environment


def rendered(template: str, /, **values: object) -> str:
    """Return a template filled in: a page without a notebook, what stands in the place of a widget.

    Examples
    --------
    >>> "Get some" in rendered("films.html.j2", films=[], words={"how": "Get some", "problems": []})
    True
    """
    return marked(_template(template).render(**values))


def answer_html(workup: Workup | None) -> str:
    """Return a worked answer as HTML; without one, the table of categories.

    Examples
    --------
    >>> "not for care" in answer_html(None)
    True
    """
    grid = tables.show(tables.workup_table()).to_html() if workup is None else ""
    sources = [reference(key) for key in workup.sources] if workup else []
    facts = _facts(workup.finding) if workup and isinstance(workup.finding, Finding) else ()
    return rendered("answer.html.j2", w=workup, sources=sources, grid=grid, facts=facts)


def _facts(finding: Finding) -> list[RateSummary]:
    """Return what real data say of both words together; of each alone where nothing was counted."""
    found = evidence_for(finding.morphology, finding.distribution)
    both = [fact for fact in found if fact.about == "both"]
    return both if any(fact.share for fact in both) else list(found)


def image_html(patch: Patch) -> str:
    """Return the image of a patch: what is seen where no script runs.

    Examples
    --------
    >>> from calcikit.simulator import simulate
    >>> image_html(simulate(Finding("round", "grouped")))[:9]
    '<img alt='
    """
    from ..simulator.encoding import picture_html  # the answers alone need no NumPy

    return picture_html(patch.jpeg(), patch.alt, min(len(patch.image), SIZE))


def lab_html(look: TermEvidence, prevalence: float) -> str:
    """Return the laboratory of numbers in words, as it stands at the start.

    Examples
    --------
    >>> from calcikit.evidence import term_evidence
    >>> "6 of 216" in lab_html(term_evidence("amorphous", "grouped"), 0.127)
    True
    """
    shares = [
        (_(title), f"{look.summary(name)} {look.caveat(name)}") for name, title in POPULATION_LABELS.items()
    ]
    pools = [found for found in look.pools.values() if found.k > 1]
    predicted = look.predictive_value(prevalence)
    return rendered("lab.html.j2", look=look, shares=shares, pools=pools, predicted=predicted)
