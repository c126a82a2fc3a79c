"""What a curious student types: it works, or one sentence says what to type instead."""

from __future__ import annotations

import warnings
from contextlib import suppress
from unicodedata import normalize

import numpy as np
import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

import calcikit as ck
from calcikit.evidence import outcomes_from_file
from calcikit.lexicon import TermNote, lexicon

ROUND = ck.Finding("round", "grouped")

ACCEPTED = {
    "amorphous": ("Amorphous", " amorphous ", "AMORPHOUS"),
    "fine_linear_branching": ("Fine linear or fine-linear branching", "fine-linear-branching"),
    "milk_of_calcium": ("milk of calcium", "Milk of calcium", "Layering (milk of calcium)"),
}
TAUGHT = {
    "morphology": {
        "casting": "fine_linear_branching",
        "secretory": "large_rod_like",
        "eggshell": "rim",
        "teacup": "milk_of_calcium",
        "indistinct": "amorphous",
        "pleomorphic": "fine_pleomorphic",
    },
    "distribution": {"clustered": "grouped"},
    "histology": {
        "ADH": "atypical_ductal_hyperplasia",
        "alh": "atypical_lobular_hyperplasia",
        "FEA": "flat_epithelial_atypia",
        "LCIS": "lcis_classic",
        "DCIS": "dcis",
    },
}


def test_labels_capitals_spaces_and_hyphens_do_not_matter():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for term, names in ACCEPTED.items():
            assert {ck.Finding(name, "grouped").morphology for name in names} == {term}
        assert ck.Finding("round", "Grouped", change="No prior mammograms").change == "no_priors"
        assert ck.BiopsyResult("BI-RADS 4B", "Fibrocystic change").category_before == "4B"


@pytest.mark.parametrize(
    "typed", ["\uff52\uff4f\uff55\uff4e\uff44", "ro\u200bund", "\ufeffround", "round\u00ad"]
)
def test_marks_that_cannot_be_seen_and_wide_letters_do_not_matter(typed):
    assert ck.Finding(typed, "grouped").morphology == "round"


def test_german_names_are_read_as_they_are_typed():
    german = ck.Knowledge.load().in_language("de")
    for typed, term in {"Schalenförmig": "rim", normalize("NFD", "Gefäß"): "vascular"}.items():
        assert ck.Finding(typed, "grouped", knowledge=german).morphology == term


def test_every_name_that_the_course_teaches_is_read_and_noted():
    for attribute, names in TAUGHT.items():
        for name, term in names.items():
            with pytest.warns(TermNote, match=f"{name!r} is read as {term!r}") as told:
                assert lexicon().attributes[attribute][name].id == term
            assert told[0].filename == __file__


def test_the_short_forms_are_the_long_form():
    finding = ck.Finding(morphology="amorphous", distribution="grouped")
    assert ck.Finding("amorphous", "grouped") == finding
    for workup in (
        ck.recommend("amorphous", "grouped"),
        ck.recommend(morphology="amorphous", distribution="grouped"),
        ck.Explorer("amorphous", "grouped").workup,
    ):
        assert workup == ck.recommend(finding)
    assert ck.recommend("round", "grouped", change="new").category == "4A"
    assert ck.what_if("amorphous", "grouped") == ck.what_if(finding)
    assert ck.after_biopsy("4B", "dcis") == ck.after_biopsy(ck.BiopsyResult("4B", "dcis"))
    assert ck.AfterBiopsy("4B", "dcis").workup.category == "6"
    assert ck.PatchViewer("amorphous").patch.finding.distribution == "grouped"


