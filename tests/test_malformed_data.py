"""A broken data file gives one clear complaint that names file and place, or loads unharmed."""

from __future__ import annotations

import pytest
from mutations import REFUSED, UNHARMED, Broken
from spare_data import DATA, forget, load_everything, spare_data

from calcikit import CalcikitError, tables
from calcikit.lexicon import lexicon
from calcikit.quiz import self_checks
from calcikit.references import references
from calcikit.widgets.fallback import answer_html
from calcikit.workup import every_finding, recommend
from calcikit.workup.rules import chain


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    with spare_data(tmp_path_factory.mktemp("data")) as folder:
        yield folder


@pytest.fixture
def mutate(data):
    """Write mutated files into the copy, and put the sound ones back afterwards."""
    touched = []

    def write(case):
        touched.append(case)
        path = data / case.file
        path.unlink() if case.content is None else path.write_bytes(case.content)
        forget(*unaffected(case))

    yield write
    for case in touched:
        (data / case.file).write_bytes((DATA / case.file).read_bytes())
        forget(*unaffected(case))


def unaffected(case):
    """Return the loaders that a mutation cannot reach, to read less."""
    if case.file == "references.bib":
        return [lexicon, chain]
    if case.file == "self_checks.toml":
        return [references, lexicon, chain]
    return [references, lexicon] if case.file.endswith(".csv") else [references]


def complaint(case):
    """Load everything that the mutation can reach; return what is said, one line a fault."""
    try:
        if case.file != "self_checks.toml":
            return load_everything()
        self_checks()
        return ()
    except CalcikitError as error:
        return (str(error),)


def test_there_are_enough_of_them():
    assert len(REFUSED) >= 200 and len({str(case) for case in REFUSED}) == len(REFUSED)


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_a_broken_file_is_refused_in_one_clear_sentence(case, mutate):
    mutate(case)
    said = complaint(case)
    assert said
    assert all(line.startswith("data/") and len(line) < 900 and "Traceback" not in line for line in said)
    wanted = case.words if "data/" in case.words[0] else (f"data/{case.file}", *case.words)
    assert any(all(word in line for word in wanted) for line in said), said[0]


@pytest.mark.parametrize("case", UNHARMED, ids=str)
def test_an_odd_file_loads_unharmed(case, mutate):
    mutate(case)
    assert complaint(case) == ()


def test_a_folder_in_place_of_a_file_is_refused(data, mutate):
    case = Broken("folder", "steps.toml", None, ())
    mutate(case)
    (data / "steps.toml").mkdir()
    said = complaint(case)
    (data / "steps.toml").rmdir()
    assert said[0].startswith("data/steps.toml: the file cannot be read")


def test_a_script_in_a_text_is_shown_and_never_run(mutate):
    """In the answers and tables that a page holds, hostile text is text."""
    for case in UNHARMED:
        if case.name == "script":
            mutate(case)
    assert load_everything() == ()
    pages = [
        answer_html(recommend(next(every_finding()))),
        answer_html(None),
        *(
            tables.show(table()).to_html()
            for table in (tables.lexicon_table, tables.step_table, tables.claim_table)
        ),
        tables.show(tables.category_table()).to_html(),
    ]
    assert any("&lt;script&gt;" in page for page in pages)
    for page in pages:
        assert "<script" not in page and "<b onclick" not in page
