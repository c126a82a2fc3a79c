"""The public REST interface of The Cancer Imaging Archive (NBIA), version 4: sizes and series."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from .. import __version__
from ..errors import CalcikitError
from .image_file import needed_for

ATTEMPTS, ATTEMPTS_SIZE = 4, 2
LONGEST_PAUSE = 300.0
MOST_BYTES = 300_000_000
QUOTED = 160
BUSY = (429, 500, 502, 503, 504)
Got = TypeVar("Got")


class Unreachable(CalcikitError):
    """The service cannot be reached at all: asking for the next series is no use."""


class _RetryableError(Exception):
    """A request that failed in a way that may pass."""

    def __init__(self, why: str, *, pause: float | None = None, unreachable: bool = False) -> None:
        super().__init__(why)
        self.pause, self.unreachable = pause, unreachable


class Nbia:
    """A connection to the service: one request at a time, with a pause before each, no account, no cookies.

    Parameters
    ----------
    service : str
        Address up to and with the version.
    pause : float
        Seconds before each request.
    sleep : callable, optional
        Waits for some seconds.

    Raises
    ------
    CalcikitError
        If httpx is not installed.
    """

    def __init__(self, service: str, pause: float, sleep: Callable[[float], None] | None = None) -> None:
        with needed_for("fetching films"):
            import httpx
        self._httpx: Any = httpx
        self._service, self._pause, self._sleep = service.rstrip("/"), pause, sleep or time.sleep
        self._client = httpx.Client(
            headers={"User-Agent": f"calcikit/{__version__}"},
            timeout=httpx.Timeout(60, connect=15),
            follow_redirects=True,
            max_redirects=3,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._client.close()

    def size(self, series: str) -> int:
        """Return how many bytes a series has.

        Raises
        ------
        CalcikitError
            If the service does not say; :class:`Unreachable` if it cannot be reached.
        """

        def ask() -> int:
            with self._answer("getSeriesSize", series) as response:
                response.read()
                try:
                    return int(float(response.json()[0]["TotalSizeInBytes"]))
                except (ValueError, LookupError, TypeError):
                    raise CalcikitError(f"no size in the answer {_quoted(response.text)}") from None

        return self._persistently(ask, ATTEMPTS_SIZE)

    def fetch(
        self,
        series: str,
        target: Path,
        size: int,
        accept: Callable[[Path], object],
        progress: Callable[[int], object],
    ) -> None:
        """Receive the zip of a series and have it accepted; what is broken is asked for again.

        Parameters
        ----------
        series : str
        target : path
            Where the zip is written.
        size : int
            What `size` said, 0 where it is not known: more than that and a little is not received.
        accept : callable
            Takes the zip; raises CalcikitError if it is damaged.
        progress : callable
            Called with the bytes of each block, and with their number below zero when they were in vain.

        Raises
        ------
        CalcikitError
            If the service refuses, or sends something else; :class:`Unreachable` if it cannot be reached.
        """
        most = round(1.1 * size) + 1_000_000 if size else MOST_BYTES

        def ask() -> None:
            with self._answer("getImageWithMD5Hash", series) as response:
                got = _receive(response, target, most, progress)
            try:
                accept(target)
            except CalcikitError as error:
                progress(-got)
                raise _RetryableError(str(error)) from None

        self._persistently(ask, ATTEMPTS)

    @contextmanager
    def _answer(self, name: str, series: str) -> Iterator[Any]:
        """Ask, and give a good answer; a bad one or a broken transfer is said."""
        try:
            where, which = f"{self._service}/{name}", {"SeriesInstanceUID": series}
            with self._client.stream("GET", where, params=which) as response:
                if response.status_code in BUSY:
                    pause = _seconds(response.headers.get("Retry-After", ""))
                    raise _RetryableError(f"{self._service} answers {response.status_code}.", pause=pause)
                if response.status_code != 200:
                    text = next(response.iter_text(QUOTED), "")
                    raise CalcikitError(f"{self._service} answers {response.status_code}: {_quoted(text)}")
                yield response
        except (self._httpx.ConnectError, self._httpx.ConnectTimeout, self._httpx.ProxyError) as error:
            raise _RetryableError(f"{self._service} cannot be reached ({error}).", unreachable=True) from None
        except (self._httpx.InvalidURL, self._httpx.UnsupportedProtocol) as error:
            raise CalcikitError(f"{self._service} is no address ({error}).") from None
        except self._httpx.TransportError as error:
            raise _RetryableError(f"the transfer broke off ({type(error).__name__}: {error}).") from None
        except self._httpx.HTTPError as error:
            raise CalcikitError(f"{self._service}: {error}") from None

    def _persistently(self, ask: Callable[[], Got], attempts: int) -> Got:
        """Ask again after a pause when it may help: as the service says, else twice as long each time."""
        attempt = 0
        while True:
            attempt += 1
            self._sleep(self._pause)
            try:
                return ask()
            except _RetryableError as error:
                pause = 2.0**attempt if error.pause is None else error.pause
                if attempt == attempts or pause > LONGEST_PAUSE:
                    times = "once" if attempt == 1 else f"{attempt} times"
                    kind = Unreachable if error.unreachable else CalcikitError
                    raise kind(f"{error} Asked {times}.") from None
            self._sleep(pause)


def _receive(response: Any, target: Path, most: int, progress: Callable[[int], object]) -> int:
    """Write what arrives; anything but a zip, and more than was announced, is refused."""
    got = 0
    try:
        with target.open("wb") as file:
            for block in response.iter_bytes():
                if not got and not block.startswith(b"PK"):
                    raise CalcikitError(
                        f"the answer is no zip but {_quoted(block.decode('utf-8', 'replace'))}"
                    )
                if got + len(block) > most:
                    raise CalcikitError(
                        f"the answer is larger than {most:,} bytes, more than the series has."
                    )
                file.write(block)
                got += len(block)
                progress(len(block))
    except BaseException:
        progress(-got)
        raise
    if not got:
        raise _RetryableError("the answer is empty.")
    return got


def _seconds(retry_after: str) -> float | None:
    """Return the pause that a ``Retry-After`` header asks for: seconds, or a date."""
    if retry_after.isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _quoted(text: str) -> str:
    """Return the beginning of an answer in one printable line."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return repr(line[:QUOTED])
