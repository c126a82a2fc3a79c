"""A rating sheet: blinded pictures, judged one by one."""

from __future__ import annotations

import base64
from os import PathLike
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets

from ..errors import CalcikitError
from ..lexicon import lexicon
from .assets import script, style

__all__ = ["RatingSheet"]

NO_SCRIPTS = "<p>The pictures of this study are judged one by one; that needs scripts.</p>"


class RatingSheet(anywidget.AnyWidget):  # type: ignore[misc]
    """Judge the pictures of a reader study: real or simulated, and which shape.

    Parameters
    ----------
    folder : path
        The folder ``pictures`` that ``calcikit reader-study make`` wrote: PNG files, named without a hint.

    Attributes
    ----------
    ratings : dict
        Item to ``rating`` (1 surely simulated to 5 surely real) and ``shape``; grows as pictures are judged.

    Raises
    ------
    CalcikitError
        If the folder holds no picture.

    Examples
    --------
    >>> RatingSheet("nowhere")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: there is no PNG picture in nowhere. ...
    """

    _esm = script("rating/rating.js")
    _css = style("rating/rating.css")
    _items = traitlets.List().tag(sync=True)
    _shapes = traitlets.List().tag(sync=True)
    _size = traitlets.Int(256).tag(sync=True)
    study = traitlets.Unicode("study").tag(sync=True)
    ratings = traitlets.Dict().tag(sync=True)

    def __init__(self, folder: str | PathLike[str], **traits: Any) -> None:
        paths = sorted(Path(folder).glob("*.png"))
        if not paths:
            raise CalcikitError(
                f"there is no PNG picture in {folder}. `calcikit reader-study make` writes such a folder."
            )
        items = [{"item": path.stem, "png": base64.b64encode(path.read_bytes()).decode()} for path in paths]
        shapes = [[term.id, term.label] for term in lexicon().attributes["morphology"].terms]
        super().__init__(_items=items, _shapes=shapes, **traits)

    @property
    def table(self) -> pd.DataFrame:
        """The ratings so far, one row a picture, as the scoring reads them."""
        rows = [{"item": item, **said} for item, said in sorted(self.ratings.items())]
        return pd.DataFrame(rows, columns=["item", "rating", "shape"])

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {
            **data,
            "text/html": NO_SCRIPTS,
            "text/plain": f"{len(self._items)} pictures to judge",
        }, metadata
