"""Catalogues: in step with the texts, whole in their blanks, and what a translator's own does."""

from __future__ import annotations

import ast
import re
import shlex
from io import BytesIO
from pathlib import Path

import nbformat
import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from lesson_maker import lesson, prose

import calcikit as ck
from calcikit import cli
from calcikit._data import Knowledge, gettext, inside, marked, ngettext
from calcikit.errors import CalcikitError, DataError, UnknownTerm
from calcikit.evidence import evidence_for, format_rate, term_evidence
from calcikit.evidence.intervals import format_count
from calcikit.export import LessonExporter
from calcikit.export.lessons import open_lessons
from calcikit.lexicon import lexicon, spellings
from calcikit.local import new_folder, use
from calcikit.payload.words import words_payload
from calcikit.quiz import drill_items, exam_form, self_check_item
from calcikit.reviews import review_summary
from calcikit.translation import update_catalogue

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "data" / "locale" / "calcikit.pot"
CATALOGUES = sorted(ROOT.glob("data/locale/*/LC_MESSAGES/calcikit.po"))
BLANK = re.compile(r"\{\w+\}")
LINK = re.compile(r"\]\(([^)]*)\)")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.fixture(autouse=True)
def in_english():
    yield
    use()


def messages(path: Path) -> dict:
    found = read_po(BytesIO(path.read_bytes()))
    return {(one.context, one.id): one for one in found if one.id}


def catalogue(folder: Path, text: str, language: str = "fr") -> Path:
    path = folder / "locale" / language / "LC_MESSAGES" / "calcikit.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_the_name_of_the_list_of_more_fits_its_list():
    """The list is as wide as the English; see ``.ck-choices select`` in ``js/explorer/picker.css``."""
    text = "+ Add to the finding…"
    for path in CATALOGUES:
        assert len(messages(path)[None, text].string) <= len(text), path


@pytest.mark.slow
def test_the_template_holds_every_text(tmp_path, monkeypatch):
    recipe = re.search(r"pybabel (.*?)\n\t\$\(BIN\)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.S)
    words = shlex.split(recipe[1].replace("\\\n", " "))
    words[words.index("data/locale/calcikit.pot")] = str(tmp_path / "now.pot")
    monkeypatch.chdir(ROOT)
    CommandLineInterface().run(["pybabel", *words])
    assert messages(tmp_path / "now.pot").keys() == messages(TEMPLATE).keys()


def test_no_text_hides_in_an_f_string():
    """Babel reads none of them there under Python 3.11."""
    for path in sorted((ROOT / "calcikit").rglob("*.py")):
        strings = [
            node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.JoinedStr)
        ]
        calls = [call for node in strings for call in ast.walk(node) if isinstance(call, ast.Call)]
        texts = [call.args[0] for call in calls if ast.unparse(call.func) in ("_", "ngettext")]
        assert [text.value for text in texts if isinstance(text, ast.Constant)] == [], path.name


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_has_the_texts_of_the_template_and_their_blanks(path):
    found = messages(path)
    assert found.keys() == messages(TEMPLATE).keys()
    for message in found.values():
        one, *forms = [message.id] if isinstance(message.id, str) else message.id
        known = {*BLANK.findall(one), *(blank for form in forms for blank in BLANK.findall(form))}
        for said in [message.string] if isinstance(message.string, str) else message.string:
            if said and not forms:
                assert {*BLANK.findall(said)} == known, one
                assert (said[0] == " ", said[-1] == " ") == (one[0] == " ", one[-1] == " "), one
            assert {*BLANK.findall(said)} <= known, one


def test_german_says_an_answer_and_that_nobody_reviewed_it():
    use(language="de")
    workup = ck.recommend(ck.Finding(morphology="amorphous", distribution="grouped"))
    assert (workup.category, workup.next_step) == ("4B", "stereotactic_biopsy")
    assert workup.steps[0].label == "Bildgesteuerte Vakuumbiopsie"
    assert "Verteilung gruppiert" in workup.report_text
    assert "\u2068" not in workup.report_text + workup.patient_text
    assert review_summary().endswith("Übersetzung nicht geprüft.")
    assert words_payload()["notice"] == "Übersetzung nicht geprüft."


