"""What a widget needs to keep answers: in JupyterLab they go through the kernel into the learner's file.

They travel as messages, never as traits: a saved notebook or an exported page must not hold anybody's record.
In a page, ``js/shared/progress.js`` keeps them in the browser and this class has no part.
"""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import Any

from ..errors import CalcikitError, path_of
from ..progress import Progress


class ProgressMixin:
    """Lay under a widget: ``class Drill(ProgressMixin, CalcikitWidget)``.

    Its script holds ``shared/progress.js``, whose ``openRecord(model)`` talks to this class.

    Parameters
    ----------
    record : path, optional
        The learner's file; by default the one that :meth:`Progress.open` opens.
    """

    def __init__(self, *args: Any, record: str | PathLike[str] | None = None, **traits: Any) -> None:
        self._record_at = None if record is None else path_of("a record", record)
        self._open: Progress | None = None
        super().__init__(*args, **traits)
        self.on_msg(self._on_record)  # type: ignore[attr-defined]

    @property
    def progress(self) -> Progress:
        """The learner's record as it stands in the file."""
        return Progress.open(self._record_at)

    def _on_record(self, _: Any, message: Any, __: Any) -> None:
        """Answer the script: ``{"record": "open"}`` and ``{"record": "add", "event": {...}}``."""
        asked = message.get("record") if isinstance(message, Mapping) else None
        if asked in ("open", "add"):
            event = message.get("event") or {}
            try:
                told = self._opened() if asked == "open" else self._stored(event)
            except (CalcikitError, OSError) as problem:
                told = {"record": "failed", "event": event, "why": str(problem)}
            self.send(told)  # type: ignore[attr-defined]

    def _opened(self) -> dict[str, Any]:
        self._open = self.progress
        return {
            "record": "opened",
            "text": self._open.text(),
            "learner": self._open.learner,
            "problems": list(self._open.problems),
            "where": str(self._open.path),
        }

    def _stored(self, event: Mapping[str, Any]) -> dict[str, Any]:
        if self._open is None:
            self._open = self.progress
        return {"record": "stored", "event": self._open.add(event)}
