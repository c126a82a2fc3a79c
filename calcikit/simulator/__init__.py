"""Draws a mammographic patch for a described finding, with its truth.

The names are in ``__init__.pyi``; each is loaded when it is first used.
"""

import lazy_loader as lazy

__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)
