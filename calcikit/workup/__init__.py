"""From a described finding to the recommended workup, with its reasons.

The rules are unique-hit decision tables in ``data/workup``, chained in the order of
:data:`calcikit.workup.rules.CHAINS`. Python decides; the widgets look up what ``calcikit.payload`` packs.
"""

from .audit import Audit, audit
from .confirmed import confirm
from .finding import BiopsyResult, Finding
from .outcome import Outcome, Station, Step
from .recommend import (
    after_biopsy,
    every_biopsy_result,
    every_finding,
    recommend,
    what_if,
)
from .wording import local_protocol
from .workup import Reason, WhatIf, Workup

__all__ = [
    "Audit",
    "BiopsyResult",
    "Finding",
    "Outcome",
    "Reason",
    "Station",
    "Step",
    "WhatIf",
    "Workup",
    "after_biopsy",
    "audit",
    "confirm",
    "every_biopsy_result",
    "every_finding",
    "local_protocol",
    "recommend",
    "what_if",
]
