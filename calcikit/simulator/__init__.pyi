from .geometry import DENSITIES as DENSITIES
from .geometry import VIEWS as VIEWS
from .patch import NOTICE as NOTICE
from .patch import Patch as Patch
from .patch import simulate as simulate

__all__: list[str]
