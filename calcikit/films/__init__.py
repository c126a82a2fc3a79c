"""See a real one: your own copies of CBIS-DDSM films, each beside a simulation of the same description."""

from .clear import clear_cases
from .film import Film
from .folder import Films, real_films

__all__ = ["Film", "Films", "clear_cases", "real_films"]
