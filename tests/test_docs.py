"""The documents say what is there, and all of it."""

from __future__ import annotations

import csv
import doctest
import inspect
import re
import shlex
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

import calcikit
from calcikit import cli

ROOT = Path(__file__).resolve().parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
GUIDES = (
    *("README.md", "CONTRIBUTING.md", "data/README.md"),
    *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/**/*.md")),
)
# What a guide names and the repository does not hold.
ELSEWHERE = ("site/", "my-hospital/", ".venv", ".cache/", "overlay.toml", "my-course.toml", "calc_case_")
FOLDERS = (ROOT, ROOT / "data", ROOT / "data" / "workup")


def read(name):
    """Read a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def flat(name):
    """Read a document as one line, without quotation marks of Markdown."""
    return " ".join(read(name).replace("\n> ", "\n").replace("**", "").split())


def code_in(name):
    """Yield each line of code of a document: fenced, or between backticks."""
    text = read(name)
    for block in re.findall(r"^```\w*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield from block.splitlines()
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))


def commands_in(program):
    """List every command of a program that a document gives."""
    return [(name, line) for name in GUIDES for line in code_in(name) if line.startswith(f"{program} ")]


def test_every_make_command_is_a_target():
    for name, line in commands_in("make"):
        words = [word for word in shlex.split(line, comments=True)[1:] if "=" not in word]
        assert words, (name, line)
        assert set(words) <= TARGETS, (name, line)


def test_every_calcikit_command_is_understood():
    for _, line in commands_in("calcikit"):
        assert callable(cli.parser().parse_args(shlex.split(line, comments=True)[1:]).run)


def test_every_command_is_shown():
    """Two commands in the README; all of them in docs/usage.md and the guides beside it."""
    given = " ".join(line for _, line in commands_in("calcikit") + commands_in("make"))
    (commands,) = [action for action in cli.parser()._subparsers._group_actions]
    for name in (
        *(f"calcikit {command}" for command in commands.choices),
        "make lab",
        "make html",
        "make test",
    ):
        assert name in given


def test_the_readme_is_short():
    assert len(read("README.md").splitlines()) <= 90


def test_make_help_gives_every_target():
    listed = set(re.findall(r"echo '  make ([a-z-]+) ", MAKEFILE))
    assert listed == TARGETS - {"help", "browser", "engines"}


def test_the_examples_of_the_guides_run():
    for name in ("README.md", "docs/usage.md"):
        result = doctest.testfile(str(ROOT / name), module_relative=False, encoding="utf-8")
        assert result.attempted >= 3, name
        assert result.failed == 0, name


@pytest.mark.parametrize("name", ["README.md", "LICENSE-CONTENT"])
def test_the_notices_are_there(name):
    text = flat(name)
    assert re.search(r"not for care", text, re.IGNORECASE)
    assert "BI-RADS is a registered mark of the American College of Radiology" in text
    assert re.search(r"does not endorse it", text)


def test_the_readme_lists_every_lesson():
    rows = re.findall(r"^\| (\d\d) \| ([^|]+) \|", read("README.md"), re.MULTILINE)
    listed = [f"{number}-{title.strip().lower().replace(' ', '-')}" for number, title in rows]
    assert listed == sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))


def test_every_file_that_a_guide_names_is_there():
    for name in GUIDES:
        named = [
            word
            for word in code_in(name)
            if re.fullmatch(r"[\w./-]+(?:\.(?:md|toml|bib|yml|txt|cff|py|csv)|/)", word)
        ]
        here = [word for word in named if not word.startswith(ELSEWHERE)]
        assert [word for word in here if not any((base / word).exists() for base in FOLDERS)] == [], name


def test_every_picture_and_link_inside_is_there():
    for name in GUIDES:
        links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", read(name))
        assert [link for link in links if not (ROOT / name).parent.joinpath(link).exists()] == [], name


def test_every_release_tells_its_clinical_content():
    releases = re.split(r"^## \[(?=\d)", read("CHANGELOG.md"), flags=re.MULTILINE)[1:]
    assert releases
    for release in releases:
        assert "\n### Clinical content\n\n- " in release


def test_every_public_name_is_explained_with_an_example():
    members = {name: getattr(calcikit, name) for name in calcikit.__all__}
    for name, member in members.items():
        if inspect.ismodule(member):
            continue
        text = inspect.getdoc(member) or ""
        assert re.match(r"[A-Z`].*[.:]\n", text), f"{name}: one sentence first"
        assert "Examples\n--------\n" in text, name
        assert ">>> " in text, name


def test_every_table_and_column_is_documented():
    """A column is named itself, or by its kind: ``if:...`` for an input, ``then:...`` for what follows."""
    explained = set(re.findall(r"`([^`\n]+)`", read("data/README.md")))
    tables = sorted((ROOT / "data" / "workup").glob("*.csv"))
    assert tables
    for table in tables:
        with table.open(encoding="utf-8", newline="") as lines:
            header = next(csv.reader(lines))
        kinds = {re.sub(r":.*", ":...", name) for name in header}
        assert explained & {table.stem, table.name}, table.name
        assert kinds - explained == set(), table.name


# ---------------------------------------------------------------- the ways to the lessons


def test_accessibility_is_dated_for_this_release_and_says_what_was_not_tested():
    text = read("docs/accessibility.md")
    assert re.search(
        rf"^As of \d{{4}}-\d\d-\d\d, calcikit {re.escape(calcikit.__version__)}\.", text, re.MULTILINE
    )
    assert "\n## What was not tested\n" in text
    assert "No screen reader" in text


def test_the_links_of_hubs_lead_to_a_lesson_that_is_there(tmp_path, monkeypatch):
    """Binder opens a path below the repository and reads environment.yml; a hub opens copies."""
    lines = list(code_in("docs/deployment.md"))
    links = {link.netloc: link for link in map(urlsplit, lines) if link.scheme == "https"}
    (opened,) = parse_qs(links["mybinder.org"].query)["urlpath"]
    assert (ROOT / opened.removeprefix("lab/tree/")).is_file()
    (command,) = (line for line in lines if line.startswith("calcikit lab"))
    monkeypatch.chdir(tmp_path)
    assert cli.main(command.split()[1:]) == 0
    assert (tmp_path / links["HUB"].path.removeprefix("/hub/user-redirect/lab/tree/")).is_file()
    assert (ROOT / "environment.yml").is_file()
    first = ("Dockerfile", "binder", ".binder", "Pipfile", "setup.py", "apt.txt", "postBuild")
    assert [name for name in first if (ROOT / name).exists()] == [], "repo2docker would read this instead"
