"""A broken data file gives one clear complaint that names file and place, or reads unharmed."""

from __future__ import annotations

import csv
import io
import re

import pytest

from calcikit import CalcikitError, tables
from calcikit._data import Knowledge
from calcikit._data.layout import FILES
from calcikit._output import csv_text as csv_of
from calcikit.cli import main
from calcikit.evidence import outcomes, prevalence_by_setting
from calcikit.evidence.named_pools import pools
from calcikit.evidence.reader_agreement import agreement
from calcikit.evidence.studies import published_rates
from calcikit.evidence.suspicion import suspicion_of
from calcikit.evidence.term_mapping import map_terms, notes
from calcikit.films import collection
from calcikit.lexicon import check_pictograms, lexicon
from calcikit.progress import confidence_levels
from calcikit.quiz import kinds
from calcikit.quiz.sampling import plausible_workup
from calcikit.references import references, supports
from calcikit.reviews import kept_reviews
from calcikit.translation import read_all
from calcikit.widgets.fallback import answer_html
from calcikit.workup import Finding, recommend
from calcikit.workup.confirmed import unconfirmed
from calcikit.workup.monotonicity import exceptions
from calcikit.workup.quotations import misquotations
from calcikit.workup.rules import CHAINS, chain
from calcikit.workup.safety_rules import safety_rules
from calcikit.workup.teaching import contradictions, lost_points

SHIPPED = Knowledge.load()
SHAPES, RULES, SOURCES = "lexicon/morphology.toml", "workup/pattern.csv", "references.bib"


def text_of(file):
    return SHIPPED.texts(file)[0]


def swapped(text, pattern, new):
    """Replace the first match of a pattern, which must be there."""
    found, number = re.subn(pattern, lambda match: match.expand(new), text, count=1, flags=re.MULTILINE)
    assert number, f"{pattern} not found"
    return found


def refused(read, file, content, *words):
    """Read a file that says something else; it must be refused in one sentence that holds some words."""
    content = content.encode() if isinstance(content, str) else content
    with pytest.raises(CalcikitError) as error:
        read(SHIPPED.with_files({file: content}))
    said = str(error.value)
    assert said.startswith("data/")
    assert len(said) < 900
    assert "\n" not in said
    if not words[0].startswith("data/"):
        words = (f"data/{file}", *words)
    assert all(word in said for word in words), said


def agreement_of(knowledge):
    return agreement(knowledge=knowledge)


def both_chains(knowledge):
    return [chain(kind, knowledge) for kind in CHAINS]


