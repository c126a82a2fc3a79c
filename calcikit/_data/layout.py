"""Which files the whole folder of data holds; a file of another name is read by nobody."""

from __future__ import annotations

import re

NAMES = {
    "": "beyond categories claims confusable_terms disclaimer glossary messages report self_checks simulator "
    "steps views",
    "lexicon/": "associated biopsy_associated calcifications_in_specimen calcifications_on_slides "
    "category_before certainty change concordance context distribution extent histology morphology "
    "projection residual_calcifications risk stage symptoms",
    "films/": "cbis_ddsm",
    "practice/": "assignments case_questions confidence find forms kinds report",
}
TABLES = {
    "": "confirmed reasons reviews teaching",
    "evidence/": "agreement figures pools prevalence studies term_rates",
    "films/": "cbis_ddsm",
    "outcomes/": "cbis_ddsm cbis_term_map cbis_term_notes",
    "practice/": "implausible",
    "workup/": "adequacy adjunct_imaging alternative_category alternatives associated_findings category "
    "clinical_context concordance interval_change management monotonicity_exceptions patient_message pattern "
    "post_biopsy_lump post_biopsy_management post_biopsy_risk prior_images routine_mammography "
    "safety suspicion validity",
}
FILES = frozenset(
    (
        *(f"{folder}{name}.toml" for folder, names in NAMES.items() for name in names.split()),
        *(f"{folder}{name}.csv" for folder, names in TABLES.items() for name in names.split()),
        "references.bib",
    )
)
FREE = re.compile(
    r"cases/[^/]+\.toml|pictograms/[^/]+\.svg|locale/[^/]+/LC_MESSAGES/calcikit\.po|protocols/[^/]+/.+"
)
"""What somebody who adds a case, a drawing, a language or a protocol names."""
