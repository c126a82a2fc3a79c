"""What all payloads share: statements, their sources, and the encoding."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from typing import Any

from .._data import Knowledge
from ..lexicon import Statement
from ..references import reference


def encode(data: object) -> bytes:
    """Return plain values as deflated JSON.

    Examples
    --------
    >>> zlib.decompress(encode({"a": [1, None]})).decode()
    '{"a":[1,null]}'
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def references_payload(keys: Iterable[str], knowledge: Knowledge | None = None) -> dict[str, dict[str, str]]:
    """Return references as a page shows them, by key.

    Examples
    --------
    >>> references_payload(["rominger2012"])["rominger2012"]["url"]
    'https://doi.org/...'
    """
    found = (reference(key, knowledge) for key in dict.fromkeys(keys))
    return {source.key: {"text": source.text, "url": source.link} for source in found}


def statement_payload(statement: Statement) -> dict[str, Any]:
    """Return a sentence, the keys of its sources, and how sure it is.

    Examples
    --------
    >>> from calcikit.lexicon import Statement
    >>> statement_payload(Statement(text="Most are benign."))
    {'text': 'Most are benign.', 'cite': [], 'certainty': 'thin-evidence'}
    """
    return {"text": statement.text, "cite": [*statement.cite], "certainty": statement.certainty}