@pytest.mark.parametrize(("file", "read"), [(SHAPES, lexicon), (RULES, both_chains), (SOURCES, references)])
def test_what_is_no_text_is_refused(file, read):
    content = text_of(file).encode()
    middle = content.index(b"e", len(content) // 2)
    refused(read, file, content[:middle] + b"\xff\xfe" + content[middle + 1 :], f"byte {middle}", "UTF-8")
    refused(read, file, content[:middle] + "é".encode("latin-1") + content[middle:], "UTF-8")
    refused(read, file, content.decode().encode("utf-16"), "byte 0", "UTF-8")
    refused(read, file, content[:middle] + b"\0" + content[middle:], "line", "NUL byte")
    refused(read, file, None, "the file is missing")


@pytest.mark.parametrize(("file", "read"), [(SHAPES, lexicon), (RULES, both_chains), (SOURCES, references)])
def test_what_an_editor_does_to_a_file_does_no_harm(file, read):
    content = text_of(file).encode()
    for travelled in (b"\xef\xbb\xbf" + content, content.replace(b"\n", b"\r\n"), content + b"\n\n"):
        spare = SHIPPED.with_files({file: travelled})
        assert spare.texts(file)[0].strip() == text_of(file).strip()
        assert repr(read(spare))


def test_a_folder_in_place_of_a_file_is_refused(tmp_path):
    (tmp_path / "steps.toml").mkdir()
    with pytest.raises(CalcikitError, match=r"^data/steps\.toml: the file cannot be read"):
        Knowledge(tmp_path).toml("steps.toml")


def test_a_broken_attribute_is_refused():
    text, known = text_of(SHAPES), lexicon().attributes["morphology"]
    first, second = known.ids[:2]
    head, _, terms = text.partition("[[term]]")
    tail = terms.split("[[term]]", 1)[1]
    definition = r"^definition = \{.*$"
    label = r"^label = .*$"

    def attribute(content, *words):
        refused(lexicon, SHAPES, content, *words)

    attribute(swapped(text, r"^label = .*\n", ""), "label: this key is missing")
    attribute(swapped(text, label, "label = 7"), "label: ", "string")
    attribute(swapped(text, label, "label = 2020-02-02"), "label: ", "string")
    attribute(swapped(text, label, 'label = ""'), "label: ", "at least 1")
    attribute(swapped(text, r"^(label = .*)$", r"\1\n\1"), "not valid TOML", "line")
    attribute(f'colour = "red"\n{text}', "colour: this key is not known here")
    attribute(swapped(text, r"^panel = .*$", 'panel = "left"'), "panel: ", "'more'")
    attribute(swapped(text, r"^id = .*$", 'id = "other"'), "expected 'morphology'", "'other'")
    attribute(swapped(text, r"^id = .*$", 'id = "a b"'), "id: ", "'a b'")
    attribute(head, "term: this key is missing")
    attribute(f'term = "x"\n{head}', "term: ", "'x'")
    attribute(f"{head}[[term]]{terms.split('[[term]]')[0]}", "term: ", "at least 2")
    attribute(text.replace(f'id = "{second}"', f'id = "{first}"'), f"{first}: this id is used twice")
    no_definition = text.replace(tail, swapped(tail, definition, ""))
    attribute(no_definition, f"{second}, definition: this key is missing")
    unsure = swapped(text, definition, 'definition = { text = "x", certainty = "sure" }')
    attribute(unsure, f"{first}, definition, certainty: ", "'sure'", "thin-evidence")
    agreed = swapped(text, definition, 'definition = { text = "x", certainty = "agreed" }')
    attribute(agreed, f"{first}, definition: ", "needs a source")
    attribute(swapped(text, definition, 'definition = "x"'), f"{first}, definition: ")
    loose = swapped(text, definition, 'definition = { text = "x", cite = "acr2013" }')
    attribute(loose, f"{first}, definition, cite: ")
    attribute(swapped(text, r"^concern = .*$", 'concern = "very"'), "concern: ", "integer")
    attribute(text[: text.rindex('definition = { text = "') + 24], "not valid TOML: Unterminated string")
    attribute(swapped(text, r"^group = .*\n", ""), f"{first}, group: this key is missing")
    attribute(swapped(text, r"^group = .*$", 'group = "odd"'), f"{first}, group: 'odd' is not a known group")
    attribute("", "this key is missing")
    attribute("dear teacher,\n", "not valid TOML", "line 1")


def test_a_default_must_be_one_of_the_terms():
    file = "lexicon/change.toml"
    text, first = text_of(file), lexicon().attributes["change"].ids[0]
    refused(lexicon, file, swapped(text, r"^default = .*\n", ""), "default: this key is missing")
    nearly = swapped(text, r"^default = .*\n", f'default = "{first}x"\n')
    refused(lexicon, file, nearly, "is none of its terms", f"did you mean '{first}'")


def test_a_station_that_lies_behind_must_be_one():
    file = "lexicon/stage.toml"
    odd = swapped(text_of(file), r"^passed = .*$", 'passed = ["recal"]')
    refused(lexicon, file, odd, "'recal' is not a known station", "Did you mean 'recall'?")


def test_a_term_renamed_or_removed_is_missed_by_the_rules():
    renamed = text_of(SHAPES).replace('id = "amorphous"', 'id = "amorphus"')
    words = (
        "data/workup/validity.csv, row ",
        "'amorphous' is not a known morphology",
        "Did you mean 'amorphus'?",
    )
    refused(both_chains, SHAPES, renamed, *words)
    places = "lexicon/distribution.toml"
    removed = re.sub(r'\[\[term\]\]\nid = "segmental"(.|\n)*\Z', "", text_of(places))
    refused(both_chains, places, removed, "data/workup/pattern.csv, row ", "'segmental'")


@pytest.mark.parametrize(
    ("file", "kind"), [("steps.toml", "station"), ("categories.toml", "category"), ("claims.toml", "claim")]
)
def test_a_broken_list_is_refused(file, kind):
    text = text_of(file)
    ids = re.findall(r'^id = "(.*)"$', text, re.MULTILINE)
    doubled = text.replace(f'"{ids[1]}"', f'"{ids[0]}"', 1)
    refused(lexicon, file, doubled, f"{ids[0]}: this id is used twice")
    refused(lexicon, file, swapped(text, r"^id = .*\n", ""), f"{kind} number 1, id: this key is missing")
    refused(lexicon, file, swapped(text, r"^id = .*$", "id = []"), "id: ")
    refused(lexicon, file, swapped(text, r"^(id = .*)$", r"\1\nflavour = 1"), f"{ids[0]}, flavour: ")
    refused(lexicon, file, f"[odd]\n{text}", "odd: this key is not known here")
    refused(lexicon, file, text[: text.rindex(" }")], "not valid TOML")
    refused(lexicon, file, "", "this key is missing")


def test_a_step_or_a_category_that_says_the_wrong_thing_is_refused():
    steps, grades = text_of("steps.toml"), text_of("categories.toml")
    for new, words in (
        (swapped(steps, r'^station = "plan"', 'station = "pln"'), ("Did you mean 'plan'?",)),
        (swapped(steps, r"^urgency = \d+", 'urgency = "now"'), ("urgency: ", "integer")),
        (swapped(steps, r"^urgency = \d+", f"urgency = {10**30}"), ("urgency: ",)),
        (swapped(steps, r'^label = "MRI"', 'label = "Ultrasound"'), ("mri: label 'Ultrasound' is that of",)),
    ):
        refused(lexicon, "steps.toml", new, *words)
    for new, words in (
        (swapped(grades, r"^rank = \d+", 'rank = "x"'), ("rank: ", "integer")),
        (swapped(grades, r"^rank = \d+", "rank = 1.5"), ("rank: ", "integer")),
        (swapped(grades, r"^rank = \d+", f"rank = {10**30}"), ("rank: ",)),
    ):
        refused(lexicon, "categories.toml", new, *words)
    gone = re.sub(r'\[\[step\]\]\nid = "mri"(.|\n)*?\n(?=\[\[)', "", steps)
    refused(both_chains, "steps.toml", gone, "data/workup/", "'mri' is not a known step")


class Table:
    """The cells of a table of rules, to be changed one at a time."""

    def __init__(self, name):
        self.file = f"workup/{name}.csv"
        self.header, *self.rows = csv.reader(io.StringIO(text_of(self.file)))
        self.first, self.second, self.last = self.rows[0][0], self.rows[1][0], self.rows[-1][0]

    def all(self):
        return [list(cells) for cells in (self.header, *self.rows)]

    def cell(self, column, value, row=1):
        changed = self.all()
        changed[row][self.header.index(column)] = value
        return csv_of(changed)


def test_a_broken_table_is_refused():
    table = Table("pattern")
    header, rows, text = table.header, table.rows, text_of(RULES)

    def rules(content, *words):
        refused(both_chains, RULES, content, *words)

    for column in ("id", header[1], "because", "cite", "certainty"):
        place = "line 3" if column == "id" else f"row {table.second}"
        rules(table.cell(column, " ", row=2), place, f"column {column} is empty")
    rules(table.cell("id", table.first, row=2), f"row {table.first}: this id is used twice")
    extra = csv_of([header, *rows[:-1], [*rows[-1], "more"]])
    rules(extra, f"row {table.last}: expected {len(header)} cells, got {len(header) + 1}")
    rules(
        csv_of([header, rows[0][:-1], *rows[1:]]),
        f"line 2, row {table.first}: expected {len(header)} cells",
    )
    rules(csv_of([[";".join(cells)] for cells in table.all()]), "line 1: the cells are parted by semicolons")
    rules(csv_of([["\t".join(cells)] for cells in table.all()]), "line 1: the cells are parted by tabs")
    rules(text[: -len(",".join(rows[-1][-2:])) - 1], f"row {table.last}: expected")
    rules(text.replace(f"\n{table.second},", f'\n{table.second},"', 1), "line 3: not valid CSV")
    rules(table.cell("because", "x" * 140_000), "line 2: not valid CSV")
    rules(swapped(text, ",because,", ",why,"), "line 1: expected")
    rules(csv_of([cells[:-1] for cells in table.all()]), "line 1: expected")
    rules(csv_of([[*cells, "x"] for cells in table.all()]), "line 1: expected")
    rules(csv_of([[cells[0], cells[1], *cells[1:]] for cells in table.all()]), "line 1: the column", "twice")
    rules(csv_of([[cells[1], cells[0], *cells[2:]] for cells in table.all()]), "line 1: expected")
    rules(csv_of(rows), "line 1: ")
    rules("", "the file is empty")
    rules(csv_of([header]), "the table has no rows")


def put_to_use(read, *about):
    """Return what reads a knowledge that is in use."""

    def reading(spare):
        spare.put_in_use()
        try:
            return read(*about)
        finally:
            SHIPPED.put_in_use()

    return reading


READERS = {
    "confirmed.csv": unconfirmed,
    "reasons.csv": contradictions,
    "reviews.csv": kept_reviews,
    "teaching.csv": lost_points,
    "evidence/agreement.csv": agreement_of,
    "evidence/figures.csv": misquotations,
    "evidence/pools.csv": pools,
    "evidence/prevalence.csv": prevalence_by_setting,
    "evidence/studies.csv": published_rates,
    "evidence/term_rates.csv": lambda spare: suspicion_of("round", "grouped", spare),
    "films/cbis_ddsm.csv": lambda spare: collection(knowledge=spare),
    "outcomes/cbis_ddsm.csv": lambda spare: outcomes(knowledge=spare),
    "outcomes/cbis_term_map.csv": lambda spare: map_terms("morphology", "ROUND", spare),
    "outcomes/cbis_term_notes.csv": lambda spare: notes("morphology", spare),
    "practice/confidence.toml": confidence_levels,
    "practice/implausible.csv": put_to_use(plausible_workup, Finding("round", "grouped")),
    "practice/kinds.toml": kinds,
    "references.bib": references,
    "workup/monotonicity_exceptions.csv": exceptions,
    "workup/safety.csv": safety_rules,
}


@pytest.mark.parametrize("file", sorted(file for file in FILES if file.endswith(".csv")))
def test_a_column_too_few_too_many_or_of_another_name_is_refused(file, tmp_path):
    """In every table, with its rows and without, here and in a local protocol."""
    read = READERS.get(file, both_chains)
    header, *rows = csv.reader(io.StringIO(text_of(file)))
    damaged = [
        [cells[:-1] for cells in (header, *rows)],
        [[*cells, "x"] for cells in (header, *rows)],
        [[*header[:-1], f"{header[-1]}x"], *rows],
        [[*header[:-1], f"{header[-1]}x"]],
        *([[header]] if rows else []),
    ]
    for lines in damaged:
        refused(read, file, csv_of(lines), f"data/{file}")
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(csv_of([header[:-1]]), encoding="utf-8")
    with pytest.raises(CalcikitError, match=rf"{file}, line 1: expected the columns {header[0]}"):
        Knowledge.load(tmp_path)


def test_a_column_that_is_asked_for_by_name_and_is_not_there_is_named():
    rows = csv.reader(io.StringIO(text_of("evidence/studies.csv")))
    lines = [cells[:-1] for cells in rows]
    refused(
        misquotations, "evidence/studies.csv", csv_of(lines), "line 1: the column cite is missing; got id,"
    )


def test_a_word_that_a_rule_does_not_know_is_refused():
    table = Table("pattern")
    first, name = table.first, table.header[1]
    for content, *words in (
        (table.cell(name, "odd"), f"row {first}: 'odd' is not a known {name[3:]}"),
        (table.cell(name, "- odd"), f"row {first}: ", "is not a known"),
        (table.cell(name, "one,two"), f"row {first}: 'one,two' is not a known"),
        (table.cell("weight", "heavy"), f"row {first}: 'heavy' is not a known weight"),
        (table.cell("certainty", "agreeed"), f"row {first}", "Did you mean 'agreed'?"),
        (text_of(RULES).replace(name, "if:colour", 1), "column if:colour: 'colour' is not a known input"),
        (text_of(RULES).replace("then:pattern", "then:patterns", 1), "line 1: expected"),
    ):
        refused(both_chains, RULES, content, *words)


@pytest.mark.parametrize(
    ("name", "column", "value", "said"),
    [
        ("management", "then:steps", "stereotactic_biopsy", "column then:steps: expected 'step = when"),
        ("management", "then:steps", "biopsie = now", "'biopsie' is not a known step"),
        ("management", "then:steps", "none", "column then:steps: a plan needs at least one step"),
        ("management", "then:steps", "mri = now;", "column then:steps: expected"),
        ("post_biopsy_management", "then:steps", "confirmation = now", "'confirmation' is not a known step"),
        ("post_biopsy_management", "then:category", "7", "'7' is not a known category"),
        ("post_biopsy_risk", "then:later", "odd = now", "'odd' is not a known step"),
        ("category", "then:category", "4", "'4' is not a known category"),
        ("category", "then:category", "unchanged", "'unchanged' is not a known category"),
        ("alternative_category", "then:alternative_category", "4D", "'4D' is not a known"),
        ("pattern", "then:confirmation", "odd", "'odd' is not a known confirmation"),
        ("validity", "then:possible", "maybe", "'maybe' is not a known possible"),
        ("alternatives", "then:alternatives", "mri: now", "column then:alternatives: expected 'step"),
    ],
)
def test_a_decision_that_cannot_be_carried_out_is_refused(name, column, value, said):
    table = Table(name)
    refused(both_chains, table.file, table.cell(column, value), f"row {table.first}: ", said)


def test_a_number_that_cannot_be_is_refused():
    studies, kappas = "evidence/studies.csv", "evidence/agreement.csv"
    for file, row, column, value, read, said in (
        *(
            (studies, "rominger2012-coarse-heterogeneous", "ci_low", each, published_rates, "ci_low")
            for each in ("nan", "99", "-1", "1_3", "\uff11\uff13")
        ),
        (studies, "rominger2012-coarse-heterogeneous", "ci_high", "0", published_rates, "from low to high"),
        (studies, "rominger2012-coarse-heterogeneous", "ci_high", "1e400", published_rates, "plain digits"),
        (studies, "rominger2012-coarse-heterogeneous", "year", "1066", published_rates, "1900"),
        (kappas, "berg2000-shape", "kappa", "5", agreement_of, "kappa"),
        (kappas, "berg2000-shape", "kappa", "nan", agreement_of, "kappa"),
        (kappas, "berg2000-shape", "kappa_high", "0.01", agreement_of, "is below kappa"),
    ):
        rows = [*csv.reader(io.StringIO(text_of(file)))]
        (place,) = (number for number, cells in enumerate(rows) if cells[0] == row)
        rows[place][rows[0].index(column)] = value
        refused(read, file, csv_of(rows), row, said)
    for band in ("low = 20\nhigh = 10", "low = 2\nhigh = nan", "low = -5\nhigh = 10"):
        changed = swapped(text_of("categories.toml"), r"^low = .*\nhigh = .*", band)
        refused(lexicon, "categories.toml", changed, "")


def test_what_a_mac_or_a_spreadsheet_leaves_beside_the_data_is_passed_over(tmp_path):
    strays = (
        ".DS_Store",
        "Thumbs.db",
        "workup/~$plan.xlsx",
        "workup/plan.xlsx",
        "lexicon/._stage.toml",
    )
    spare = SHIPPED.with_files(dict.fromkeys(strays, b"\xff\0\xfe"))
    assert spare.files == SHIPPED.files
    assert spare.passed_over() == tuple(f"data/{file}" for file in sorted(strays))
    assert list(supports(spare)) == list(supports(SHIPPED))
    for name in ("cases/17-mine.TOML", "cases/17-mine.toml.txt"):
        refused(lambda spare: spare.files, name, "a = 1", "its name must end in .toml")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("practice/drill.toml", "calcikit reads no such file; did you mean practice/find.toml?"),
        ("workup/supicion.csv", "calcikit reads no such file; did you mean workup/suspicion.csv?"),
        ("glossary.csv", "did you mean glossary.toml?"),
        ("cases/17-mine.csv", "calcikit reads no such file"),
        ("locale/de.po", "a catalogue lies in locale/LANGUAGE/LC_MESSAGES/calcikit.po"),
        ("overlay.toml", "calcikit reads no such file"),
        ("protocols/uk.toml", "calcikit reads no such file"),
        ("pictograms/amorphus.svg", "Did you mean 'amorphous'?"),
    ],
)
def test_a_file_that_nothing_reads_is_refused_with_the_nearest_name(file, said):
    refused(lambda spare: (spare.passed_over(), check_pictograms(spare)), file, "", said)


