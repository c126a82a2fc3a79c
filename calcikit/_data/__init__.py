"""Reads the knowledge, a folder of data, once; the only reader of files that ship."""

from .knowledge import Knowledge
from .records import Record, Row
from .resources import document, notebooks, static_file, template_file

__all__ = ["Knowledge", "Record", "Row", "document", "notebooks", "static_file", "template_file"]
