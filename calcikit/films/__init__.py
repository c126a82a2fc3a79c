"""See a real one: films of CBIS-DDSM fetched or found, each beside a simulation of the same description."""

from .collection import Case, Collection, collection
from .film import Film
from .folder import Films, real_films
from .inventory import VARIABLE, films_folder

__all__ = ["VARIABLE", "Case", "Collection", "Film", "Films", "collection", "films_folder", "real_films"]
