"""Damaged inputs by the thousand: data files, notebooks, and what readers and teachers bring.

``python tests/fuzz.py --inputs 10000`` (or ``make fuzz``) damages files and reads them. Each is read or
refused in words; a traceback, or one that takes longer than ten seconds of the processor or a minute, is a
fault, and its input is kept in ``build/fuzz``.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import signal
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import numpy as np
from film_maker import HEADER, dicom
from lesson_maker import code, lesson, prose
from nbformat.v4 import new_output
from PIL import Image

from calcikit import CalcikitError, Progress, course, evidence, films, lexicon, quiz
from calcikit._data import Knowledge, marked, notebooks
from calcikit._data.layers import Layer
from calcikit._data.overlay import folder_of
from calcikit.cases import loader
from calcikit.cases.questions import question_texts
from calcikit.evidence.reader_agreement import agreement
from calcikit.evidence.studies import published_rates
from calcikit.evidence.term_mapping import map_terms
from calcikit.exams.nbgrader import assignment_texts
from calcikit.export import exporter
from calcikit.export.lessons import _read as read_notebook
from calcikit.films.image_file import read_image
from calcikit.payload.patches import disclaimer
from calcikit.progress import item_analysis
from calcikit.progress.settings import confidence_levels
from calcikit.quiz.exam_forms import forms
from calcikit.quiz.report_questions import report_parts
from calcikit.quiz.sampling import sample_finding
from calcikit.quiz.search_questions import search_texts
from calcikit.references import references, supports
from calcikit.reviews import kept_reviews, read_reviews
from calcikit.simulator import descriptions
from calcikit.workup.confirmed import unconfirmed
from calcikit.workup.rules import CHAINS, chain
from calcikit.workup.safety_rules import safety_rules
from calcikit.workup.teaching import lost_points
from calcikit.workup.wording import layout, messages

SECONDS = 10
SHIPPED = Knowledge.load()
ODD = [
    *(
        b"\0",
        b"\xff",
        b'"',
        b"'",
        b"\n",
        b"\r\n",
        b",",
        b";",
        b"=",
        b"[",
        b"]]",
        b"{",
        b"}",
        b"#",
        b"\\u",
        b"-",
    ),
    *(b"nan", b"1e400", b"-1", b"99999999999999999999", b"true", b"null", b"\xef\xbb\xbf", b"\xe2\x80\x9c"),
    *(b"[[[[" * 500, b"<script>", b"<<<<<<< HEAD\n", b"../../x", b"%s{0}{x.__class__}", b"A" * 200_000),
]
VALUES = [
    *(
        None,
        True,
        5,
        -1,
        1e300,
        "",
        "x",
        " ",
        "\ud800",
        "<script>x</script>",
        "![a](b.png)",
        "$\\frac{$",
        "a" * 9999,
    ),
    *(
        [],
        [None],
        {},
        {"a": {"b": []}},
        "data:image/png;base64,AAAA",
        "\x1b[31m\r\x07",
        "# ck-data",
        "javascript:x",
    ),
]
REVIEW = (
    b"who,role,date,id,hash,verdict,comment\n"
    b"Ann Other,nurse,2026-11-01,steps#routine_screening,0123456789abcdef,agree,-\n"
)


class Slow(Exception):
    """An input that takes too long to read."""


def _stop(*_: object) -> None:
    raise Slow


def damaged(content: bytes, rng: random.Random) -> bytes:
    """Damage bytes in one to three places."""
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(content) + 1)
        end = min(len(content), at + rng.choice((1, 1, 8, 80, 800)))
        content = rng.choice(
            (
                content[:at] + content[end:],
                content[:at] + rng.choice(ODD) + content[at:],
                content[:at] + rng.choice(ODD) + content[end:],
                content[:end] + content[at:],
                content[:at],
                content[:at] + bytes(rng.randrange(256) for _ in range(end - at)) + content[end:],
            )
        )
    return content


def warped(tree: object, rng: random.Random) -> object:
    """Put an odd value into one to three places of nested lists and dictionaries, or take a place away."""
    tree = copy.deepcopy(tree)
    for _ in range(rng.randint(1, 3)):
        node, places = tree, []
        while isinstance(node, (dict, list)) and node:
            key = rng.choice(list(node) if isinstance(node, dict) else range(len(node)))
            places.append((node, key))
            node = node[key]
        if not places:
            break
        holder, key = rng.choice(places[-3:])
        if rng.random() < 0.1:
            del holder[key]
        else:
            alike = [each for each in VALUES if isinstance(each, str)] if rng.random() < 0.7 else VALUES
            holder[key] = copy.deepcopy(rng.choice(alike if isinstance(holder[key], str) else VALUES))
    return tree


def _in_its_languages(knowledge: Knowledge) -> None:
    """Read every catalogue, and a text that has forms for numbers."""
    for language in knowledge.languages:
        catalogue = knowledge.in_language(language).catalogue
        for n in range(5):
            catalogue.lookup_plural("1 has", "{n} have", n)
        marked(catalogue.lookup("Right", "side") + catalogue.direction)


def _read_data(knowledge: Knowledge, file: str) -> None:
    """Read a file of the data with what reads it."""
    readers: dict[str, tuple[Callable[[Knowledge], object], ...]] = {
        "lexicon/": (lexicon.lexicon, lexicon.glossary),
        "categories": (lexicon.lexicon,),
        "steps": (lexicon.lexicon, lambda k: [chain(kind, k) for kind in CHAINS]),
        "workup/safety": (safety_rules,),
        "workup/": (lambda k: [chain(kind, k) for kind in CHAINS],),
        "evidence/": (published_rates, lambda k: agreement(knowledge=k), evidence.named_pools.pools),
        "outcomes/": (
            lambda k: evidence.outcomes(knowledge=k),
            lambda k: map_terms("morphology", "ROUND", k),
        ),
        "cases/": (lambda k: loader.all_cases(knowledge=k),),
        "practice/assignments": (assignment_texts,),
        "practice/case": (lambda k: question_texts(k),),
        "practice/find": (search_texts,),
        "practice/forms": (forms,),
        "practice/implausible": (lambda k: sample_finding(random.Random(1), knowledge=k),),
        "practice/report": (report_parts,),
        "practice/": (quiz.kinds, confidence_levels),
        "glossary": (lexicon.glossary,),
        "beyond": (lexicon.beyond,),
        "views": (lexicon.views,),
        "confusable": (lexicon.confusable_terms,),
        "disclaimer": (disclaimer,),
        "messages": (messages,),
        "report": (layout,),
        "references": (references,),
        "self_checks": (quiz.self_checks,),
        "films/": (films.collection,),
        "reviews": (kept_reviews,),
        "simulator": (descriptions._read,),
        "confirmed": (unconfirmed,),
        "teaching": (lost_points,),
        "locale/": (_in_its_languages,),
    }
    found = next((each for start, each in readers.items() if file.startswith(start)), ())
    for read in (*found, lambda k: list(supports(k))):
        read(knowledge)


def data_files(count: int, rng: random.Random, _: Path) -> Iterator[tuple[bytes, Callable[[], object]]]:
    """Yield damaged data files, and what reads them; the heavy cases come up less often."""
    files = [file for file in SHIPPED.files if not file.endswith(".svg")]
    weights = [0.1 if file.startswith(("cases/", "self_checks")) else 1 for file in files]
    for file in rng.choices(files, weights, k=count):
        content = damaged("".join(SHIPPED.texts(file)).encode(), rng)
        spare = SHIPPED.with_files({file: content})
        yield file.encode() + b"\n" + content, lambda spare=spare, file=file: _read_data(spare, file)


def _rich() -> nbformat.NotebookNode:
    """Make a notebook that was run and holds one of everything."""
    cell = code("show()")
    cell.execution_count = 1
    cell.outputs = [
        new_output("stream", name="stdout", text="10%\r100%\n"),
        new_output("display_data", {"text/html": "<table><tr><td>1</td></tr></table>", "text/plain": "1"}),
        new_output("display_data", {"text/latex": "$x^2$", "text/plain": "x**2"}),
        new_output("display_data", {"image/svg+xml": "<svg/>"}, metadata={"alt": "nothing"}),
        new_output("execute_result", {"text/plain": "<Toy at 0x7f0011223344>"}, execution_count=1),
    ]
    text = prose("# A\n\n$x$ [a](b.ipynb) ![c](attachment:d.png) [e](f#g)\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    text.attachments = {"d.png": {"image/svg+xml": "PHN2Zy8+"}}
    return lesson(text, cell)


def retold(base: nbformat.NotebookNode, rng: random.Random) -> nbformat.NotebookNode:
    """Put odd words where an author or an output has words, so that the notebook stays one."""
    notebook = copy.deepcopy(base)
    for cell in rng.choices(notebook["cells"], k=rng.randint(1, 3)):
        outputs = cell.get("outputs", [])
        places = [
            (cell, "source"),
            (cell, "source"),
            (cell["metadata"], rng.choice(("alt", "instead", "name"))),
        ]
        places += [(output, "text") for output in outputs if "text" in output]
        places += [(output["data"], mime) for output in outputs for mime in output.get("data", ())]
        holder, key = rng.choice(places)
        words = damaged("".join(holder.get(key, "x")).encode("utf-8", "replace"), rng).decode(
            "utf-8", "replace"
        )
        holder[key] = rng.choice(
            (words, words, rng.choice([each for each in VALUES if isinstance(each, str)]))
        )
    return notebook


def notebook_files(
    count: int, rng: random.Random, place: Path
) -> Iterator[tuple[bytes, Callable[[], object]]]:
    """Yield damaged notebooks, and what makes pages of them without running a cell."""
    exporter.ensure_executed = lambda nb, folder: None
    bases = [_rich(), nbformat.read(notebooks()[1], as_version=4)]
    path = place / "n.ipynb"

    def page() -> None:
        exporter.page_of(path, read_notebook(path).notebook)

    for base in bases:  # what is not damaged becomes a page
        path.write_text(json.dumps(base), encoding="utf-8")
        page()
    for _ in range(count):
        base = rng.choices(bases, (9, 1))[0]
        if (way := rng.random()) < 0.6:
            content = json.dumps(retold(base, rng)).encode()
        elif way < 0.8:
            content = json.dumps({**base, "cells": warped(base["cells"], rng)}).encode()
        elif way < 0.9:
            content = json.dumps(warped(base, rng)).encode()
        else:
            content = damaged(json.dumps(base).encode(), rng)
        path.write_bytes(content)
        yield content, page


def reader_files(count: int, rng: random.Random, place: Path) -> Iterator[tuple[bytes, Callable[[], object]]]:
    """Yield what readers bring: records, tables of a collection, films, reviews."""
    record = Progress()
    for number in range(3):
        about = {"source": "drill", "item": f"shape-7-{number}", "kind": "shape", "truth": "rim"}
        record.add(**about, said="rim", credit=1, right=True)
    row = "P_00001,3,LEFT,CC,1,calcification,AMORPHOUS,CLUSTERED,4,BENIGN,3,a/b.dcm,a/c.dcm,a/d.dcm"
    dicom(place / "film.dcm", np.arange(4096, dtype="uint16").reshape(64, 64))
    Image.new("L", (9, 9)).save(place / "film.png")
    ways: list[tuple[bytes, str, Callable[[Path], object]]] = [
        (record.text().encode(), "r.jsonl", lambda path: item_analysis(path.parent)),
        (f"{HEADER}\n{row}\n{row.replace('LEFT', 'RIGHT')}\n".encode(), "c.csv", evidence.outcomes_from_file),
        ((place / "film.dcm").read_bytes(), "f.dcm", read_image),
        ((place / "film.png").read_bytes(), "f.png", read_image),
        (REVIEW, "v.csv", read_reviews),
    ]
    for content, name, read in ways:  # what is not damaged is read
        path = place / Path(name).stem / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        read(path)
    for number in range(count):
        content, name, read = ways[number % len(ways)]
        path = place / Path(name).stem / name
        bad = damaged(content, rng)
        path.write_bytes(bad)
        yield name.encode() + b"\n" + bad, lambda path=path, read=read: read(path)


COURSE = """title = "Week 3"
lessons = ["02-work-up", "own.ipynb"]
language = "de"
local = "uk"
cases = ["tracks", "own.toml"]
assignments = ["02-work-up"]
scorm = true

