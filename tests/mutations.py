"""Broken data files, one fault each, and the words that the complaint must hold; and odd ones not wrong."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from spare_data import DATA

from calcikit.lexicon import lexicon

ODD = (
    "<script>alert('x')</script> & <b onclick=x()> \u202e\u05e9\u05dc\u05d5\u05dd\u202c 🩻👩🏽\u200d⚕️ "
    + "verylongword" * 400
)


@dataclass(frozen=True)
class Broken:
    """One mutated file, and the words that the complaint must hold; no words where it must load unharmed."""

    name: str
    file: str
    content: bytes | None
    words: tuple[str, ...]

    def __str__(self):
        return f"{self.file.replace('/', '-')}: {self.name}"


def broken(name, file, content, *words):
    """Describe a mutation; text is encoded, None deletes the file."""
    original = (DATA / file).read_bytes()
    content = content.encode() if isinstance(content, str) else content
    assert content != original, f"{name} does not change {file}"
    return Broken(name, file, content, words)


def text_of(file):
    """Return the text of a sound file."""
    return (DATA / file).read_text(encoding="utf-8")


def swapped(text, pattern, new, count=1):
    """Replace the first match of a pattern, which must be there."""
    found, number = re.subn(pattern, lambda match: match.expand(new), text, count=count, flags=re.MULTILINE)
    assert number, f"{pattern} not found"
    return found


def damaged(file):
    """Yield what can happen to any text file."""
    content = (DATA / file).read_bytes()
    middle = content.index(b"e", len(content) // 2)
    yield broken(
        "not UTF-8", file, content[:middle] + b"\xff\xfe" + content[middle + 1 :], f"byte {middle}", "UTF-8"
    )
    yield broken("Latin-1", file, content[:middle] + "é".encode("latin-1") + content[middle:], "UTF-8")
    yield broken("UTF-16", file, text_of(file).encode("utf-16"), "byte 0", "UTF-8")
    yield broken("a NUL byte", file, content[:middle] + b"\0" + content[middle:], "line", "NUL byte")
    yield broken("deleted", file, None, "the file is missing")


def travelled(file):
    """Yield what an editor or another system does to a file without harm."""
    content = (DATA / file).read_bytes()
    yield broken("byte order mark", file, b"\xef\xbb\xbf" + content)
    yield broken("Windows line ends", file, content.replace(b"\n", b"\r\n"))
    yield broken("blank lines at the end", file, content + b"\n\n")


def broken_attributes(name):
    """Yield mutations of one attribute of the lexicon."""
    file = f"lexicon/{name}.toml"
    text = text_of(file)
    ids = [term.id for term in lexicon().attributes[name].terms]
    head, _, terms = text.partition("[[term]]")
    second = f'id = "{ids[1]}"'
    last = text.rindex('definition = { text = "') + len('definition = { text = "')
    definition = r"^definition = \{.*$"
    yield broken("no label", file, swapped(text, r"^label = .*\n", ""), "label: this key is missing")
    yield broken("label is a number", file, swapped(text, r"^label = .*$", "label = 7"), "label: ", "string")
    yield broken(
        "label is a date", file, swapped(text, r"^label = .*$", "label = 2020-02-02"), "label: ", "string"
    )
    yield broken(
        "label is empty", file, swapped(text, r"^label = .*$", 'label = ""'), "label: ", "at least 1"
    )
    yield broken("label twice", file, swapped(text, r"^(label = .*)$", r"\1\n\1"), "not valid TOML", "line")
    yield broken("unknown key", file, f'colour = "red"\n{text}', "colour: this key is not known here")
    yield broken("unknown panel", file, swapped(text, r"^panel = .*$", 'panel = "left"'), "panel: ", "'more'")
    yield broken(
        "wrong id", file, swapped(text, r"^id = .*$", 'id = "other"'), f"expected '{name}'", "'other'"
    )
    yield broken("id with blanks", file, swapped(text, r"^id = .*$", 'id = "a b"'), "id: ", "'a b'")
    yield broken("no terms", file, head, "term: this key is missing")
    yield broken("terms is a text", file, f'{head}term = "x"', "term: ", "'x'")
    yield broken("one term", file, f"{head}[[term]]{terms.split('[[term]]')[0]}", "term: ", "at least 2")
    yield broken(
        "doubled term", file, text.replace(second, f'id = "{ids[0]}"'), f"term id used twice: {ids[0]}"
    )
    tail = terms.split("[[term]]", 1)[1]
    no_definition = text.replace(tail, swapped(tail, definition, ""))
    yield broken("term without definition", file, no_definition, f"{ids[1]}, definition: this key is missing")
    unsure = swapped(text, definition, 'definition = { text = "x", certainty = "sure" }')
    yield broken(
        "unknown certainty", file, unsure, f"{ids[0]}, definition, certainty: ", "'sure'", "thin-evidence"
    )
    agreed = swapped(text, definition, 'definition = { text = "x", certainty = "agreed" }')
    yield broken("agreed by nobody", file, agreed, f"{ids[0]}, definition: ", "needs a source")
    plain = swapped(text, definition, 'definition = "x"')
    yield broken("statement is a text", file, plain, f"{ids[0]}, definition: ")
    loose = swapped(text, definition, 'definition = { text = "x", cite = "acr2013" }')
    yield broken("cite is a text", file, loose, f"{ids[0]}, definition, cite: ")
    worried = swapped(text, r"^concern = .*$", 'concern = "very"')
    yield broken("concern is a word", file, worried, "concern: ", "integer")
    yield broken("truncated", file, text[:last], "not valid TOML: Unterminated string")
    yield broken("empty", file, "", "this key is missing")
    yield broken("not TOML", file, "dear teacher,\n", "not valid TOML", "line 1")
    if lexicon().attributes[name].default is not None:
        default = r"^default = .*\n"
        yield broken("no default", file, swapped(text, default, ""), "default: this key is missing")
        nearly = swapped(text, default, f'default = "{ids[0]}x"\n')
        yield broken("unknown default", file, nearly, "is none of its terms", f"did you mean '{ids[0]}'")
    yield from damaged(file)


def broken_words():
    """Yield mutations of the words that reach the tables or the audit."""
    shape, change = "lexicon/morphology.toml", "lexicon/change.toml"
    text = text_of(shape)
    wrong = swapped(text, r'^cite = \["', 'cite = ["acr201", "')
    yield broken(
        "unknown source",
        shape,
        wrong,
        "morphology: 'acr201' is not a known citation key. Did you mean 'acr2013'?",
    )
    no_group = swapped(text, r"^group = .*\n", "")
    yield broken("no group", shape, no_group, "skin, group: this key is missing")
    yield broken(
        "unknown group", shape, swapped(text, r"^group = .*$", 'group = "odd"'), "skin, group: ", "'odd'"
    )
    renamed = text.replace('id = "amorphous"', 'id = "amorphus"')
    rule = (
        "data/workup/pattern.csv, row pattern-amorphous-diffuse-both: 'amorphous' is not a known morphology"
    )
    yield Broken("renamed term", shape, renamed.encode(), (rule, "Did you mean 'amorphus'?"))
    added = text_of(change) + '\n[[term]]\nid = "odd"\nlabel = "Odd"\ndefinition = { text = "Odd." }\n'
    yield Broken(
        "term that no rule knows",
        change,
        added.encode(),
        ("data/workup/interval_change.csv: no row fits", "change=odd"),
    )
    calmer = swapped(text_of(change), r'(id = "new"\n(?:.*\n)*?)concern = 3', r"\1concern = 0")
    yield Broken(
        "order of concern upside down",
        change,
        calmer.encode(),
        ("data/workup/suspicion.csv, row suspicion-", "change from new to"),
    )
    distribution = "lexicon/distribution.toml"
    removed = re.sub(r'\[\[term\]\]\nid = "segmental"(.|\n)*\Z', "", text_of(distribution))
    yield Broken(
        "removed term", distribution, removed.encode(), ("data/workup/pattern.csv, row ", "'segmental'")
    )


def csv_of(rows):
    """Write rows as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def broken_table(file):
    """Yield mutations of one table of rules that are refused when it is read."""
    header, *rows = csv.reader(io.StringIO(text_of(file)))
    first, second, last = rows[0][0], rows[1][0], rows[-1][0]

    def cell(column, value, row=1):
        changed = [list(cells) for cells in (header, *rows)]
        changed[row][header.index(column)] = value
        return csv_of(changed)

    columns = ("id", header[1], "because", "cite", "certainty")
    for column in columns:
        place = "line 3" if column == "id" else f"row {second}"
        yield broken(f"no {column}", file, cell(column, " ", row=2), place, f"column {column} is empty")
    yield broken("id twice", file, cell("id", first, row=2), f"row {first}: this id is used twice")
    yield broken(
        "unknown certainty", file, cell("certainty", "agreeed"), f"row {first}", "Did you mean 'agreed'?"
    )
    extra = csv_of([header, *rows[:-1], [*rows[-1], "more"]])
    yield broken(
        "a cell too many", file, extra, f"row {last}: expected {len(header)} cells, got {len(header) + 1}"
    )
    short = csv_of([header, rows[0][:-1], *rows[1:]])
    yield broken("a cell too few", file, short, f"line 2, row {first}: expected {len(header)} cells")
    yield broken("semicolons", file, text_of(file).replace(",", ";"), "line")
    yield broken("tabs", file, text_of(file).replace(",", "\t"), "line")
    yield broken(
        "truncated", file, text_of(file)[: -len(",".join(rows[-1][-2:])) - 1], f"row {last}: expected"
    )
    swallowed = text_of(file).replace(f"\n{second},", f'\n{second},"', 1)
    yield broken("open quotation mark", file, swallowed, f"row {second}")
    yield broken("column renamed", file, swapped(text_of(file), ",because,", ",why,"), "line 1: expected")
    yield broken(
        "column missing", file, csv_of([cells[:-1] for cells in (header, *rows)]), "line 1: expected"
    )
    yield broken(
        "column added", file, csv_of([[*cells, "x"] for cells in (header, *rows)]), "line 1: expected"
    )
    twice = csv_of([[cells[0], cells[1], *cells[1:]] for cells in (header, *rows)])
    yield broken("column twice", file, twice, "line 1: expected")
    swap = csv_of([[cells[1], cells[0], *cells[2:]] for cells in (header, *rows)])
    yield broken("columns in another order", file, swap, "line 1: expected")
    yield broken("no header", file, csv_of(rows), "line 1: expected")
    yield broken("empty", file, "", "the file is empty")
    yield broken("endless cell", file, cell("because", "x" * 140_000), "line 2: not valid CSV")
    yield from damaged(file)


