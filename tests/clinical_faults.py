"""Clinical faults for copies of the data, in ``clinical_faults.csv``: what a slip could do to a patient.

``python tests/clinical_faults.py`` puts each one into a copy and says what ``calcikit check`` makes of it.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from calcikit import CalcikitError
from calcikit._data import Knowledge
from calcikit.workup import audit


@dataclass(frozen=True)
class Fault:
    """One slip: `old` becomes `new` in a cell of a row, or in a text file.

    Attributes
    ----------
    grave : bool
        Whether a patient could come to harm.
    file, row, column : str
        Where; row and column are empty in a text file.
    old, new : str
        What is exchanged; without `old` the whole cell is.
    """

    grave: bool
    file: str
    row: str
    column: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.file} {self.row} {self.column} {self.old[:20]!r}->{self.new[:24]!r}".replace(" ", "_")

    def spare(self, knowledge: Knowledge | None = None) -> Knowledge:
        """Return a knowledge, by default what ships, with this slip in it."""
        knowledge = knowledge or Knowledge.load()
        text = "".join(knowledge.texts(self.file))
        changed = self._cell(text) if self.row else text.replace(self.old, self.new, 1)
        assert changed != text, f"{self} changes nothing"
        return knowledge.with_files({self.file: changed.encode()})

    def caught(self) -> str:
        """Return what stops it: ``refused``, ``proved`` wrong, ``unconfirmed``, or nothing."""
        try:
            found = audit(self.spare())
        except CalcikitError:
            return "refused"
        if set(found.faults) - set(found.by_kind["texts not confirmed"]):
            return "proved"
        return "unconfirmed" if found.by_kind["texts not confirmed"] else ""

    def _cell(self, text: str) -> str:
        header, *rows = csv.reader(io.StringIO(text))
        place = header.index(self.column)
        (row,) = (row for row in rows if row[0] == self.row)
        assert self.old in row[place], f"{self}: {row[place]!r}"
        row[place] = row[place].replace(self.old, self.new) if self.old else self.new
        file = io.StringIO()
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
        return file.getvalue()


with (Path(__file__).parent / "clinical_faults.csv").open(encoding="utf-8", newline="") as _file:
    FAULTS = [Fault(**{**row, "grave": row["grave"] == "grave"}) for row in csv.DictReader(_file)]


if __name__ == "__main__":
    from collections import Counter

    counts: Counter[tuple[str, str]] = Counter()
    for fault in FAULTS:
        how = fault.caught()
        counts["grave" if fault.grave else "other", how or "NOT CAUGHT"] += 1
        print(how or "NOT CAUGHT", fault, flush=True)
    for (kind, how), count in sorted(counts.items()):
        print(f"{kind:<6} {how:<12} {count}")