[exam]
n = 5
seed = 7
kinds = ["next_step"]
"""
FRENCH = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

#: calcikit/evidence/diagnostic_accuracy.py
msgid "1 has"
msgid_plural "{n} have"
msgstr[0] "1 a"
msgstr[1] "{n} ont"

msgctxt "side"
msgid "Right"
msgstr "Droite"
"""


def local_files(count: int, rng: random.Random, place: Path) -> Iterator[tuple[bytes, Callable[[], object]]]:
    """Yield folders of a local protocol of which one file is damaged, and what lays them over the data."""
    layer = Layer("uk", folder_of("uk"))
    files = {file: layer.text(file) for file in layer.files()}
    own = SHIPPED.texts("cases/03-skin.toml")[0].replace('id = "skin"', 'id = "mine"', 1)
    files |= {"cases/17-mine.toml": own, "locale/fr/LC_MESSAGES/calcikit.po": FRENCH}
    for file in ("references.bib", "messages.toml", "practice/find.toml", "practice/report.toml"):
        files[file] = SHIPPED.texts(file)[0]
    for file, text in files.items():
        place.joinpath(file).parent.mkdir(parents=True, exist_ok=True)
        place.joinpath(file).write_text(text, encoding="utf-8")

    def laid(file: str) -> None:
        knowledge = Knowledge.load(place)
        _read_data(knowledge, file)
        knowledge.passed_over()

    for file in files:
        laid(file)  # what is not damaged is read
    heavy = [0.1 if file.startswith(("cases/", "self_checks")) else 1 for file in files]
    for file in rng.choices(list(files), heavy, k=count):
        content = damaged(files[file].encode(), rng)
        place.joinpath(file).write_bytes(content)
        yield file.encode() + b"\n" + content, lambda file=file: laid(file)
        place.joinpath(file).write_text(files[file], encoding="utf-8")