def broken_rules(name):
    """Yield mutations of one decision table: what its cells mean, and what only the audit can see."""
    file = f"workup/{name}.csv"
    header, *rows = csv.reader(io.StringIO(text_of(file)))
    first, last = rows[0][0], rows[-1][0]

    def cell(column, value, row=1):
        changed = [list(cells) for cells in (header, *rows)]
        changed[row][header.index(column)] = value
        return csv_of(changed)

    odd = "'odd' is not a known"
    known = "is not a known"
    yield broken(
        "unknown word", file, cell(header[1], "odd", row=len(rows)), f"row {last}: {odd} {header[1][3:]}"
    )
    yield broken("word and dash", file, cell(header[1], "- odd"), f"row {first}: ", known)
    yield broken("commas for spaces", file, cell(header[1], "one,two"), f"row {first}: 'one,two' {known}")
    yield broken("unknown weight", file, cell("weight", "heavy"), f"row {first}: 'heavy' {known} weight")
    column = csv_of([["if:colour" if c == header[1] else c for c in header], *rows])
    yield broken("unknown input", file, column, "column if:colour: 'colour' is not a known input")
    outputs = [c for c in header if c.startswith("then:")]
    for output in outputs:
        renamed = csv_of([[f"{output}s" if c == output else c for c in header], *rows])
        yield broken(f"renamed {output}", file, renamed, "line 1: expected")
    yield broken("no rows", file, csv_of([header]), "the table has no rows")
    copied = csv_of([header, *rows, ["copy", *rows[0][1:]]])
    yield broken("overlap", file, copied, f"rows {first} and copy both fit some case")


