"""One knowledge is read once and handed down; an overlay replaces and adds, and never loads in part."""

from __future__ import annotations

import pytest
from spare_data import csv_of

import calcikit as ck
from calcikit._data import Knowledge, Row
from calcikit.errors import CalcikitError, DataError
from calcikit.lexicon import lexicon
from calcikit.references import references
from calcikit.workup import audit
from calcikit.workup.rules import chain

SHIPPED = Knowledge.load()
MANAGEMENT = "workup/post_biopsy_management.csv"


def row_for(histology):
    """Return the row that plans what follows a concordant result."""
    said = ck.after_biopsy(ck.BiopsyResult(category_before="4A", histology=histology))
    fired = next(reason.id for reason in said.reasons if f"workup/{reason.table}.csv" == MANAGEMENT)
    return next(row for row in SHIPPED.csv(MANAGEMENT) if row["id"] == fired)


def as_for(known, added, file):
    """Return the rows of a table that name a histology, so that they hold for another too."""
    planned = row_for(known)["id"]
    return [
        row | {"if:histology": f"{row['if:histology']} {added}"}
        for row in SHIPPED.csv(file)
        if known in row["if:histology"].split() and row["id"] != planned
    ]


@pytest.fixture
def overlay(tmp_path):
    """Write files into a folder of the layout of ``data/``, and give the folder."""
    folder = tmp_path / "my-hospital"
    folder.mkdir()

    def write(files):
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return write


def test_what_ships_is_read_once():
    assert Knowledge.load() is SHIPPED
    assert lexicon() is lexicon(SHIPPED)
    made = []
    spare = SHIPPED.with_files({})
    build = lambda knowledge: made.append(knowledge) or len(made)  # noqa: E731
    assert [spare.derive(build), spare.derive(build)] == [1, 1]
    assert made == [spare]


def test_a_spare_knowledge_leaves_what_ships_alone():
    text = SHIPPED.texts("lexicon/risk.toml")[0].replace('label = "', 'label = "My ', 1)
    spare = SHIPPED.with_files({"lexicon/risk.toml": text.encode()})
    assert lexicon(spare).attributes["risk"].label.startswith("My ")
    assert not lexicon().attributes["risk"].label.startswith("My ")
    finding = ck.Finding(morphology="round", distribution="grouped", knowledge=spare)
    assert finding.replace(change="new").knowledge is spare
    assert finding == ck.Finding(morphology="round", distribution="grouped")


@pytest.mark.slow
def test_an_overlay_replaces_a_row_by_its_id(overlay):
    changed = row_for("fibrocystic") | {"because": "Our team agreed on it."}
    local = Knowledge.load(overlay=overlay({MANAGEMENT: csv_of([changed])}))
    result = {"category_before": "4A", "histology": "fibrocystic"}
    ours = ck.after_biopsy(ck.BiopsyResult(**result, knowledge=local))
    assert "Our team agreed on it." in [reason.because for reason in ours.reasons]
    theirs = ck.after_biopsy(ck.BiopsyResult(**result))
    assert ours.steps == theirs.steps
    assert "Our team" not in str(theirs)
    assert audit(local).faults == ()


def test_an_overlay_adds_a_term_a_row_and_a_source(overlay):
    term = '[[term]]\nid = "my_lesion"\nlabel = "My lesion"\ngroup = "benign"\nphrase = "my lesion"\n'
    term += 'definition = { text = "Ours.", cite = ["mine2026"] }\n'
    added = row_for("fibrocystic") | {"id": "mine", "if:histology": "my_lesion", "cite": "mine2026"}
    tables = {MANAGEMENT: csv_of([added, *as_for("fibrocystic", "my_lesion", MANAGEMENT)])}
    for table in chain("biopsy").tables:
        if "histology" in table.inputs and (file := f"workup/{table.name}.csv") != MANAGEMENT:
            tables[file] = csv_of(as_for("fibrocystic", "my_lesion", file))
    source = "@misc{mine2026,\n  title = {{Mine}},\n  kind = {page},\n}\n"
    local = Knowledge.load(
        overlay=overlay(
            {
                "overlay.toml": 'name = "My hospital"\n',
                "lexicon/histology.toml": term,
                **tables,
                "references.bib": source,
            }
        )
    )
    assert local.name == "My hospital"
    assert references(local)["mine2026"].title == "Mine"
    result = ck.BiopsyResult(category_before="4A", histology="my_lesion", knowledge=local)
    assert "mine" in {reason.id for reason in ck.after_biopsy(result).reasons}
    with pytest.raises(ck.UnknownTerm, match="my_lesion"):
        ck.BiopsyResult(category_before="4A", histology="my_lesion")
    assert audit(local).biopsies > audit().biopsies


