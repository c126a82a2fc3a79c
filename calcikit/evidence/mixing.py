"""What must not be pooled together, and why."""

from __future__ import annotations

import pandas as pd

from ..errors import CalcikitError
from .studies import POPULATIONS

__all__ = ["check_poolable"]

NEVER = {
    "synthesis": "a synthesis already holds other rows of this table",
    "not_a_rate": "it is a share of cancers and not of lesions",
    "all_findings": "it counts masses and other findings with the calcifications",
    "same_lesions": "it is one of several readings of the same lesions",
    "dcis_only": "it leaves out the invasive cancers",
}


def check_poolable(rows: pd.DataFrame, override_reason: str) -> None:
    """Raise if these rows must not be pooled.

    Raises
    ------
    CalcikitError
        Saying which rows, why, and what to do instead.
    """
    _never(rows)
    _twice(rows)
    _scales(rows)
    _populations(rows, override_reason)


def _never(rows: pd.DataFrame) -> None:
    for row in rows.itertuples():
        for flag in str(row.flags).split():
            if flag in NEVER:
                raise CalcikitError(f"{row.id} cannot be pooled: {NEVER[flag]}. Leave it out.")


def _twice(rows: pd.DataFrame) -> None:
    """One study may bring several rows only if they are parts of one division of its lesions."""
    for _, part in rows.groupby("cite", sort=False):
        if part["slice"].nunique() > 1 or part["id"].duplicated().any():
            raise CalcikitError(
                f"these rows of {part['study'].iloc[0]} count the same lesions more than once: "
                f"{', '.join(part['id'])}. Keep the rows of one slice ({', '.join(part['slice'].unique())})."
            )


def _scales(rows: pd.DataFrame) -> None:
    scales = rows["scale"].dropna().unique()
    if len(scales) > 1:
        raise CalcikitError(
            f"categories of different scales must not be mixed: {', '.join(scales)}. "
            "A Japanese or Australian 3 is not a BI-RADS 3."
        )


def _populations(rows: pd.DataFrame, override_reason: str) -> None:
    found = {str(name): list(part["study"].unique()) for name, part in rows.groupby("population", sort=False)}
    if len(found) > 1 and not override_reason.strip():
        listed = "; ".join(f"{name} = {POPULATIONS[name]} ({', '.join(who)})" for name, who in found.items())
        raise CalcikitError(
            f"these populations must not be mixed: {listed}. The same calcifications are malignant far "
            f"more often among "
            "lesions chosen for biopsy, so the mixture describes nobody. Choose one, such as "
            "studies(population='biopsied'), or give your reason in override_reason='...'."
        )
