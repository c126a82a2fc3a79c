"""Derives the counts that calcikit ships from the published training file.

``python -m calcikit.evidence.cbis_ddsm calc_case_description_train_set.csv data/outcomes/cbis_ddsm.csv``
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..._output import write_whole
from ...errors import CalcikitError
from ..vocabulary import AXES
from .lesions import outcomes_from_file

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ["morphology", "distribution", "density", "assessment", "subtlety", "pathology"]
NONE = "none"


def counts_text(lesions: pd.DataFrame) -> str:
    """Return the counts as CSV text: no ids, no paths, sets of terms joined by ``+``.

    Parameters
    ----------
    lesions : DataFrame
        Of :func:`outcomes_from_file`.

    Examples
    --------
    >>> from calcikit.evidence import outcomes
    >>> counts_text(outcomes().loc[lambda f: f.index.repeat(f.n)])[:24]
    'morphology,distribution,'
    """
    joined = {axis: lesions[f"{axis}_terms"].map(lambda terms: "+".join(terms) or NONE) for axis in AXES}
    rows = lesions.assign(**joined)[COLUMNS]
    counted = rows.groupby(COLUMNS, dropna=False).size().reset_index(name="n")
    counted = counted.sort_values(COLUMNS, na_position="last")
    return str(counted.to_csv(index=False, na_rep=NONE, lineterminator="\n"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the counts, and say their number and checksum.

    Returns
    -------
    int
        0, or 2 when the file cannot be used.
    """
    parser = argparse.ArgumentParser(prog="python -m calcikit.evidence.cbis_ddsm", description=__doc__)
    parser.add_argument("raw", help="the published calc_case_description_train_set.csv")
    parser.add_argument("out", type=Path, help="where to write the counts")
    options = parser.parse_args(arguments)
    try:
        lesions = outcomes_from_file(options.raw)
    except CalcikitError as error:
        print(error, file=sys.stderr)
        return 2
    content = counts_text(lesions).encode()
    write_whole(options.out, content, mark=content.partition(b"\n")[0])
    malignant = int(lesions["malignant"].sum())
    named = f"{lesions.attrs['rows']:,} rows, {len(lesions):,} abnormalities, {malignant:,} malignant"
    print(f"{options.out}: {named}; sha256 {hashlib.sha256(content).hexdigest()}")
    return 0
