"""Draws a mammographic patch for a described finding, with its truth."""

from .geometry import DENSITIES, VIEWS
from .patch import NOTICE, Patch, simulate

__all__ = ["DENSITIES", "NOTICE", "VIEWS", "Patch", "simulate"]