def test_a_citation_that_is_none_and_brackets_without_end_are_refused():
    for text, said in (
        ("cite = 5", "got 5"),
        ('cite = "acr2013"', "got 'acr2013'"),
        ('cite = [["x"]]', "got [['x']]"),
        ("cite = [{}]", "got [{}]"),
        ("a = " + "[" * 6000, "brackets inside brackets"),
        ("a = " + "[" * 900 + "]" * 900, "brackets inside brackets"),
    ):
        refused(lambda spare: [*supports(spare)], "cases/x.toml", text, said)


FILM = collection().cases[0]
# A slip of the pen in one place of a file, and what is then said.
SLIPS = {
    "evidence/pools.csv": [
        (" iwase2017-amorphous-grouped olig", " iwase2018 olig", "row amorphous_grouped: 'iwase2018'"),
        ("Regional,-,regional,", "Regional,-,regionel,", "row regional: 'regionel' is not a known dist"),
        (
            ",amorphous,grouped,4B,",
            ",amorphous,grouped,4D,",
            "row amorphous_grouped: '4D' is not a known",
        ),
        (",26,-,", ",high,-,", "row regional: column atlas_percent is a number in plain digits, got 'high'"),
        (",one screening series", ",-,one screening series", "cells, got"),
    ],
    "evidence/prevalence.csv": [
        (
            "luiten2020-recalls",
            "luiten2020-recall",
            "row recalled: 'luiten2020-recall-20-years",
        ),
    ],
    "evidence/studies.csv": [
        (",468,115,", ",468,1150,", "1150 malignant of 468"),
        (",468,115,", ",468,15,", "15 of 468 is 3.2%, but the row says 24.6%"),
        (",468,115,", ",many,115,", "column n is a number in plain digits, got 'many'"),
        (",468,115,printed,", ",468,115,-,", "column counts says where n and malignant come from"),
        (",biopsied,distribution,-,grouped,", ",biopsy,distribution,-,grouped,", "Did you mean 'biopsied'?"),
        ("id,study,", "id,studie,", "expected the columns id, study"),
        (",USA,pre-BI-RADS,", ",,pre-BI-RADS,", "column country is empty"),
        ("legal1984-excised,", "egan1980-clustered-without-mass,", "this id is used twice"),
        (",1984,France,", ",1984,", "expected 23 cells, got 22"),
    ],
    "evidence/term_rates.csv": [
        ("rominger2012-pleomorphic", "rominger2012-nothing", "'rominger2012-nothing' is no row"),
        ("rominger2012-linear", "rominger2012-coarse-heterogeneous", "but its rate is lower"),
        ("diffuse,distribution,diffuse", "diffuse,distribution,scattered", "no rate for diffuse"),
    ],
    "films/cbis_ddsm.csv": [
        ("fine_pleomorphic", "fine_pleomorphc", "Did you mean 'fine_pleomorphic'"),
        (FILM.series, "../../etc", "column series"),
        (FILM.series, collection().cases[1].series, "listed twice"),
        (FILM.id, "Calc-Test_P_00062_LEFT_CC_1", "column id"),
        ("MALIGNANT", "MALIGNENT", "not a known pathology. Did you mean 'MALIGNANT'?"),
    ],
    "outcomes/cbis_ddsm.csv": [
        (",MALIGNANT,1\n", ",MALIGN,1\n", "row 2: 'MALIGN' is not a known pathology"),
        ("amorphous,diffuse,", "amorfous,diffuse,", "row 2: 'amorfous' is not a known morphology. Did you"),
        (",MALIGNANT,1\n", f",MALIGNANT,{10**30}\n", "column n: expected less than or equal to"),
        (",MALIGNANT,1\n", ",MALIGNANT,one\n", "column n is a number in plain digits, got 'one'"),
    ],
    "practice/confidence.toml": [
        ("level = 2", "level = 5", "the levels of confidence are 1, 2, 3 and 4"),
        ("promises = 0.75", "promises = 0.20", "a higher confidence promises more"),
        ("promises = 0.75", "promises = 1.75", "less than 1, got 1.75"),
        ('label = "sure"', 'lable = "sure"', "Did you mean 'label'"),
        ("[[confidence]]", "[[confidence]", "not valid TOML"),
    ],
    "practice/kinds.toml": [
        ('id = "shape"', 'id = "form"', "data/practice/kinds.toml, form"),
        ('id = "arrangement"', 'id = "shape"', "used twice"),
        ("{description} What is", "{story} What is", "known in braces are"),
        ("{description} What is", "{now.__class__} What is", "known in braces are"),
        ("What is the morphology", "What is the {morphology", "known in braces are"),
        ("share = 3", "share = 0", "greater than 0"),
    ],
    "references.bib": [
        ("unchecked = {authors", "unchecked = {autors", "'autors' is not a known field"),
    ],
    "workup/monotonicity_exceptions.csv": [
        (
            "mass-first,associated,",
            "mass-first,asociated,",
            "row mass-first: 'asociated' is not",
        ),
        (",ultrasound,", ",sonography,", "row mass-first: 'sonography' is not a known step_after"),
    ],
    "workup/safety.csv": [
        (
            "associated is asymmetry",
            "associated is asymetry",
            "'asymetry' is not a known associated.",
        ),
        ("finding,associated is", "finding,asociated is", "'asociated' is not a known name. Did you mean"),
        ("mass,category,2,", "mass,category,22,", "'22' is not a known category."),
        ("mass,category,2,", "mass,catgory,2,", "row open-finding-not-benign"),
    ],
}


