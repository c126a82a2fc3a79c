"""Reads the knowledge, a folder of data, once; the only reader of files that ship."""

from .knowledge import LOCAL, Knowledge
from .overlay import OVERLAY, protocols
from .records import Record, Row, Words
from .resources import document, notebooks, static_file, template_file

__all__ = [
    "LOCAL",
    "OVERLAY",
    "Knowledge",
    "Record",
    "Row",
    "Words",
    "document",
    "notebooks",
    "protocols",
    "static_file",
    "template_file",
]