def test_german_nouns_stay_large_inside_a_question():
    """And its quotation marks and its *and* are its own."""
    use(language="de")
    texts = [
        text
        for seed in range(3)
        for item in drill_items(12, seed=seed, kinds=("after_biopsy", "next_step"))
        for text in (item.explanation, *(option.reason for option in item.options))
    ]
    steps = {found[1] for text in texts if (found := re.search(r"[Aa]ls Nächstes: (\w+)", text))}
    assert {"Ultraschall", "bildgesteuerte"} <= steps
    changes = [text for text in texts if text.startswith("Es wäre richtig bei ")]
    assert changes
    assert [text for text in changes if '"' in text or " and " in text] == []


def test_a_german_adjective_is_small_inside_a_sentence():
    use(language="de")
    assert (inside("Mittlerer Verdacht"), inside("Kalkmilch")) == ("mittlerer Verdacht", "Kalkmilch")
    report = ck.recommend(ck.Finding(morphology="amorphous", distribution="grouped")).report_text
    assert "BI-RADS 4B, mittlerer Verdacht." in report


def test_the_protocols_that_ship_have_a_german_name():
    names = {name: Knowledge.load(name, "de").name for name in ("uk", "europe")}
    assert names == {"uk": "Vereinigtes Königreich (UK)", "europe": "Kontinentaleuropa"}


def test_german_words_are_explained_whatever_their_ending():
    use(language="de")
    text = "Gruppierte, fein lineare Verkalkungen; zwei Vakuumbiopsien, keine Linearität. Konkordant: DCIS."
    page, _ = LessonExporter().from_notebook_node(lesson(prose(text)))
    links = BeautifulSoup(page, "html.parser").select("a.ck-term")
    assert {link.text: link["href"] for link in links} == {
        "Gruppierte": "#word-grouped",
        "fein lineare": "#word-fine_linear_branching",
        "Vakuumbiopsien": "#word-stereotactic_biopsy",
        "Konkordant": "#word-concordance_note",
        "DCIS": "#word-dcis",
    }


def test_a_seed_asks_the_same_in_german():
    """A class of two languages is marked by one key, and its answers are counted as those to one question."""

    def asked():
        items = [*drill_items(40, seed=7), *exam_form("after").items]
        return {item.id: [(option.id, option.right) for option in item.options] for item in items}

    english = asked()
    use(language="de")
    assert asked() == english


def test_an_unusual_combination_is_told_in_german_too():
    use(language="de")
    note = ck.simulate(ck.Finding("fine_pleomorphic", "diffuse"), size=64).note
    assert "in dieser Verteilung (diffus) trifft man sie" in note


def test_a_translator_sees_her_words_and_the_rest_marked_as_english(tmp_path):
    folder = catalogue(new_folder(tmp_path / "mine"), 'msgid "Grouped"\nmsgstr "Groupé"\n')
    use(folder, language="fr")
    words = ck.Explorer("round", "grouped")._repr_mimebundle_()[0]["text/html"]
    page, _ = LessonExporter().from_notebook_node(lesson(prose("Texte.")))
    grouped = lexicon().attributes["distribution"]["grouped"]
    assert (grouped.label, grouped.short) == ("Groupé", "")
    for shown in (words, page):
        assert '<span lang="en" dir="ltr">' in shown
        assert "\u2068" not in shown
    assert words_payload()["language"] == "fr"


