"""A notebook becomes one self-contained, offline, living HTML page."""

from .exporter import LessonExporter
from .scorm import export_scorm
from .site import export_site

__all__ = ["LessonExporter", "export_scorm", "export_site"]
