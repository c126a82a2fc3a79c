"""A hospital's own protocol: a folder laid over what ships, proven before it answers anything."""

from .folder import new_folder
from .use import use

__all__ = ["new_folder", "use"]
