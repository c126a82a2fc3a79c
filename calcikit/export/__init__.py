"""A notebook becomes one self-contained, offline, living HTML page."""

from .lesson import LessonExporter
from .site import export_site

__all__ = ["LessonExporter", "export_site"]
