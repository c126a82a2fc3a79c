"""The films that are to be fetched: what is said first, what is there already, and the fetching."""

from __future__ import annotations

import csv
import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from .._output import csv_text, named_folder, write_whole
from ..errors import CalcikitError
from .archive import unpacked
from .collection import Case, Collection
from .nbia import Nbia, Unreachable

CREDIT, MANIFEST, SUMS = "LICENCE-AND-CITATION.txt", "films.tcia", "checksums.csv"
SUM_COLUMNS = ("case", "file", "bytes", "sha256")


@dataclass(frozen=True, kw_only=True)
class DownloadResult:
    """What a download did.

    Attributes
    ----------
    new, there : tuple of str
        Cases that were fetched now, and that were whole already.
    failed : dict of str to str
        Case and reason.
    """

    new: tuple[str, ...]
    there: tuple[str, ...]
    failed: dict[str, str]


class Order:
    """The films that are to be fetched, and the folder for them.

    Parameters
    ----------
    collection : Collection
    n : int
        The first so many of its list.
    folder : path
    service : str, optional
        Address of the REST service, for another copy of it.
    sleep : callable, optional
        Waits for some seconds.

    Raises
    ------
    CalcikitError
        If the list has no so many films.

    Examples
    --------
    >>> from calcikit.films import collection
    >>> order = Order(collection(), 2, Path("films"))
    >>> "CC BY 3.0" in order.statement, order.estimate
    (True, 'About 20 to 50 million bytes (estimated from pixel sizes, not measured).')
    """

    def __init__(
        self,
        collection: Collection,
        n: int,
        folder: Path,
        *,
        service: str = "",
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        if not 1 <= n <= len(collection.cases):
            raise CalcikitError(f"{n} films were asked for; the list has 1 to {len(collection.cases)}.")
        self.collection, self.folder = collection, folder
        self.cases = collection.cases[:n]
        self._service, self._sleep = service or collection.service, sleep
        self._recorded = _read_sums(folder / SUMS)
        self.wanted = tuple(case for case in self.cases if not self._whole(case))

    @property
    def statement(self) -> str:
        """Licence, citation and what exactly is asked for, as it is shown first."""
        lines = [f"{case.id}  {case.series}  {case.morphology}, {case.distribution}" for case in self.wanted]
        return "\n".join(
            [
                self.collection.credit,
                "",
                f"{len(self.wanted)} of {len(self.cases)} series are to be fetched, each a crop and a mask:",
                *lines,
                "",
                f"From {self._service} into {self.folder}. Sent are the numbers of these series and the name "
                "calcikit, nothing about you.",
            ]
        )

    @property
    def estimate(self) -> str:
        """How large the series are, where the service does not say."""
        low, high = (size * len(self.wanted) for size in self.collection.series_megabytes)
        return f"About {low} to {high} million bytes (estimated from pixel sizes, not measured)."

    @property
    def manual_download(self) -> str:
        """How to get the same films where the service cannot be reached."""
        return (
            f"The list of series is in {self.folder / MANIFEST}. On a computer that reaches TCIA, open it "
            f"with the NBIA Data Retriever ({self.collection.retriever}); bring the folder that it fills: "
            "ck.RealFilms('FOLDER') reads it as it is."
        )

    def write_papers(self) -> None:
        """Put licence, citation and the manifest for the Data Retriever into the folder.

        Raises
        ------
        CalcikitError
            If the folder is a file.
        OSError
            If the folder cannot be written to.
        """
        named_folder(self.folder).mkdir(parents=True, exist_ok=True)
        manifest = [
            f"downloadServerUrl={self.collection.service}/getImage",
            "includeAnnotation=true",
            "noOfrRetry=4",
            f"databasketId=calcikit-{self.collection.id}-{len(self.cases)}.tcia",
            "manifestVersion=3.0",
            "ListOfSeriesToDownload=",
            *(case.series for case in self.cases),
        ]
        write_whole(self.folder / CREDIT, f"{self.collection.credit}\n".encode(), mark=b"")
        write_whole(self.folder / MANIFEST, ("\n".join(manifest) + "\n").encode(), mark=b"")

    def sizes(self) -> dict[str, int]:
        """Ask the service how large each series is that is not here yet: bytes, by case, as far as it says.

        Raises
        ------
        Unreachable
            If the service cannot be reached.
        """
        found: dict[str, int] = {}
        with self._connected() as service:
            for case in self.wanted:
                try:
                    found[case.id] = service.size(case.series)
                except Unreachable:
                    raise
                except CalcikitError:  # a service without sizes: the estimate is shown in their place
                    break
        return found

    def fetch(
        self, sizes: dict[str, int], progress: Callable[[int], object] = lambda _: None
    ) -> DownloadResult:
        """Fetch every series that is not whole in the folder; one that fails does not stop the others.

        Parameters
        ----------
        sizes : dict of str to int
            What `sizes` returned.
        progress : callable
            Called with the number of bytes of every block that arrives.

        Raises
        ------
        OSError
            If the folder cannot be written to, or the disk is full. What is whole stays, and nothing half.
        """
        new: list[str] = []
        failed: dict[str, str] = {}
        with self._connected() as service:
            for case in self.wanted:
                try:
                    self._fetch_case(service, case, sizes.get(case.id, 0), progress)
                    new.append(case.id)
                except Unreachable as error:
                    failed |= {each.id: str(error) for each in self.wanted if each.id not in new}
                    break
                except CalcikitError as error:
                    failed[case.id] = str(error)
        there = tuple(case.id for case in self.cases if case not in self.wanted)
        return DownloadResult(new=tuple(new), there=there, failed=failed)

    def _connected(self) -> Nbia:
        return Nbia(self._service, self.collection.pause_seconds, self._sleep)

    def _whole(self, case: Case) -> bool:
        """Say whether every file of a case is as it was when it came."""
        rows = self._recorded.get(case.id, [])
        return bool(rows) and all(
            (path := self.folder / case.id / row["file"]).is_file()
            and str(path.stat().st_size) == row["bytes"]
            and _sha256(path) == row["sha256"]
            for row in rows
        )

    def _fetch_case(self, service: Nbia, case: Case, size: int, progress: Callable[[int], object]) -> None:
        """Fetch, check and unpack a series beside its place, then put it there in one step."""
        beside = Path(mkdtemp(prefix=".part-", dir=self.folder))
        inside = beside / case.id

        def accept(archive: Path) -> None:
            shutil.rmtree(inside, ignore_errors=True)
            inside.mkdir()
            unpacked(archive, inside)

        try:
            service.fetch(case.series, beside / "series.zip", size, accept, progress)
            self._recorded[case.id] = [_sum(case, path) for path in sorted(inside.iterdir())]
            shutil.rmtree(self.folder / case.id, ignore_errors=True)
            os.replace(inside, self.folder / case.id)
            rows = [row for name in sorted(self._recorded) for row in self._recorded[name]]
            text = csv_text([SUM_COLUMNS, *(row.values() for row in rows)])
            write_whole(self.folder / SUMS, text.encode(), mark=b"")
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _sum(case: Case, path: Path) -> dict[str, str]:
    """Return the row of a file in the record of checksums."""
    values = (case.id, path.name, str(path.stat().st_size), _sha256(path))
    return dict(zip(SUM_COLUMNS, values, strict=True))


def _read_sums(path: Path) -> dict[str, list[dict[str, str]]]:
    """Read what was fetched before; what cannot be read counts as not fetched."""
    found: dict[str, list[dict[str, str]]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return found
    for row in csv.DictReader(lines):
        if all(isinstance(row.get(name), str) for name in SUM_COLUMNS):
            found.setdefault(row["case"], []).append({name: row[name] for name in SUM_COLUMNS})
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
