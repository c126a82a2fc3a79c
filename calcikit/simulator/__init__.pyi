from .encoding import NOTICE as NOTICE
from .geometry import DENSITIES as DENSITIES
from .geometry import VIEWS as VIEWS
from .patch import Patch as Patch
from .patch import simulate as simulate
from .search_field import Located as Located
from .search_field import SearchField as SearchField
from .search_field import simulate_field as simulate_field

__all__: list[str]
