"""calcikit: describe breast calcifications, see the workup, and why. For learning, not for care.

The public names are in ``__init__.pyi``; each is loaded when it is first used.
"""

import lazy_loader as lazy

__version__ = "0.1.0"
__released__ = "2026-11-24"

__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)