def test_an_overlay_switches_rows_off(overlay):
    row = row_for("fibrocystic")["id"]
    local = Knowledge.load(
        overlay=overlay({"overlay.toml": f'name = "x"\noff = {{"{MANAGEMENT}" = ["{row}"]}}\n'})
    )
    assert row not in {each["id"] for each in local.csv(MANAGEMENT)}
    assert any(
        fault.startswith(f"my-hospital/overlay.toml, off, {MANAGEMENT}: no row fits")
        for fault in audit(local).by_kind["gaps"]
    )


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {MANAGEMENT: "id;because\n"},
            f"my-hospital/{MANAGEMENT}, line 1: the cells are parted by semicolons",
        ),
        (
            {MANAGEMENT: "id,because\nx,y\n"},
            f"my-hospital/{MANAGEMENT}, line 1: expected the columns id, if:",
        ),
        ({"steps.toml": "[[step]"}, "my-hospital/steps.toml: not valid TOML"),
        ({"overlay.toml": "colour = 1"}, "my-hospital/overlay.toml, colour: this key is not known here"),
        (
            {"overlay.toml": f'name = "x"\noff = {{"{MANAGEMENT}" = ["odd"]}}'},
            f"my-hospital/overlay.toml, off: data/{MANAGEMENT} has no row 'odd'",
        ),
        (
            {"overlay.toml": 'name = "x"\noff = {"workup/managment.csv" = ["odd"]}'},
            "my-hospital/overlay.toml, off: 'workup/managment.csv' is not a known table. Did you mean",
        ),
        (
            {"overlay.toml": f'name = "x"\noff = {{"{MANAGEMENT}" = "odd"}}'},
            f"my-hospital/overlay.toml, off, {MANAGEMENT}: a list is expected, such as ['a', 'b'], got 'odd'",
        ),
    ],
    ids=["semicolons", "columns", "TOML", "unknown key", "unknown row", "unknown table", "no list"],
)
def test_a_broken_overlay_is_refused_as_a_whole(overlay, files, said):
    with pytest.raises(DataError) as refused:
        Knowledge.load(overlay=overlay({"categories.toml": "", **files}))
    assert str(refused.value).startswith(said)


def test_a_fault_of_an_overlay_names_the_overlay(overlay):
    row = row_for("fibrocystic") | {"certainty": "sure"}
    local = Knowledge.load(overlay=overlay({MANAGEMENT: csv_of([row])}))
    with pytest.raises(DataError, match=rf"^my-hospital/{MANAGEMENT}, row {row['id']}: 'sure' is not"):
        ck.BiopsyResult(category_before="4A", histology="dcis", knowledge=local) and audit(local)


def test_damaged_sources_of_an_overlay_are_named_where_they_lie(overlay):
    local = Knowledge.load(overlay=overlay({"references.bib": "@article{odd, title = {x"}))
    with pytest.raises(DataError, match=r"^my-hospital/references.bib, line 1: not valid BibTeX"):
        references(local)


def test_what_lies_beside_an_overlay_is_passed_over_by_name(overlay):
    beside = ("plan.xlsx", ".DS_Store", "README.md", ".git/hooks/x.toml")
    local = Knowledge.load(overlay=overlay({"categories.toml": "", **dict.fromkeys(beside, "\0")}))
    assert local.passed_over() == ("my-hospital/.DS_Store", "my-hospital/plan.xlsx")


def test_an_overlay_must_be_a_folder(tmp_path):
    with pytest.raises(CalcikitError, match="is not a folder"):
        Knowledge.load(overlay=tmp_path / "nowhere")


def test_rows_are_typed_and_named_when_they_are_not():
    class Rate(Row):
        id: str
        n: int | None
        cite: tuple[str, ...]

    spare = SHIPPED.with_files({"x.csv": b"id,n,cite\na,-,b c\nb,3,-\n", "y.csv": b"id,n,cite\na,few,b\n"})
    assert [row.model_dump() for row in spare.rows("x.csv", Rate)] == [
        {"id": "a", "n": None, "cite": ("b", "c")},
        {"id": "b", "n": 3, "cite": ()},
    ]
    with pytest.raises(DataError, match=r"^data/y\.csv, row a: column n is .* plain digits, got 'few'$"):
        spare.rows("y.csv", Rate)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"workup/managment.csv": "id\n"},
            "my-hospital/workup/managment.csv: calcikit reads no such file; did you mean workup/manag",
        ),
        ({"cases/plan.csv": "id\n"}, "my-hospital/cases/plan.csv: calcikit reads no such file"),
        (
            {"workup/safety.csv": "{safety}"},
            "my-hospital/workup/safety.csv, row arterial-heart: what must never happen is changed only with",
        ),
        (
            {"overlay.toml": 'name = "x"\noff = {"workup/safety.csv" = ["arterial-heart"]}'},
            "my-hospital/workup/safety.csv, row arterial-heart: what must never happen is changed only with",
        ),
        (
            {"overlay.toml": 'name = "x"\nsafety.odd = {name = "A", reason = "B"}'},
            "my-hospital/overlay.toml, safety.odd: 'odd' is not a known safety row.",
        ),
    ],
    ids=["misspelt file", "table among cases", "safety row changed", "safety row off", "unknown safety row"],
)
def test_an_overlay_that_hides_something_is_refused(overlay, files, said):
    safety = next(row for row in SHIPPED.csv("workup/safety.csv") if row["id"] == "arterial-heart")
    text = csv_of([safety | {"what": "not cancer"}])
    with pytest.raises(DataError) as refused:
        Knowledge.load(overlay=overlay({file: t.replace("{safety}", text) for file, t in files.items()}))
    assert str(refused.value).startswith(said)


def test_a_spreadsheet_of_another_encoding_is_named_with_its_line(overlay):
    folder = overlay({MANAGEMENT: csv_of([row_for("fibrocystic")])})
    text = (folder / MANAGEMENT).read_text(encoding="utf-8").replace("biopsy", "biopsié", 1)
    (folder / MANAGEMENT).write_bytes(text.encode("cp1252"))
    with pytest.raises(
        DataError,
        match=rf"^my-hospital/{MANAGEMENT}, line \d, byte \d+: not UTF-8 text; save the file as UTF-8",
    ):
        Knowledge.load(overlay=folder)