def broken_plans():
    """Yield mutations of what a table decides."""
    changes = (
        (
            "management",
            "then:steps",
            "stereotactic_biopsy",
            ("row management-benign: column then:steps: expected 'step = when",),
        ),
        (
            "management",
            "then:steps",
            "biopsie = now",
            ("row management-benign: 'biopsie' is not a known step",),
        ),
        (
            "management",
            "then:steps",
            "none",
            ("row management-benign: column then:steps: a plan needs at least one step",),
        ),
        ("management", "then:steps", "mri = now;", ("row management-benign: column then:steps: expected",)),
        (
            "management",
            "then:steps",
            "confirmation = now",
            ("row management-benign plans the confirmation of a type where none is named",),
        ),
        (
            "adjunct_imaging",
            "then:first",
            "confirmation = now",
            ("row adjunct-none plans the confirmation of a type where none is named",),
        ),
        (
            "post_biopsy_management",
            "then:steps",
            "confirmation = now",
            ("row post-biopsy-missed: 'confirmation' is not a known step",),
        ),
        (
            "post_biopsy_management",
            "then:category",
            "7",
            ("row post-biopsy-missed: '7' is not a known category",),
        ),
        (
            "post_biopsy_risk",
            "then:later",
            "odd = now",
            ("row post-biopsy-risk-average: 'odd' is not a known step",),
        ),
        ("category", "then:category", "4", ("row category-benign: '4' is not a known category",)),
        ("category", "then:category", "before", ("row category-benign: 'before' is not a known category",)),
        (
            "alternative_category",
            "then:alternative_category",
            "4D",
            ("row alternative-screening: '4D' is not a known alternative_category",),
        ),
        ("pattern", "then:proof", "odd", ("row pattern-benign: 'odd' is not a known proof",)),
        (
            "validity",
            "then:possible",
            "maybe",
            ("row validity-benign-type: 'maybe' is not a known possible",),
        ),
        (
            "alternatives",
            "then:alternatives",
            "mri: now",
            ("row alternatives-none-screening: column", "expected 'step"),
        ),
    )
    for name, column, value, words in changes:
        file = f"workup/{name}.csv"
        header, *rows = csv.reader(io.StringIO(text_of(file)))
        rows[0][header.index(column)] = value
        yield broken(f"{column} is {value}", file, csv_of([header, *rows]), *words)
    exceptions = "workup/monotonicity_exceptions.csv"
    for old, new, word in (
        (",associated,", ",asociated,", "Did you mean 'associated'?"),
        (",stereotactic_biopsy,", ",needle,", "'needle' is not a known step_before"),
        (",ultrasound,", ",sonography,", "'sonography' is not a known step_after"),
    ):
        yield broken(
            new,
            exceptions,
            text_of(exceptions).replace(old, new, 1),
            f"row mass-first: {word[:10]}"[:16],
            word,
        )
    more = text_of(exceptions) + "idle,stage,mri,ultrasound,No need.,soo2003,agreed\n"
    yield broken("needless exception", exceptions, more, "row idle excuses nothing")
    fewer = "\n".join(text_of(exceptions).splitlines()[:2]) + "\n"
    unexcused = "symptoms from none to lump_or_discharge lowers the next step"
    yield Broken(
        "exception removed",
        exceptions,
        fewer.encode(),
        ("data/workup/management.csv, row management-", unexcused),
    )
    for name in ("pattern", "post_biopsy_management", "monotonicity_exceptions"):
        file = f"workup/{name}.csv"
        header, *rows = csv.reader(io.StringIO(text_of(file)))
        rows[0][header.index("cite")] = "acr201"
        yield broken(
            "unknown source",
            file,
            csv_of([header, *rows]),
            f"row {rows[0][0]}: 'acr201' is not a known citation",
        )
    for name, gap in (
        ("validity", "shape_kind=suspicious, certainty=suspected"),
        ("alternative_category", "suspicion=high"),
        ("clinical_context", "pattern=ductal_round"),
        (
            "concordance",
            "adequacy=adequate, histology_kind=benign, category_before=3, concordance=not_stated",
        ),
        ("post_biopsy_risk", "histology_kind=malignant, risk=high"),
    ):
        file = f"workup/{name}.csv"
        yield broken("gap", file, "".join(text_of(file).splitlines(keepends=True)[:-1]), "no row fits", gap)


