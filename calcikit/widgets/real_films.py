"""Real films beside simulations of the same description."""

from __future__ import annotations

from os import PathLike
from typing import Any

import traitlets

from .._data import gettext as _, static_text
from ..errors import CalcikitError, one_of
from ..films import Film, Films, films_folder, real_films
from ..films.payload import films_payload, films_words
from ._base import CalcikitWidget
from .fallback import rendered

MOST = 12
"""Films that a widget shows: a page holds them all."""


class RealFilms(CalcikitWidget):
    """Real films, each beside a simulated patch of the same description at the same scale.

    Description at once; outline and outcome on request; contrast and brightness for both pictures alike.

    Parameters
    ----------
    folder : path, optional
        Holds the films; by default where `calcikit films get` puts them. Without films there it says how to
        get some.

    Attributes
    ----------
    case : str
        Name of the case that is shown; follows what is picked, and moves it when set.
    films : Films
        What was read, with what is missing and what was not taken.
    film : Film or None
        The film that is shown.

    Raises
    ------
    CalcikitError
        If a folder is given and holds no film of a known case.
    UnknownTerm
        If a case is unknown.

    Examples
    --------
    >>> RealFilms("no-such-folder")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: there is no folder no-such-folder. Get films with: calcikit films get ...
    """

    _esm = static_text("real-films.js")
    _css = static_text("real-films.css")
    _films: traitlets.List[Any] = traitlets.List().tag(sync=True)
    _pictures = traitlets.Bytes().tag(sync=True)
    _texts = traitlets.Dict().tag(sync=True)
    case = traitlets.Unicode().tag(sync=True)
    films = traitlets.Instance(Films)

    def __init__(
        self,
        folder: str | PathLike[str] | None = None,
    ) -> None:
        self.films = _read(folder)
        shown, pictures = films_payload(self.films)
        first = shown[0]["id"] if shown else ""
        super().__init__(_films=shown, _pictures=pictures, _texts=films_words(self.films), case=first)

    @traitlets.validate("case")
    def _known_case(self, proposal: Any) -> str:
        known = [film.case.id for film in self.films]
        return str(one_of("case", proposal.value, known) if known else proposal.value)

    @property
    def film(self) -> Film | None:
        """The film that is shown, with its simulated patch."""
        return next((film for film in self.films if film.case.id == self.case), None)

    def _fallback(self) -> tuple[str, str]:
        plain = _("{films} real films", films=len(self.films)) if len(self.films) else self._texts["how"]
        return rendered("films.html.j2", films=self._films, words=self._texts), plain


def _read(folder: str | PathLike[str] | None) -> Films:
    """Read the films; where no folder was named and none are there, there are none."""
    try:
        return real_films(folder, n=MOST)
    except CalcikitError as error:
        if folder is not None:
            raise
        place = films_folder()
        told = (str(error),) if place is not None and place.is_dir() else ()
        return Films(found=(), missing=(), problems=told)
