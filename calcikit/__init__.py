"""calcikit: describe breast calcifications, see the workup, and why. For learning, not for care.

The public names are in ``__init__.pyi``; each is loaded when it is first used.
"""

import lazy_loader as lazy

__version__ = "0.1.0"
__released__ = "2026-11-24"

_load, __dir__, __all__ = lazy.attach_stub(__name__, __file__)


def __getattr__(name: str) -> object:
    """Load a name when it is first used; for one that there is not, say the nearest."""
    try:
        return _load(name)
    except AttributeError:
        from .errors import nearest_to

        near = None if name.startswith("_") else nearest_to(name, __all__)
        said = f"calcikit has no {name!r}.{f' Did you mean {near!r}?' if near else ''}"
        raise AttributeError(said, name=name) from None