# What is typed, and what the sentence that refuses it says.
REFUSED = [
    # words
    ("ck.Finding()", "morphology is missing. "),
    ("ck.Finding('round')", "Neither axis decides alone"),
    ("ck.Finding('amorphus', 'grouped')", "is not a known morphology. Did you mean 'amorphous'? Allowed: "),
    ("ck.Finding('round', 'clusterd')", "'clusterd' is not a known distribution."),
    ("ck.Finding('round', 'grouped', risk='hihg')", "Did you mean 'high'?"),
    ("ck.Finding('round', 'grouped', associated='asymmetry_or_distortion')", "say 'asymmetry'"),
    ("ck.Finding('round', 'grouped', symptoms='lump_or_discharge')", "say 'lump'"),
    ("ck.Finding('lucent-centred', 'grouped')", "'lucent-centred' can be 'skin' or 'rim': say which"),
    ("ck.Finding(shape='round', arrangement='grouped')", "'shape' is called 'morphology' here"),
    ("ck.Finding('amorphous', 'grouped').replace(size='big')", "'size' is not a known attribute"),
    ("ck.BiopsyResult(4, 'dcis')", "4 is not a known category_before. Allowed: 3, 4A, 4B, 4C, 5"),
    (
        "ck.BiopsyResult('4B', 'dcis', calcifications_in_specimen=False)",
        "is one word, got False. Allowed: yes",
    ),
    ("ck.recommend('amorphous grouped')", "type them as two words: 'amorphous', 'grouped'"),
    ("ck.recommend('round, grouped')", "type them as two words: 'round', 'grouped'"),
    ("ck.recommend('round and grouped')", "type them as two words: 'round', 'grouped'"),
    ("ck.recommend('grouped', 'amorphous')", "'grouped' is a distribution, not a morphology"),
    ("ck.recommend('amorphous', ['grouped'])", "distribution is one word, got ['grouped']"),
    ("ck.recommend('rods', 'grouped')", "Did you mean 'large_rod_like'"),
    ("ck.recommend('coarse', 'grouped')", "'coarse_popcorn' or 'dystrophic' or 'coarse_heterogeneous'"),
    ("ck.recommend('round', 'grouped', change='stable')", "'stable_under_2_years' or 'stable_2_years"),
    ("ck.recommend('amorphous', 'grouped', certainty='suspected')", "cannot be"),
    ("ck.after_biopsy('DCIS')", "'DCIS' is a histology, not a category_before"),
    ("ck.after_biopsy('4B', 'dcis', calcifications_on_slides=False)", "one word, got False. Allowed: yes"),
    ("ck.Explorer(shape='round')", "'shape' is called 'morphology' here"),
    ("ck.Explorer('grouped')", "'grouped' is a distribution, not a morphology"),
    ("ck.Explorer(morphology='rond')", "'rond' is not a known morphology. Did you mean 'round'?"),
    ("ck.Explorer(edition='2014')", "'2014' is not a known edition"),
    ("ck.Explorer(stage=None)", "stage is missing."),
    ("ck.Explorer(view='latral')", "Did you mean 'lateral'?"),
    ("ck.Explorer(density='e')", "'e' is not a known density"),
    ("setattr(ck.Explorer(), 'shape', 'rim')", "'shape' is called 'morphology' here"),
    ("setattr(ck.Explorer(), 'change', 'newer')", "'newer' is not a known change. Did you mean 'new'?"),
    ("setattr(ck.Explorer(), 'pinned', {'morphology': 'rond'})", "'rond' is not a known morphology."),
    ("ck.AfterBiopsy(histology='cancer')", "'cancer' is not a known histology"),
    ("ck.CaseWalk('skim')", "'skim' is not a known case. Did you mean 'skin'?"),
    ("ck.CaseWalk(3)", "3 is not a known case"),
    ("ck.CaseWalk('skin', mode='alone')", "'alone' is not a known mode"),
    ("ck.CaseWalk('skin', 'skin')", "each case can be offered once"),
    ("setattr(ck.CaseWalk('skin'), 'case', 'smudges')", "'smudges' is not a known case"),
    ("ck.cases.case('trakcs')", "'trakcs' is not a known case. Did you mean 'tracks'?"),
    ("ck.EvidenceLab(morphology='rond')", "Did you mean 'round'?"),
    ("ck.EvidenceLab(counted_in='biopsy')", "Did you mean 'biopsied'?"),
    ("ck.EvidenceLab(distribution='new')", "'new' is a change, not a distribution"),
    ("ck.PatchViewer(morphology='linear')", "'linear' is a distribution, not a morphology"),
    ("ck.PatchViewer(morphology='rimm')", "Did you mean 'rim'?"),
    ("ck.PatchViewer(exam='then')", "'then' is not a known exam"),
    ("ck.PatchViewer(page=['colour'])", "'colour' is not a known axis"),
    ("ck.PatchViewer(page='morphologi')", "Did you mean 'morphology'?"),
    ("ck.PatchViewer(page={'density': ['e']})", "'e' is not a known density"),
    ("ck.Contrast()", "Which contrast pair? Allowed: "),
    ("ck.Contrast('dots')", "'dots' is not a known contrast pair"),
    ("ck.Contrast('amorphous-punctate')", "Did you mean 'punctate-amorphous'?"),
    ("ck.self_check()", "Which self-check?"),
    ("ck.self_check('benign')", "'benign' is not a known self-check. Did you mean '"),
    ("ck.Drill(kinds='fond')", "Did you mean 'find'"),
    ("setattr(ck.Drill(), 'nonsense', 5)", "'nonsense' is not a known attribute of Drill"),
    ("ck.drill_items(5, kinds=['shapes'])", "Did you mean 'shape'"),
    ("ck.simulate(ROUND, view='MLO')", "'MLO' is not a known view"),
    ("ck.simulate(ROUND, density='e')", "'e' is not a known density"),
    ("ck.lexicon_table('arrangement')", "'arrangement' is called 'distribution' here"),
    ("ck.workup_table(stage='screning')", "Did you mean 'screening'"),
    ("ck.evidence.studies(morphology='amorphus')", "Did you mean 'amorphous'?"),
    ("ck.evidence.studies(population='biopsy')", "Did you mean 'biopsied'?"),
    ("ck.evidence.evidence_for('', '')", "Which morphology? Allowed: skin"),
    ("ck.recommend('round', pd.Series(['grouped']))", "distribution is one word, got a Series. Allowed: "),
    ("ck.evidence.studies(axis='shape')", "Allowed: morphology, distribution, combination"),
    ("ck.evidence.malignancy_rate('densty')", "Did you mean 'density'"),
    ("ck.evidence.malignancy_rate(counting='rows')", "'rows' is not a known way of counting"),
    ("ck.evidence.suspicion(ck.Finding('amorphous', 'grouped', certainty='suspected'))", "cannot be"),
    ("ck.references.cite(['acr2013', 'romiger2012'])", "known citation key. Did you mean 'rominger2012'?"),
    ("lexicon().attributes['morphology'][3]", "3 is not a known morphology"),
    # arguments
    ("ck.AfterBiopsy(hystology='x')", "known argument of AfterBiopsy. Did you mean 'histology'?"),
    ("ck.CaseWalk(mod='x')", "Did you mean 'mode'? Allowed: record, at, case, mode, name, said."),
    ("ck.Contrast(sed='x')", "Did you mean 'seed'? Allowed: pair_id, density, seed, view."),
    ("ck.Drill(lenght='x')", "Allowed: n, seed, kinds, pictures, films, form, record, pack."),
    ("ck.EvidenceLab(shape='x')", "called 'morphology' here. Allowed: counted_in, distribution"),
    ("ck.Explorer(chnage='x')", "mean 'change'? Allowed: finding, distribution, regions, associated"),
    ("ck.RealFilms(foldr='x')", "Did you mean 'folder'? Allowed: folder."),
    ("ck.PatchViewer(pages='x')", "Did you mean 'page'? Allowed: finding, page, associated, change"),
    (
        "ck.self_check(openning='x')",
        "of SelfCheck. Did you mean 'opening'? Allowed: item_id, answer",
    ),
    ("ck.EvidenceLab('amorphous')", "'amorphous' is for: write the name of the argument and an equals sign "),
    ("ck.EvidenceLab('amorphous')", "before it. Arguments: counted_in, distribution, morphology"),
    ("ck.Contrast('punctate', 'amorphous')", "what 'amorphous' is for"),
    ("ck.PatchViewer('amorphous', 'grouped')", "what 'grouped' is for"),
    ("ck.Explorer('amorphous', 'grouped', 'new')", "what 'new' is for"),
    ("ck.Drill(5)", "what 5 is for"),
    ("setattr(ck.Explorer(), 'finding', 3)", "Explorer.finding can be read, not set. Set: associated"),
    ("ck.recommend(ROUND, change='new')", ".replace(change='new')"),
    ("ck.recommend('round', 'grouped', 'new')", "others need their name and an equals sign. It takes"),
    ("ck.simulate('round')", "type ck.simulate(ck.Finding('round', 'grouped'))"),
    ("ck.simulate('amorphous', 'grouped')", "Type ck.simulate(ck.Finding("),
    ("ck.outcomes('x')", "Type ck.outcomes()"),
    ("ck.category_table('4B')", "It takes no arguments. Type ck.category_table()"),
    ("ck.show()", "Type ck.show(ck.category_table())"),
    ("ck.to_anki('deck.apkg')", "Type ck.to_anki(items, path, title)"),
    ("ck.predictive_value(0.9)", "It takes sensitivity, specificity, prevalence."),
    ("ck.evidence.studies(shape='round')", "Type ck.evidence.studies("),
    ("ck.Finding('round', 'grouped', 'new')", "Type ck.Finding('amorphous', 'grouped')"),
    ("ck.BiopsyResult('4B', 'dcis', 'yes')", "Type ck.BiopsyResult('4B', 'dcis')"),
    ("ck.Workup('round')", "Workup(): too many positional arguments. Type ck.recommend("),
    ("ck.Patch(image=3)", "missing a required argument: 'display'. Type ck.simulate(ck.Finding("),
    ("ck.Knowledge()", "Type ck.Knowledge.load()"),
    ("ck.Progress(file='a')", "got an unexpected keyword argument 'file'. Type ck.Progress.open()"),
    ("ck.Progress('mine.jsonl')", "type ck.Progress.open('mine.jsonl')"),
    ("ck.workup_table(morphology='amorphous')", "morphology: the table has them all; to mark one, give a "),
    ("ck.workup_table('amorphous')", "type ck.workup_table(ck.Finding('amorphous', 'grouped'))"),
    ("ck.use(3)", "such as 'uk', got 3"),
    ("ck.use('')", "'' is not a folder laid out like data/, nor one of the protocols"),
    ("ck.Knowledge.load(3)", "such as 'uk', got 3"),
    ("ck.Progress.open('a\\0b')", "'a\\x00b' is the name of no file"),
    ("ck.outcomes_from_file('x' * 9999)", "xxx ... is too long a name"),
    # kinds of value
    ("ck.Finding(pd.NA, 'grouped')", "morphology is one word, got <NA>. Allowed: "),
    ("ck.Finding('round', 'grouped', knowledge='uk')", "such as Knowledge.load('uk'), got str: 'uk'"),
    ("next(ck.every_finding(knowledge='uk'))", "such as Knowledge.load('uk'), got str: 'uk'"),
    ("ck.recommend('round', 'grouped').report(size=8)", "size in two planes: expected a text in quotation"),
    ("ck.recommend('x' * 9999, 'grouped')", "xxx ... is not a known morphology. Allowed: "),
    ("ck.simulator.simulate_field(3)", "findings cannot be 3. It takes findings, view"),
    (
        "ck.evidence.wilson_interval('a', 3)",
        "cannot be 'a'. It takes k, n. Type ck.evidence.wilson",
    ),
    ("ck.evidence.simulate_readers(rng='a')", "rng cannot be 'a'."),
    ("ck.quiz.item_of(3)", "item_id cannot be 3. It takes item_id, knowledge. Type item_of("),
    ("ck.references.cite(3)", "keys cannot be 3."),
    ("ck.recommend(5)", "expected Finding('amorphous', 'grouped') or the two words, got int: 5"),
    ("ck.recommend({'morphology': 'round'})", "expected Finding("),
    ("ck.after_biopsy(ROUND)", "expected BiopsyResult("),
    ("ck.what_if_table(3)", "expected Finding('amorphous', 'grouped') or the two words, got int: 3"),
    ("ck.Explorer(3)", "expected Finding('amorphous', 'grouped') or the two words, got int: 3"),
    ("ck.Explorer('amorphous', 3)", "distribution is a text, got 3."),
    ("ck.Explorer(distribution=np.zeros(2))", "distribution is a text, got array([0., 0.])"),
    ("ck.AfterBiopsy(category_before=4)", "category_before is a text, got 4."),
    ("ck.PatchViewer(3)", "3 is not a known morphology."),
    ("ck.PatchViewer(page=None)", "page names axes to leave open, such as ('view', 'density'), got None"),
    ("ck.Contrast(['amorphous'])", "['amorphous'] is not a known contrast pair."),
    ("ck.Drill(n='x')", "n is a"),
    ("ck.Drill(kinds=3)", "3 is not a known kind of question."),
    ("ck.Drill(record=3)", "expected the path of a record, got 3"),
    ("ck.Drill(films=3)", "expected the path of a folder of films, got 3"),
    ("ck.drill_items(2, kinds=3)", "kinds are names of kinds of question, such as ['shape'], got 3"),
    ("ck.drill_items(2, kinds=[])", "which kinds of question? Allowed: shape"),
    ("ck.simulate(ROUND, prior=None)", "prior is True or False, got None"),
    ("ck.Progress(('a', 'b'))", "a record holds answers, got ('a', 'b')"),
    ("ck.Progress(path=[])", "expected the path of a record, got []"),
    ("ck.Progress.open(3)", "expected the path of a record, got 3"),
    ("ck.Progress().due('2026-01-31')", "takes a day, such as datetime.date(2026, 1, 31), got '2026"),
    ("ck.progress.item_analysis(3)", "expected the path of a folder of records, got 3"),
    ("ck.outcomes_from_file(None)", "expected the path of a CSV file, got None"),
    ("ck.outcomes_from_file(b'x')", "expected the path of a CSV file, got b'x'"),
    ("ck.outcomes_from_file([])", "expected the path of a CSV file, got []"),
    ("ck.RealFilms(3)", "expected the path of a folder of films, got 3"),
    ("ck.to_gift(ck.drill_items(1), None)", "expected the name of a file that ends in .gift or .txt"),
    ("ck.export_site([], None)", "expected the path of a folder, got None"),
    ("ck.export_site(3)", "expected the path of a notebook, got 3"),
    ("ck.show(ck.recommend('round', 'grouped'))", "show() is for tables, got a Workup; as the last"),
    ("ck.show(None)", "show() is for tables, got a NoneType."),
    ("ck.lexicon_table(3)", "3 is not a known attribute."),
    ("ck.lexicon_table([])", "[] is not a known attribute."),
    ("ck.outcome_table(None)", "None is not a known column to split by. Allowed: morphology"),
    ("ck.tables.score_table(3)", "expected a Progress, such as ck.Progress.open(), got int: 3"),
    ("ck.tables.reason_table('round')", "such as ck.recommend('amorphous', 'grouped'), got str: 'round'"),
    ("ck.forest_plot(3)", "type ck.forest_plot('amorphous_ductal')"),
    ("ck.icon_array('x')", "needs a share from 0 to 1, got 'x'"),
    ("ck.figures.item_plot(pd.DataFrame({'a': [1]}))", "has no column 'learners', 'right'"),
    ("ck.outcome_table(pd.DataFrame({'a': [1]}))", "a DataFrame is not a known column to split by."),
    ("ck.Drill(seed='a')", "seed is a whole number, got 'a'."),
    ("ck.figures.item_plot([])", "such as ck.progress.item_analysis('folder').table, got list: []"),
    ("ck.pool_rates('amorphous')", "type ck.pool_rates(ck.evidence.studies())"),
    ("ck.predictive_value(sensitivity='a', specificity=0.9, prevalence=0.1)", "from 0 to 1, got 'a'"),
    ("ck.evidence.suspicion(None)", "expected a Finding, such as ck.Finding('amorphous', 'grouped')"),
    ("ck.evidence.term_evidence(None)", "None is not a known morphology."),
    ("ck.evidence.malignancy_rate([])", "Which column to split by? Allowed: morphology"),
    ("ck.evidence.malignancy_rate(frame=pd.DataFrame({'n': [1]}))", "this table has no morphology"),
    # numbers
    ("ck.predictive_value(sensitivity=90, specificity=0.9, prevalence=0.1)", "for 90% write 0.9"),
    ("ck.predictive_value(sensitivity=0.9, specificity=-0.1, prevalence=0.1)", "specificity is a share from"),
    ("ck.predictive_value(sensitivity=0.9, specificity=0.9, prevalence=np.nan)", "prevalence is a share"),
    ("ck.predictive_value(sensitivity=True, specificity=0.9, prevalence=0.1)", "0 to 1, got True"),
    ("ck.EvidenceLab(prevalence=3)", "prevalence is a share from 0 to 1, got 3.0; for 3% write 0.03"),
    ("ck.evidence.simulate_readers(rng=-1)", "rng is a number of 0 or more"),
    ("ck.simulator.simulate_field(distractors=-1)", "distractors is a number from 0 to 20, got -1"),
    ("ck.icon_array(12)", "a share from 0 to 1, got 12"),
    ("ck.evidence.wilson_interval(0, 0)", "there is no example"),
    ("ck.evidence.wilson_interval(3, 2)", "3 of 2 cannot be"),
    ("ck.evidence.wilson_interval(-1, 2)", "cannot be"),
    ("ck.evidence.wilson_interval(0.5, 2)", "whole numbers"),
    ("ck.drill_items(0)", "from 1 to 1000"),
    ("ck.drill_items(5, seed=-1)", "0 or more"),
    ("ck.Drill(seed=-1)", "seed is a whole number of 0 or more, got -1."),
    ("ck.self_check('benign-next-step', answer=9)", "answer is the number of an option, 0 to 2, got 9."),
    ("setattr(ck.self_check('benign-next-step'), 'answer', -1)", "0 to 2, got -1."),
    ("ck.Drill(n=0)", "n must be from 1 to 100, got 0"),
    (
        "ck.PatchViewer(page=['morphology', 'distribution', 'density'])",
        "hold 280 pictures, at most 240",
    ),
    ("ck.simulate(ROUND, size=0)", "size must be"),
    ("ck.simulate(ROUND, size=1.5)", "size must be"),
    ("ck.simulate(ROUND, size=2048)", "Use at most"),
    ("ck.simulate(ROUND, pitch=0)", "pitch must be"),
    ("ck.simulate(ROUND, pitch=np.nan)", "pitch must be"),
    ("ck.simulate(ROUND, seed=-1)", "seed must be"),
    ("ck.simulate(ROUND, prior=True)", "no_priors"),
    ("ck.simulator.simulate_field([ROUND, ROUND], size=256, distractors=2)", "no room for 4"),
]