def broken_bibliography():
    """Yield mutations of the sources."""
    file = "references.bib"
    text = text_of(file)
    entry = "@misc{odd,\n  title = {{Odd}},\n}\n"
    yield broken("truncated", file, text[: text.rindex("title") + 20], "line", "not valid BibTeX")
    yield broken("key twice", file, text + entry + entry, "odd", "repeated")
    yield broken(
        "key twice, other case",
        file,
        text + entry + entry.replace("odd", "ODD"),
        "repeated bibliography entry",
    )
    yield broken(
        "field twice", file, text + entry.replace("\n}", "\n title = {x},\n}"), "odd", "duplicate title"
    )
    yield broken(
        "unknown kind", file, swapped(text, r"kind = \{atlas", "kind = {blog"), "kind 'blog' must be one of"
    )
    yield broken("no key", file, text + "@misc{, title = {x}}", "line", "key expected")
    yield broken("no title", file, text + "@misc{odd, year = {2000}}", "odd: a reference needs a title")
    yield broken("no equals sign", file, text + "@misc{odd, title {x}}", "line", "'=' expected")
    yield broken("unknown macro", file, text + "@misc{odd, title = nowhere}", "undefined string", "nowhere")
    yield broken(
        "commas in a name",
        file,
        text + "@misc{odd, title={x}, kind={study}, author={a, b, c, d}}",
        "a, b, c, d",
    )
    hostile = text + "@misc{odd, title = {x}, url = {javascript:alert(1)}}"
    yield broken(
        "script in an address", file, hostile, "odd: url 'javascript:alert(1)' must start with https://"
    )
    yield broken("never cited", file, text + entry, "odd: never cited")
    gone = re.sub(r"@article\{levtoaff1994,(.|\n)*?\n\}\n", "", text)
    uncited = (
        "workup/interval_change.csv, row change-unproven-known: 'levtoaff1994' is not a known citation key"
    )
    yield Broken("cited and gone", file, gone.encode(), (uncited,))
    yield Broken("empty", file, b"", (uncited,))
    yield from damaged(file)