def course_files(count: int, rng: random.Random, place: Path) -> Iterator[tuple[bytes, Callable[[], object]]]:
    """Yield damaged course files and cases beside them, and what packs them; no lesson is made a page."""
    course.export_site = course.export_scorm = lambda *asked: ()
    case_text = SHIPPED.texts("cases/03-skin.toml")[0].encode()
    sources = {"course.toml": COURSE.encode(), "own.toml": case_text}
    nbformat.write(_rich(), place / "own.ipynb")
    for name, content in sources.items():
        place.joinpath(name).write_bytes(content)

    def packed() -> None:
        course.pack_course(place / "course.toml", place / "out.zip")

    packed()
    for name in rng.choices(list(sources), (9, 1), k=count):
        content = damaged(sources[name], rng)
        place.joinpath(name).write_bytes(content)
        yield name.encode() + b"\n" + content, packed
        place.joinpath(name).write_bytes(sources[name])


SUITES = {
    "data files": data_files,
    "notebooks": notebook_files,
    "readers": reader_files,
    "local folders": local_files,
    "courses": course_files,
}


def run(name: str, count: int, seed: int, kept: Path) -> Counter[str]:
    """Read every input of a suite; keep those that end in a traceback or are too slow."""
    told: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    with TemporaryDirectory() as place:
        for number, (content, read) in enumerate(SUITES[name](count, random.Random(seed), Path(place))):
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            signal.alarm(6 * SECONDS)
            try:
                read()
                told["read"] += 1
            except CalcikitError:
                told["refused"] += 1
            except Exception as error:
                told["slow" if isinstance(error, Slow) else "traceback"] += 1
                trace = error.__traceback__
                while trace and trace.tb_next:
                    trace = trace.tb_next
                where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
                fault = f"{type(error).__name__} at {where}: {str(error)[:90]!r}"
                if fault not in faults:
                    kept.mkdir(parents=True, exist_ok=True)
                    (kept / f"{name.replace(' ', '-')}-{seed}-{number}").write_bytes(content)
                    print(f"  input {number}: {fault}")
                faults[fault] += 1
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.alarm(0)
    return told


def main() -> int:
    """Run the suites and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=10_000, help="in all (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--suite", choices=SUITES, action="append", help="default: all")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _stop)
    signal.signal(signal.SIGPROF, _stop)
    suites, bad = options.suite or list(SUITES), 0
    for name in suites:
        start = time.monotonic()
        told = run(name, options.inputs // len(suites), options.seed, Path("build/fuzz"))
        figures = ", ".join(f"{told[kind]:,} {kind}" for kind in ("read", "refused", "traceback", "slow"))
        print(f"{name}: {told.total():,} inputs, {figures}, {time.monotonic() - start:.0f} s", flush=True)
        bad += told["traceback"] + told["slow"]
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