@pytest.mark.parametrize("file", SLIPS)
def test_a_slip_in_a_file_is_named_with_its_place(file):
    for old, new, said in SLIPS[file]:
        assert old in text_of(file)
        refused(READERS[file], file, text_of(file).replace(old, new, 1), said)


def test_a_sentence_of_blanks_is_refused():
    for blank in ("  ", "\u200b"):
        changed = swapped(text_of(SHAPES), r'^label = ".*"', f'label = "{blank}"')
        refused(lexicon, SHAPES, changed, "label")


@pytest.mark.slow
def test_check_reads_every_file_that_pages_need(monkeypatch, capsys):
    def use(spare):
        monkeypatch.setattr(Knowledge, "load", lambda overlay=None: spare)

    asked = set()
    for name in ("read", "rows", "csv", "texts", "toml"):
        plain = getattr(Knowledge, name)

        def noting(self, file, *model, plain=plain, **options):
            asked.add(file)
            return plain(self, file, *model, **options)

        monkeypatch.setattr(Knowledge, name, noting)
    use(SHIPPED.with_files({}))
    read_all()
    confirmed = {file for file in FILES if file.startswith("workup/")}
    audited = {
        "confirmed.csv",
        "reasons.csv",
        "teaching.csv",
        "references.bib",
        "evidence/figures.csv",
    } | confirmed
    assert asked >= FILES - audited
    use(SHIPPED.with_files({"practice/forms.toml": b"a = 1", "plan.xlsx": b"\0"}))
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert "passed over, for calcikit reads no such files: data/plan.xlsx" in said.out
    assert "data/practice/forms.toml" in said.err