def broken_lists():
    """Yield mutations of steps, categories, claims and self-checks."""
    steps, grades, claims, checks = (
        f"{name}.toml" for name in ("steps", "categories", "claims", "self_checks")
    )
    for file, kind in ((steps, "station"), (grades, "category"), (claims, "claim"), (checks, "check")):
        text = text_of(file)
        ids = re.findall(r'^id = "(.*)"$', text, re.MULTILINE)
        yield broken(
            "id twice",
            file,
            text.replace(f'"{ids[1]}"', f'"{ids[0]}"', 1),
            f"{ids[0]}: this id is used twice",
        )
        yield broken(
            "no id", file, swapped(text, r"^id = .*\n", ""), f"{kind} number 1, id: this key is missing"
        )
        yield broken("id is a list", file, swapped(text, r"^id = .*$", "id = []"), "id: ")
        yield broken(
            "unknown key", file, swapped(text, r"^(id = .*)$", r"\1\ncolour = 1"), f"{ids[0]}, colour: "
        )
        yield broken("unknown table", file, f"[odd]\n{text}", "odd: this key is not known here")
        yield broken("truncated", file, text[: text.rindex(" }")], "not valid TOML")
        yield broken("empty", file, "", "this key is missing")
        yield from damaged(file)
    text = text_of(steps)
    yield broken(
        "unknown station",
        steps,
        swapped(text, r'^station = "plan"', 'station = "pln"'),
        "Did you mean 'plan'?",
    )
    yield broken(
        "urgency is a word", steps, swapped(text, "^urgency = 0", 'urgency = "now"'), "urgency: ", "integer"
    )
    yield broken("endless urgency", steps, swapped(text, "^urgency = 0", f"urgency = {10**30}"), "urgency: ")
    gone = re.sub(r'\[\[step\]\]\nid = "mri"(.|\n)*?\n(?=\[\[)', "", text)
    yield Broken(
        "step gone", steps, gone.encode(), ("data/workup/alternatives.csv, row ", "'mri' is not a known step")
    )
    idle = swapped(text, r'(id = "stereotactic_biopsy"\n(?:.*\n)*?)urgency = 30', r"\1urgency = 5")
    yield Broken(
        "needle less urgent than waiting",
        steps,
        idle.encode(),
        ("data/workup/management.csv, row ", "next step"),
    )
    text = text_of(grades)
    yield broken("rank is a word", grades, swapped(text, "^rank = 3", 'rank = "x"'), "0, rank: ", "integer")
    yield broken(
        "rank is a fraction", grades, swapped(text, "^rank = 3", "rank = 1.5"), "0, rank: ", "integer"
    )
    yield broken("endless rank", grades, swapped(text, "^rank = 3", f"rank = {10**30}"), "0, rank: ")
    upside = swapped(text, r'(id = "4C"\n(?:.*\n)*?)rank = 6', r"\1rank = 0")
    yield Broken(
        "ranks upside down",
        grades,
        upside.encode(),
        ("data/workup/suspicion.csv, row ", "lowers the category"),
    )
    text = text_of(checks)
    item = re.search(r'^id = "(.*)"$', text, re.MULTILINE).group(1)
    for name, pattern, new, word in (
        ("unknown answer", r'^answer = ".*"', 'answer = "odd"', "'odd' is not a known"),
        (
            "unknown attribute",
            r"^(finding|result) = \{",
            r'\1 = { colour = "red",',
            "'colour' is not a known attribute",
        ),
        ("unknown term", r'morphology = "\w+"', 'morphology = "vasculr"', "Did you mean 'vascular'?"),
        ("missing axis", r', distribution = "\w+"', "", "distribution is missing"),
        ("nothing described", r"^(finding|result) = .*\n", "", "describe exactly one of"),
        ("unknown question", r'^ask = ".*"', 'ask = "why"', "ask: "),
        ("unknown source", r'cite = \[".*?"', 'cite = ["acr201"', "'acr201' is not a known citation key"),
        ("impossible", r'morphology = "\w+"', 'certainty = "suspected", morphology = "round"', "cannot be"),
    ):
        yield broken(name, checks, swapped(text, pattern, new), f"data/{checks}, {item}", word)