@pytest.mark.parametrize(("typed", "says"), REFUSED)
def test_what_cannot_be_is_refused_in_a_sentence_that_helps(typed, says):
    with pytest.raises(ck.CalcikitError) as told:
        eval(typed)
    assert says in str(told.value)


FIELDS = {
    "missing": pd.NA,
    "moment": pd.NaT,
    "number": float("nan"),
    "array": np.array(["round", "rim"]),
    "column": pd.Series(["round"]),
}
DOORS = {
    "Finding": lambda value: ck.Finding(value, "grouped"),
    "replace": lambda value: ck.Finding("round", "grouped").replace(change=value),
    "from_dict": ck.Finding.from_dict,
    "recommend": lambda value: ck.recommend("round", "grouped", stage=value),
    "after_biopsy": lambda value: ck.after_biopsy("4B", value),
    "lexicon_table": ck.lexicon_table,
    "term": lambda value: lexicon().attributes["morphology"][value],
    "CaseWalk": ck.CaseWalk,
    "mode": lambda value: ck.CaseWalk(mode=value),
    "Contrast": ck.Contrast,
    "self_check": ck.self_check,
    "view": lambda value: ck.simulate(ck.Finding("round", "grouped"), view=value),
    "prior": lambda value: ck.simulate(ck.Finding("round", "grouped"), prior=value),
    "other_breast": lambda value: ck.simulate(ck.Finding("round", "grouped"), other_breast=value),
    "use": lambda value: ck.use(language=value),
    "kinds": lambda value: ck.drill_items(2, kinds=value),
    "page": lambda value: ck.PatchViewer(page=value),
    "pages": lambda value: ck.PatchViewer(page={"view": value}),
    "pictures": lambda value: ck.Drill(pictures=value),
    "form": lambda value: ck.Drill(form=value),
    "films": lambda value: ck.Drill(films=value),
    "record": lambda value: ck.Drill(record=value),
    "open": ck.Progress.open,
    "load": ck.Progress().load,
    "merge": ck.Progress.merge,
    "due": ck.Progress().due,
    "confusion": ck.Progress().confusion,
    "item_analysis": ck.progress.item_analysis,
    "outcomes_from_file": outcomes_from_file,
    "RealFilms": ck.RealFilms,
}


