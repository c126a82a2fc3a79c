"""A notebook becomes one self-contained, offline, living HTML page."""

from .class_report import export_class
from .exporter import LessonExporter
from .local_difference import export_difference
from .review import export_review
from .site import export_scorm, export_site
from .widget_page import export_case, export_form

__all__ = [
    "LessonExporter",
    "export_case",
    "export_class",
    "export_difference",
    "export_form",
    "export_review",
    "export_scorm",
    "export_site",
]
