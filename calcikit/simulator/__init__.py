"""Draws a mammographic patch for a described finding, with its truth."""

from calcikit.simulator.patch import NOTICE, Patch, simulate
from calcikit.simulator.world import DENSITIES, VIEWS

__all__ = ["DENSITIES", "NOTICE", "VIEWS", "Patch", "simulate"]
