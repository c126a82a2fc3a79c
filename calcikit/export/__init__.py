"""A notebook becomes one self-contained, offline, living HTML page."""

from .exporter import LessonExporter
from .review import export_review
from .scorm import export_scorm
from .site import export_site

__all__ = ["LessonExporter", "export_review", "export_scorm", "export_site"]