def test_two_words_may_be_spelled_alike_in_another_language(tmp_path):
    """Where a language has one word for two, the first of the glossary is explained."""
    text = 'msgid "/regional/"\nmsgstr "/zone*/"\n\nmsgid "/segmental/"\nmsgstr "/zone*/"\n'
    use(catalogue(new_folder(tmp_path / "mine"), text), language="fr")
    pattern, ids = spellings()
    assert [ids[hit.lastgroup] for hit in pattern.finditer("Les zones.")] == ["regional"]


def test_the_catalogue_to_fill_keeps_what_was_translated(tmp_path):
    folder = catalogue(new_folder(tmp_path / "mine"), 'msgid "Grouped"\nmsgstr "Groupé"\n')
    path = update_catalogue(folder, "fr")
    found = messages(path)
    assert found[None, "Grouped"].string == "Groupé"
    assert found.keys() == messages(TEMPLATE).keys() | {(None, "mine")}  # the protocol's own name


@pytest.mark.parametrize(
    ("language", "error", "words"),
    [
        ("xx", UnknownTerm, "not a known language"),
        ("fr", DataError, "mine/locale/fr/LC_MESSAGES/calcikit.po, line 1: expected msgid or msgstr"),
    ],
)
def test_a_language_that_is_not_there_or_not_readable_is_refused(tmp_path, language, error, words):
    folder = catalogue(new_folder(tmp_path / "mine"), "msgid Grouped\n")
    with pytest.raises(error, match=re.escape(words)):
        use(folder, language=language)
    assert gettext("Sources") == "Sources"


def test_a_language_is_understood_however_its_code_is_written(tmp_path):
    assert update_catalogue(tmp_path, "FR") == update_catalogue(tmp_path, "fr")
    assert [path.name for path in (tmp_path / "locale").iterdir()] == ["fr"]
    assert update_catalogue(tmp_path, "pt-br").parts[-3] == "pt_BR"
    use(language="DE")
    assert Knowledge.load().catalogue.language == "de"
    (tmp_path / "locale" / "fr").rename(tmp_path / "locale" / "FR")
    with pytest.raises(DataError, match="the folder of this language is locale/fr"):
        Knowledge.load(tmp_path)


def test_a_region_that_is_a_number_has_a_catalogue_too(tmp_path):
    update_catalogue(tmp_path, "es_419")
    assert "es_419" in Knowledge.load(tmp_path).languages


def test_what_a_translator_tells_apart_by_file_and_what_a_protocol_says_stays(tmp_path):
    folder = new_folder(tmp_path / "mine")
    (folder / "messages.toml").write_text(
        '[[message]]\nid = "benign"\npatient = "Ring us on Monday."\n', encoding="utf-8"
    )
    own = 'msgctxt "lexicon/risk.toml"\nmsgid "Average"\nmsgstr "Risque moyen"\n\n'
    own += 'msgid "Ring us on Monday."\nmsgstr "Appelez-nous lundi."\n\n'
    own += '#~ msgctxt "lexicon/risk.toml"\n#~ msgid "High"\n#~ msgstr "Risque haut"\n'
    path = update_catalogue(catalogue(folder, own), "fr")
    assert update_catalogue(folder, "fr") == path
    found = messages(path)
    assert found["lexicon/risk.toml", "Average"].string == "Risque moyen"
    assert found["lexicon/risk.toml", "High"].string == "Risque haut"
    assert found[None, "Ring us on Monday."].string == "Appelez-nous lundi."
    assert "#~" not in path.read_text(encoding="utf-8")
    assert "#: mine/messages.toml\nmsgid" in update_catalogue(folder, "it").read_text(encoding="utf-8")


