"""The Jupyter widgets: they show what the packages below work out, and decide nothing.

The names are in ``__init__.pyi``; a widget is loaded when it is first used: one does not wait for all.
"""

import lazy_loader as lazy

__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)
