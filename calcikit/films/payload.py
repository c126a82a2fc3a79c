"""What the widget reads: films and simulations as pictures, and the words that go with them."""

from __future__ import annotations

from typing import Any

from .._data import inside
from ..simulator.encoding import encoded
from .collection import collection
from .film import Film
from .folder import Films

QUALITY = 85
SHOWN = ("heading", "how", "ask", "real", "simulated", "choice", "not_taken")


def films_payload(films: Films) -> tuple[list[dict[str, Any]], bytes]:
    """Return what is said of each film, and all pictures in one run of bytes.

    Where a picture lies in the bytes is its ``at``; how large it is in mm, its ``mm``.

    Examples
    --------
    >>> films_payload(Films(found=(), missing=(), problems=()))
    ([], b'')
    """
    pictures = bytearray()

    def held(picture: bytes) -> list[int]:
        pictures.extend(picture)
        return [len(pictures) - len(picture), len(pictures)]

    shown = [
        {
            "id": film.case.id,
            "label": f"{number}. {_title(film)}",
            "described": film.described,
            "reader": film.reader,
            "outcome": film.outcome,
            "notes": [*film.notes],
            "outline": [" ".join(f"{x:.4f},{y:.4f}" for x, y in line) for line in film.outline],
            "real": {
                "at": held(encoded(film.display, "JPEG", notice=False, quality=QUALITY)),
                "mm": [round(side, 2) for side in film.size_mm],
                "alt": film.alt,
            },
            "simulated": {
                "at": held(encoded(film.simulated, "JPEG", quality=QUALITY)),
                "mm": [round(len(film.patch.image) * film.patch.pitch_mm, 2)] * 2,
                "alt": film.patch.alt,
            },
        }
        for number, film in enumerate(films, start=1)
    ]
    return shown, bytes(pictures)


def films_words(films: Films) -> dict[str, Any]:
    """Return the sentences that stand with films, and how to get some where there are none.

    Examples
    --------
    >>> "calcikit films get" in films_words(Films(found=(), missing=(), problems=()))["how"]
    True
    """
    source = collection()
    shown = {name: getattr(source.said, name) for name in SHOWN}
    return {**shown, "problems": [*films.problems], "credit": source.credit.splitlines()}


def _title(film: Film) -> str:
    """Name a film by side and view: what it shows is for the eye to find."""
    return f"{film.case.patient_id}, {inside(film.side)}, {film.case.view}"