def unharmed():
    """Yield odd contents that are not wrong."""
    for file in ("lexicon/morphology.toml", "self_checks.toml", "workup/pattern.csv", "references.bib"):
        yield from travelled(file)
    name = "script"
    for file, key in (
        ("lexicon/morphology.toml", "definition = { text"),
        ("lexicon/stage.toml", "label"),
        ("steps.toml", "label"),
        ("categories.toml", "label"),
        ("claims.toml", "claim"),
        ("self_checks.toml", "question"),
    ):
        yield broken(name, file, swapped(text_of(file), rf'^{re.escape(key)} = "', f'{key} = "{ODD} '))
    file = "references.bib"
    yield broken(name, file, swapped(text_of(file), r"title = \{", f"title = {{{ODD} "))
    for file in ("workup/pattern.csv", "workup/post_biopsy_management.csv"):
        header, *rows = csv.reader(io.StringIO(text_of(file)))
        rows[0][header.index("because")] = f'{ODD} "quoted", with commas\nand a line break'
        yield broken(name, file, csv_of([header, *rows]))
    text = text_of("workup/management.csv").splitlines(keepends=True)
    yield broken("rows in another order", "workup/management.csv", "".join([text[0], *reversed(text[1:])]))


ATTRIBUTES = ("morphology", "change", "histology", "stage")
RULES = [
    file.stem for file in sorted((DATA / "workup").glob("*.csv")) if file.stem != "monotonicity_exceptions"
]
REFUSED = [
    *(case for name in ATTRIBUTES for case in broken_attributes(name)),
    *broken_words(),
    *(case for name in (*RULES, "monotonicity_exceptions") for case in broken_table(f"workup/{name}.csv")),
    *(case for name in RULES for case in broken_rules(name)),
    *broken_plans(),
    *broken_bibliography(),
    *broken_lists(),
]
UNHARMED = [*unharmed()]