def test_a_broken_bibliography_is_refused():
    entry = "@misc{odd,\n  title = {{Odd}},\n  kind = {page},\n}\n"
    for content, *words in (
        (entry[: entry.index("Odd")], "line", "not valid BibTeX"),
        (entry + entry, "odd", "repeated"),
        (entry + entry.replace("odd", "ODD"), "repeated bibliography entry"),
        (entry.replace("\n}", "\n title = {x},\n}"), "odd", "duplicate title"),
        (entry.replace("{page}", "{blog}"), "odd: kind 'blog' must be one of"),
        (entry + "@misc{, title = {x}}", "line", "key expected"),
        ("@misc{odd, year = {2000}}", "odd: a reference needs a title"),
        ("@misc{odd, title {x}}", "line", "'=' expected"),
        ("@misc{odd, title = nowhere}", "undefined string", "nowhere"),
        ("@misc{odd, title={x}, kind={study}, author={a, b, c, d}}", "a, b, c, d"),
        ("@misc{odd, title={x}, url={javascript:alert(1)}}", "odd: url 'javascript:alert(1)' must start"),
    ):
        refused(references, SOURCES, content, *words)


def test_a_script_in_a_text_is_shown_and_never_run(monkeypatch):
    """In the answers and tables that a page holds, hostile text is text."""
    hostile = (
        "<script>alert('x')</script> & <b onclick=x()> \u202e\u05e9\u05dc\u202c 🩻 " + "verylongword" * 400
    )
    sentence = re.compile(r'(\{ text = ")(?:[^"\\]|\\.)*"')
    changed = {
        file: sentence.sub(lambda match: f'{match[1]}{hostile}"', text_of(file)).encode()
        for file in (SHAPES, "steps.toml", "claims.toml", "categories.toml")
    }
    rows = Table("pattern")
    changed[RULES] = csv_of([rows.header, *[[*r[:-4], hostile, *r[-3:]] for r in rows.rows]]).encode()
    spare = SHIPPED.with_files(changed)
    monkeypatch.setattr("calcikit._data.knowledge._shipped", lambda: spare)
    pages = [
        answer_html(recommend(Finding(morphology="skin", distribution="grouped"))),
        answer_html(None),
        *(tables.show(one()).to_html() for one in (tables.lexicon_table, tables.step_table)),
        *(tables.show(one()).to_html() for one in (tables.claim_table, tables.category_table)),
    ]
    assert any("&lt;script&gt;" in page for page in pages)
    for page in pages:
        assert "<script" not in page
        assert "<b onclick" not in page