@pytest.mark.parametrize("door", DOORS)
def test_a_field_of_a_table_is_refused_in_a_sentence(door):
    for value in FIELDS.values():
        with pytest.raises(ck.CalcikitError):
            DOORS[door](value)


def test_a_name_that_there_is_not_leads_to_the_nearest():
    with pytest.raises(AttributeError, match=r"calcikit has no 'recomend'\. Did you mean 'recommend'\?"):
        ck.recomend  # noqa: B018


def test_a_notebook_shows_the_sentence_alone(capsys):
    shell = InteractiveShell()
    shell.run_cell("import calcikit as ck\ne = ck.Explorer()\ne.morphology = 'rond'")
    said = capsys.readouterr()
    assert "UnknownTerm: 'rond' is not a known morphology. Did you mean 'round'?" in said.out + said.err
    assert "traitlets" not in said.out + said.err


def test_a_workup_prints_within_88_columns_and_shows_itself():
    assert ".." not in str(ck.recommend("round", "grouped"))
    workup = ck.recommend("amorphous", "grouped")
    lines = str(workup).splitlines()
    assert max(len(line) for line in lines if "http" not in line) <= 88
    assert "not yet reviewed by a radiologist" in lines[-1]
    assert "pattern-" not in str(workup)
    assert len(repr(workup)) < 120
    html = workup._repr_html_()
    assert "BI-RADS 4B" in html
    assert "where she stands" in html
    assert "<script" not in html
    uk = ck.Knowledge.load("UK")
    assert uk.name == ck.Knowledge.load("uk").name
    for other in (ck.what_if(workup.finding)[0], ck.Progress(), ck.all_cases()["tracks"], uk):
        assert len(repr(other)) < 100
        assert " at 0x" not in repr(other)