FAULTS = {
    'msgid "{k} of {n}"\nmsgstr "{k} de {nn}"\n': (
        "line 1: {nn} in '{k} de {nn}' is no word of its msgid. Did you mean {n}? Allowed: {k}, {n}."
    ),
    'msgid "{k} of {n}"\nmsgstr "{k}"\n': "line 1: {n} is missing in '{k}'; words in braces stay as they are",
    'msgid "Grouped"\nmsgstr "Groupé\n': "line 2: expected msgid or msgstr and a text in quotes, got 'msgstr",
    'msgid "Grouped"\nmsgstr "a"\n\nmsgid "Grouped"\nmsgstr "b"\n': (
        "line 4: line 1 translates the same text; keep one"
    ),
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_of_a_catalogue_is_named_with_its_line_and_reaches_no_learner(tmp_path, capsys, text):
    folder = catalogue(new_folder(tmp_path / "mine"), text)
    said = f"mine/locale/fr/LC_MESSAGES/calcikit.po, {FAULTS[text]}"
    with pytest.raises(DataError, match=re.escape(said)):
        use(folder, language="fr")
    if text == next(iter(FAULTS)):
        assert cli.main(["check", "--local", str(folder), "--language", "fr"]) == 1
        assert f"FAULT {said}" in capsys.readouterr().out


@pytest.mark.slow
def test_what_nobody_says_is_named_and_passed_over(tmp_path, capsys):
    unsaid = 'msgid "Groupd"\nmsgstr "a"\n\nmsgctxt "lexicon/rsk.toml"\nmsgid "Average"\nmsgstr "b"\n'
    folder = catalogue(new_folder(tmp_path / "mine"), unsaid)
    assert cli.main(["check", "--local", str(folder), "--language", "fr"]) == 0
    said = capsys.readouterr().out
    place = "passed over: mine/locale/fr/LC_MESSAGES/calcikit.po, line"
    assert f"{place} 1: calcikit has no text 'Groupd'; did you mean 'Grouped'?" in said
    assert f"{place} 5: 'Average' is not said in 'lexicon/rsk.toml'; allowed: lexicon/risk.toml" in said


def test_a_blank_translation_is_none(tmp_path):
    blank = {"Grouped": " ", "Linear": "-", "Segmental": "\u00a0"}
    entries = "\n".join(f'msgid "{text}"\nmsgstr "{said}"\n' for text, said in blank.items())
    use(catalogue(new_folder(tmp_path / "mine"), entries), language="fr")
    for text in blank:
        assert lexicon().attributes["distribution"][text.lower()].label == f"\u2068{text}\u2069"


@pytest.mark.parametrize("plural", ["(n != 1", "n %", "1 / n", "n % (n - 5)", "n - 7", "(" * 500 + "n"])
def test_a_catalogue_whose_plural_forms_cannot_be_is_refused(tmp_path, plural):
    head = f'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural={plural};\\n"\n'
    folder = catalogue(new_folder(tmp_path / "mine"), head)
    with pytest.raises(DataError, match=r"^mine/locale/fr/LC_MESSAGES/calcikit.po: not a valid catalogue"):
        Knowledge.load(folder, "fr")


def test_a_catalogue_in_another_place_is_refused(tmp_path):
    folder = new_folder(tmp_path / "mine")
    (folder / "fr.po").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="a catalogue lies in locale/LANGUAGE/LC_MESSAGES"):
        Knowledge.load(folder)
    with pytest.raises(CalcikitError, match="no code of a language"):
        update_catalogue(folder, "not-a-code")


def test_a_lesson_is_read_from_its_translated_copy_beside_it(tmp_path):
    new = nbformat.v4
    for folder, title in (("", "# One"), ("de", "# Eins")):
        (tmp_path / folder).mkdir(exist_ok=True)
        nbformat.write(
            new.new_notebook(cells=[new.new_markdown_cell(title)]), tmp_path / folder / "one.ipynb"
        )
    titles = []
    for language in ("en", "de"):
        use(language=language)
        titles += [lesson.title for lesson in open_lessons([tmp_path / "one.ipynb"])]
    assert titles == ["One", "Eins"]


