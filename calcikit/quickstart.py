"""Ten lines to try."""

from __future__ import annotations

import pydoc

__all__ = ["help"]

LINES = """\
Ten lines to try (ck is calcikit; an Explorer and a Drill are alive in JupyterLab):

  ck.Explorer("amorphous", "grouped")              pick attributes, see the workup
  ck.recommend("amorphous", "grouped")             the same answer in Python
  print(ck.recommend("round", "grouped", change="new"))
  ck.after_biopsy("4B", "ADH")                     what follows a biopsy
  ck.what_if_table(ck.Finding("round", "grouped"))
  ck.show(ck.lexicon_table("morphology"))          the words; also "distribution", "histology"
  ck.simulate(ck.Finding("fine_pleomorphic", "segmental"), view="magnification")
  ck.PatchViewer("milk_of_calcium")                one picture, all views
  ck.Drill()                                       questions, with reasons
  ck.Progress.open()                               your record

For learning, not for care. The lessons: calcikit lab. Every name: type ck. and press Tab."""


def help(about: object = None) -> None:
    """Print ten lines to try, or what a name of calcikit does.

    Parameters
    ----------
    about : str or object, optional
        A name, such as ``"recommend"``, or what it stands for.

    Examples
    --------
    >>> help()
    Ten lines to try ...
    """
    if about is None:
        print(LINES)
    else:
        pydoc.help(f"calcikit.{about}" if isinstance(about, str) else about)