def test_tables_read_as_plain_text_and_let_no_markup_through():
    assert "Moderate suspicion" in repr(ck.show(ck.category_table()))
    bad = "<img src=x onerror=alert(1)>"
    table = pd.DataFrame({bad: [bad]}, index=pd.Index([bad], name=bad))
    table.attrs["caption"] = bad
    assert "<img" not in ck.show(table).to_html()


def test_help_gives_lines_that_run(capsys):
    ck.help()
    lines = [line.strip().split("   ")[0] for line in capsys.readouterr().out.splitlines()]
    tries = [line for line in lines if line.startswith(("ck.", "print("))]
    assert len(tries) == 10
    shell = InteractiveShell()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TermNote)
        for line in ("import calcikit as ck", *tries[:7]):
            assert shell.run_cell(line, silent=True).success, line


# What takes seconds once it has all it needs; the lines above say what these refuse.
SLOW = {"CaseWalk", "Drill", "export_site", "help", "map_plot", "use"}


def test_every_public_name_takes_any_value_or_refuses_it_in_a_sentence():
    offered = [getattr(ck, name) for name in set(ck.__all__) - SLOW]
    inner = [getattr(package, name) for package in (ck.evidence, ck.figures) for name in package.__all__]
    made = {one for one in inner if isinstance(one, type)}  # what functions return
    calls = {one for one in (*offered, *inner) if callable(one)} - made
    for call in calls - {one for one in calls if isinstance(one, type) and issubclass(one, Exception)}:
        with suppress(ck.CalcikitError):
            call(rng=1)
        for value in (3, None, [], {}, "nonsense", b"x", np.zeros(3), pd.DataFrame({"a": [1]})):
            with suppress(ck.CalcikitError):
                call(value)


def test_steps_and_reasons_are_lines_in_a_notebook():
    workup = ck.recommend("amorphous", "grouped")
    assert repr(workup.steps[0]) == "Step(stereotactic_biopsy: Image-guided vacuum-assisted biopsy, now)"
    assert max(len(repr(reason)) for reason in workup.reasons) <= 88
