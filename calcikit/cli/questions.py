"""``calcikit exam`` and ``calcikit class``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CalcikitError
from .options import Commands, takes_local

if TYPE_CHECKING:
    from ..quiz import Item

EXAM_FORMATS = {
    "anki": ".apkg",
    "qti": ".zip",
    "gift": ".gift",
    "paper": "-paper.html",
    "markdown": ".md",
    "page": ".html",
}
N, SEED = 20, 0


def add_exam(commands: Commands) -> None:
    """Add ``calcikit exam``."""
    command = commands.add_parser("exam", help="write questions for Anki, a learning platform or paper")
    command.add_argument("--n", type=int, help=f"how many questions (default: {N})")
    command.add_argument("--seed", type=int, help=f"same seed, same paper (default: {SEED})")
    command.add_argument(
        "--form",
        metavar="FORM",
        help="before, after or later: one of three parallel forms of fixed questions that measure a class",
    )
    command.add_argument(
        "--to",
        "--format",
        choices=EXAM_FORMATS,
        required=True,
        help="Anki, QTI (Canvas), GIFT (Moodle), a paper and its key to print (paper) or to edit (markdown), "
        "or (a form alone) a page to answer on",
    )
    command.add_argument("--kinds", nargs="+", metavar="KIND", help="kinds of question (default: all)")
    command.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="default: calcikit-exam-SEED.ENDING, or the form for SEED; what else is asked for is added",
    )
    takes_local(command)
    command.set_defaults(run=_exam)


def _exam(options: argparse.Namespace) -> int:
    """Write the questions."""
    from .. import exams

    name, items, title = _chosen(options)
    under = [Path(options.local).resolve().name] if options.local else []
    name = "-".join([name, *under, *([options.language] if options.language else [])])
    target = options.out or Path(f"calcikit-exam-{name}{EXAM_FORMATS[options.to]}")
    if not target.name or target.is_dir():
        raise CalcikitError(f"--out {target} is a folder; name a file.")
    if options.to == "page":
        from ..export import export_form

        print(f"The form is in {export_form(options.form, target)}: hand it out; it works offline.")
        return 0
    paper, *others = getattr(exams, f"to_{options.to}")(items, target, title=title)
    print(f"The questions are in {paper}.")
    if others:
        pictures = f", the pictures in {others[1].parent}" if len(others) > 1 else ""
        print(f"The key is in {others[0]}{pictures}.")
    return 0


def _chosen(options: argparse.Namespace) -> tuple[str, tuple[Item, ...], str | None]:
    """Return the name of an exam, its questions and, of a form, its title."""
    from .. import quiz

    if options.form:
        if (options.n, options.seed, options.kinds) != (None, None, None):
            raise CalcikitError(
                f"--form {options.form} has its own questions: leave out --n, --seed, --kinds."
            )
        form = quiz.exam_form(options.form)
        return form.id, form.items, f"calcikit: {form.label}"
    if options.to == "page":
        raise CalcikitError("--to page needs --form: a drill of other questions is in lesson 06.")
    n, seed = N if options.n is None else options.n, SEED if options.seed is None else options.seed
    items = quiz.drill_items(n, seed=seed, kinds=options.kinds)
    asked = [str(seed), *([f"n{n}"] if n != N else []), *(options.kinds or ())]
    return "-".join(asked), items, None


def add_class(commands: Commands) -> None:
    """Add ``calcikit class``."""
    command = commands.add_parser("class", help="say how a class did on the forms before, after and later")
    command.add_argument("records", type=Path, metavar="RECORDS", help="folder of the learners' records")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="the page to write")
    takes_local(command)
    command.set_defaults(run=_class)


def _class(options: argparse.Namespace) -> int:
    """Write the page of a class; name every fault of its records."""
    from ..export import export_class

    found = export_class(options.records, options.out)
    print("\n".join(found.problems), file=sys.stderr, end="\n" * bool(found.problems))
    for change in found.changes:
        if change.kind == "all":
            print(f"{change.form}: {change}")
    learners = f"{len(found.taken)} learner{'' if len(found.taken) == 1 else 's'}"
    print(f"{learners}, {len(found.missing)} without every form. The page is {options.out}.")
    return 0