@pytest.mark.parametrize("copy", sorted(ROOT.glob("notebooks/*/*.ipynb")), ids=lambda path: path.stem)
def test_a_translated_lesson_keeps_code_links_and_numbers(copy):
    shipped = nbformat.read(copy.parent.parent / copy.name, as_version=4)
    cells = nbformat.read(copy, as_version=4).cells
    assert [cell.id for cell in cells] == [cell.id for cell in shipped.cells]
    for one, cell in zip(shipped.cells, cells, strict=True):
        if cell.cell_type == "code":
            assert cell.source == one.source
        elif cell.id == "sources":
            assert re.findall("^- .*", cell.source, re.M) == re.findall("^- .*", one.source, re.M)
        else:
            assert LINK.findall(cell.source) == LINK.findall(one.source), cell.id
            said, figures = (LINK.sub("", each.source) for each in (one, cell))
            decimals = figures.translate(str.maketrans(",.", ".,"))
            assert sorted(FIGURE.findall(said)) == sorted(FIGURE.findall(decimals)), cell.id


def test_numbers_are_written_as_the_language_writes_them():
    use(language="de")
    assert format_count(1234, 5678) == "1.234 von 5.678"
    assert format_rate(19, 49) == "38,8\N{NO-BREAK SPACE}% (26,4 bis 52,8\N{NO-BREAK SPACE}%)"
    shares = [fact.share for fact in evidence_for("amorphous", "grouped")]
    shares += [
        *self_check_item("number-screened").texts.values(),
        *self_check_item("number-one-of-one").texts.values(),
    ]
    look = term_evidence("amorphous", "grouped")
    shares += [look.likelihood_ratio_text, *map(look.summary, look.pools), *map(look.summary, look.counts)]
    assert [share for share in shares if re.search(r"[0-9][.][0-9]|[0-9]%|\u2068", share)] == []


def test_a_number_picks_the_form_of_its_language(tmp_path):
    forms = 'msgid "1 source"\nmsgid_plural "{n} sources"\n'
    forms += "".join(f'msgstr[{place}] "{{n}} {letter}"\n' for place, letter in enumerate("abc"))
    head = (
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : '
        'n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"\n\n'
    )
    Knowledge.load(catalogue(new_folder(tmp_path / "mine"), head + forms, "uk"), "uk").put_in_use()
    assert [ngettext("1 source", "{n} sources", n) for n in (1, 3, 5, 21)] == ["1 a", "3 b", "5 c", "21 a"]


def test_what_stays_english_is_marked_in_text_and_not_in_attributes_or_scripts():
    said = "\u2068a\u2069"
    page = f'<p title="{said}">{said}</p><script>"{said}"</script>'
    english = '<span lang="en" dir="ltr">a</span>'
    assert marked(page) == f'<p title="a">{english}</p><script>"{said}"</script>'


def test_a_catalogue_that_is_brought_up_to_date_loses_nothing(tmp_path):
    path = update_catalogue(tmp_path, "fr")
    known = path.read_text(encoding="utf-8").replace(
        'msgid "Grouped"\nmsgstr ""', 'msgid "Grouped"\nmsgstr "Groupé"'
    )
    gone = '\n#~ msgid "No longer said"\n#~ msgstr "Plus dit"\n'
    path.write_text(known + gone, encoding="utf-8")
    update_catalogue(tmp_path, "fr")
    again = path.read_text(encoding="utf-8")
    assert 'msgstr "Groupé"' in again
    assert '#~ msgstr "Plus dit"' in again
    for damaged in ('msgstr Groupé"', "msgstr Groupé", 'msgdi "Groupé"'):
        path.write_text(again.replace('msgstr "Groupé"', damaged), encoding="utf-8")
        before = path.read_bytes()
        with pytest.raises(ck.CalcikitError, match=r"calcikit\.po, line \d+: expected msgid or msgstr"):
            update_catalogue(tmp_path, "fr")
        assert path.read_bytes() == before
    path.write_bytes(again.encode("latin-1", "replace"))
    with pytest.raises(ck.CalcikitError, match="not a valid catalogue in UTF-8"):
        update_catalogue(tmp_path, "fr")
