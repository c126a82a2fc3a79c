"""Makes the folder of a local protocol: how to fill it, a head, and tables with nothing but their columns."""

from __future__ import annotations

import json
from pathlib import Path

from .._data import OVERLAY, Knowledge, document
from .._output import named_folder
from ..errors import CalcikitError

__all__ = ["new_folder"]

TABLES = "workup/"
README = "local-protocol.md"


def new_folder(folder: Path | str) -> Path:
    """Make the folder of a local protocol that changes nothing yet.

    Parameters
    ----------
    folder : path
        Must not be there, or be empty.

    Raises
    ------
    CalcikitError
        If it holds something, or is a file.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> made = new_folder(Path(mkdtemp()) / "my-hospital")
    >>> Knowledge.load(made).name
    'my-hospital'
    """
    path = named_folder(folder)
    if path.exists() and any(path.iterdir()):
        raise CalcikitError(f"{path} is there already and is left as it is; choose another name.")
    shipped = Knowledge.shipped()
    files = {
        "README.md": document(README).replace("my-hospital", path.name),
        OVERLAY: f"name = {json.dumps(path.name)}\n\n[off]\n",
        **{
            file: ",".join(shipped.csv(file)[0]) + "\n"
            for file in shipped.files
            if file.startswith(TABLES) and file.endswith(".csv")
        },
    }
    for name, text in files.items():
        path.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        path.joinpath(name).write_text(text, encoding="utf-8")
    return path
