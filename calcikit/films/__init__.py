"""See a real one: films of CBIS-DDSM fetched or found, each beside a simulation of the same description."""

from .collection import Case, Collection, collection
from .film import Film
from .folder import VARIABLE, Films, films_folder, real_films

__all__ = ["VARIABLE", "Case", "Collection", "Film", "Films", "collection", "films_folder", "real_films"]
