"""What a question of the drill is: frozen records, made by seed, never typed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..simulator import Patch
    from ..workup import BiopsyResult, Finding


@dataclass(frozen=True, kw_only=True)
class PictureSpec:
    """A simulated picture, not drawn yet.

    Attributes
    ----------
    finding : Finding
    view, density : str
    seed : int
    caption : str
        What kind of picture it is, without a word about what it shows.
    field : float, optional
        Edge of the picture at the object, in mm; without it as wide as the pixels make it.
    prior, other_breast : bool
        The earlier exam; the other breast.

    Examples
    --------
    >>> from calcikit.workup import Finding
    >>> finding = Finding(morphology="round", distribution="grouped")
    >>> spec = PictureSpec(finding=finding, view="CC", density="b", seed=3, field=25.6, caption="CC")
    >>> spec.draw(size=128).image.shape
    (128, 128)
    """

    finding: Finding
    view: str
    density: str
    seed: int
    caption: str
    field: float | None = None
    prior: bool = False
    other_breast: bool = False

    def draw(self, size: int = 320) -> Patch:
        """Draw it, `size` pixels along each edge."""
        from ..simulator import simulate  # a question is asked about, exported and graded without its image

        return simulate(
            self.finding,
            view=self.view,
            density=self.density,
            seed=self.seed,
            size=size,
            prior=self.prior,
            other_breast=self.other_breast,
            pitch=None if self.field is None else self.field / size,
        )


@dataclass(frozen=True, kw_only=True)
class ItemOption:
    """One answer to choose.

    Attributes
    ----------
    id, text : str
    right : bool
    credit : float
        1 for the right one, part of a point for a slip that experts make too, else 0.
    reason : str
        Why it is right, or why it is not; a learner reads it in seconds.
    cite : tuple of str
    more : bool or None
        Whether this answer means more than routine screening; None where that cannot be said.
    finding : Finding, BiopsyResult or None
        What this answer would be right for.
    background : str
        Why it is right there; of a wrong answer only.

    Examples
    --------
    >>> from calcikit.quiz import drill_items
    >>> sum(option.right for option in drill_items(1)[0].options)
    1
    """

    id: str
    text: str
    right: bool
    credit: float
    reason: str
    cite: tuple[str, ...]
    more: bool | None
    finding: Finding | BiopsyResult | None = None
    background: str = ""


@dataclass(frozen=True, kw_only=True)
class Item:
    """A question with its answers, reasons and sources.

    Attributes
    ----------
    id, kind, seed : str, str, int
        The id holds kind, seed and number, and these determine everything else.
    stem : str
    pictures : tuple of PictureSpec
    options : tuple of ItemOption
        One of them is right; three to five, or two for "same or different".
    explanation : str
        What it is and what follows from it.
    where : str
        Where to look, in words.
    cite : tuple of str
        Keys of the bibliography, those of the options not repeated.
    finding : Finding or BiopsyResult
        What the question is about.

    Examples
    --------
    >>> from calcikit.quiz import drill_items
    >>> from calcikit.workup import recommend
    >>> item = drill_items(1, seed=7, kinds=["category"])[0]
    >>> item.id, item.truth == recommend(item.finding).category
    ('category-7-0', True)
    """

    id: str
    kind: str
    seed: int
    stem: str
    pictures: tuple[PictureSpec, ...]
    options: tuple[ItemOption, ...]
    explanation: str
    where: str
    cite: tuple[str, ...]
    finding: Finding | BiopsyResult

    @property
    def right_option(self) -> ItemOption:
        """The right answer."""
        return next(option for option in self.options if option.right)

    @property
    def truth(self) -> str:
        """The id of the right answer."""
        return self.right_option.id
