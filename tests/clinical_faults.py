"""Clinical faults for copies of the data: what a slip in a table or a text could do to a patient.

``python tests/clinical_faults.py`` puts each one into a copy and says what ``calcikit check`` makes of it.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from calcikit import CalcikitError
from calcikit._data import Knowledge
from calcikit.workup import audit


@dataclass(frozen=True)
class Fault:
    """One slip: `old` becomes `new` in a cell of a row, or in a text file.

    Attributes
    ----------
    grave : bool
        Whether a patient could come to harm.
    file, row, column : str
        Where; row and column are empty in a text file. The row ``*`` is every row that has the old words.
    old, new : str
        What is exchanged; without `old` the whole cell is.
    """

    grave: bool
    file: str
    row: str
    column: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.file} {self.row} {self.column} {self.old[:20]!r}->{self.new[:24]!r}".replace(" ", "_")

    def spare(self) -> Knowledge:
        """Return the knowledge that ships, with this slip in it."""
        text = "".join(Knowledge.load().texts(self.file))
        changed = self._cell(text) if self.row else text.replace(self.old, self.new, 1)
        assert changed != text, f"{self} changes nothing"
        return Knowledge.load().with_files({self.file: changed.encode()})

    def caught(self) -> str:
        """Return what stops it: ``refused``, ``proved`` wrong, ``unconfirmed``, or nothing."""
        try:
            found = audit(self.spare())
        except CalcikitError:
            return "refused"
        if set(found.faults) - set(found.unconfirmed):
            return "proved"
        return "unconfirmed" if found.unconfirmed else ""

    def _cell(self, text: str) -> str:
        header, *rows = csv.reader(io.StringIO(text))
        place = header.index(self.column)
        (row,) = (row for row in rows if row[0] == self.row)
        assert self.old in row[place], f"{self}: {row[place]!r}"
        row[place] = row[place].replace(self.old, self.new) if self.old else self.new
        file = io.StringIO()
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
        return file.getvalue()


def _table(name: str, grave: bool, *slips: tuple[str, ...]) -> list[Fault]:
    """Return slips of a table: (row, column, new) or (row, column, old, new)."""
    return [
        Fault(grave, f"workup/{name}.csv", row, column, rest[0] if len(rest) > 1 else "", rest[-1])
        for row, column, *rest in slips
    ]


def _text(file: str, grave: bool, *slips: tuple[str, str]) -> list[Fault]:
    return [Fault(grave, file, "", "", old, new) for old, new in slips]


FAULTS = [
    # findings: what a row decides
    *_table(
        "category",
        True,
        ("category-screening", "then:category", "2"),
        ("category-unproven", "then:category", "2"),
        ("category-one-view", "then:category", "2"),
        ("category-benign-recall", "then:category", "2"),
        ("category-benign-incomplete", "then:category", "2"),
        ("category-moderate", "then:category", "3"),
        ("category-high", "then:category", "3"),
        ("category-highly-suggestive", "then:category", "2"),
        ("category-benign-incomplete", "then:verdict", "benign"),
        ("category-screening", "then:verdict", "benign"),
        ("category-high", "then:verdict", "probably_benign"),
    ),
    *_table(
        "category",
        False,
        ("category-probably-benign", "then:category", "4A"),
        ("category-low", "then:category", "4B"),
        ("category-high", "then:category", "4B"),
        ("category-screening", "then:subject", "calcifications"),
        ("category-moderate", "then:subject", "examination"),
    ),
    *_table(
        "suspicion",
        True,
        ("suspicion-amorphous", "then:suspicion", "benign"),
        ("suspicion-amorphous", "then:suspicion", "probably_benign"),
        ("suspicion-pleomorphic", "then:suspicion", "probably_benign"),
        ("suspicion-casting", "then:suspicion", "low"),
        ("suspicion-casting-ductal", "then:suspicion", "benign"),
        ("suspicion-round-associated", "then:suspicion", "probably_benign"),
        ("suspicion-round-no-follow-up", "then:suspicion", "probably_benign"),
        ("suspicion-round-rising", "then:suspicion", "benign"),
        ("suspicion-round-cancer", "then:suspicion", "probably_benign"),
        ("suspicion-round-ductal", "then:suspicion", "probably_benign"),
        ("suspicion-alike-cancer", "then:suspicion", "benign"),
        ("suspicion-alike-rising", "then:suspicion", "benign"),
        ("suspicion-unproven", "then:suspicion", "benign"),
    ),
    *_table(
        "suspicion",
        False,
        ("suspicion-highly-suggestive", "then:suspicion", "high"),
        ("suspicion-pleomorphic-raised", "then:suspicion", "moderate"),
        ("suspicion-round-group", "then:suspicion", "low"),
        ("suspicion-round-settled", "then:suspicion", "probably_benign"),
        ("suspicion-pleomorphic-ductal", "then:suspicion", "moderate"),
        ("suspicion-benign", "then:suspicion", "probably_benign"),
    ),
    *_table(
        "pattern",
        True,
        ("pattern-amorphous-diffuse-one", "then:pattern", "diffuse_suspicious"),
        ("pattern-amorphous-focal", "then:pattern", "bilateral_suspicious"),
        ("pattern-amorphous-several", "then:pattern", "diffuse_suspicious"),
        ("pattern-coarse-one", "then:pattern", "benign"),
        ("pattern-coarse-ductal", "then:pattern", "focal_round"),
        ("pattern-pleomorphic", "then:pattern", "focal_round"),
        ("pattern-casting", "then:pattern", "benign"),
        ("pattern-round-ductal", "then:pattern", "focal_round"),
        ("pattern-skin-unproven", "then:pattern", "benign"),
        ("pattern-milk-unproven", "then:pattern", "diffuse_round"),
    ),
    *_table(
        "pattern",
        False,
        ("pattern-skin-unproven", "then:confirmation", "lateral_view"),
        ("pattern-milk-unproven", "then:confirmation", "tangential_view"),
        ("pattern-suture-unproven", "then:confirmation", "compare_with_priors"),
        ("pattern-amorphous-several", "then:pattern", "amorphous"),
        ("pattern-round-diffuse", "then:pattern", "focal_round"),
        ("pattern-arterial", "then:pattern", "benign"),
    ),
    *_table(
        "interval_change",
        True,
        ("change-round-rising", "then:trend", "stable"),
        ("change-round-rising", "then:trend", "benign_by_stability"),
        ("change-alike-rising", "then:trend", "stable"),
        ("change-round-stable-so-far", "then:trend", "benign_by_stability"),
        ("change-round-baseline", "then:trend", "benign_by_stability"),
    ),
    *_table(
        "interval_change",
        False,
        ("change-round-stable-so-far", "then:trend", "unknown"),
        ("change-round-baseline", "then:trend", "stable"),
    ),
    *_table(
        "clinical_context",
        True,
        ("context-suspicious-beside-cancer", "then:clinical_context", "standard"),
        ("context-round-beside-cancer", "then:clinical_context", "standard"),
        ("context-alike-beside-cancer", "then:clinical_context", "standard"),
        ("context-round-high-risk", "then:clinical_context", "standard"),
        ("context-round-treated-unknown", "then:clinical_context", "standard"),
    ),
    *_table(
        "clinical_context", False, ("context-round-ordinary", "then:clinical_context", "follow_up_unsuitable")
    ),
    *_table(
        "associated_findings",
        True,
        ("associated-lump", "then:associated_findings", "isolated"),
        ("associated-discharge", "then:associated_findings", "explained_by_mass"),
        ("associated-asymmetry", "then:associated_findings", "isolated"),
        ("associated-distortion", "then:associated_findings", "explained_by_mass"),
        ("associated-mass", "then:associated_findings", "isolated"),
        ("associated-raises", "then:associated_findings", "isolated"),
    ),
    *_table(
        "associated_findings",
        False,
        ("associated-casting-ductal", "then:associated_findings", "separate_finding"),
    ),
    # findings: plans, later steps, intervals
    *_table(
        "management",
        True,
        ("management-benign-recall", "then:steps", "routine = at the next planned time"),
        ("management-benign-incomplete", "then:steps", "routine = at the next planned time"),
        ("management-recall", "then:steps", "short_interval_follow_up = at 6, 12 and 24 months"),
        ("management-sample", "then:steps", "short_interval_follow_up = at 6, 12 and 24 months"),
        ("management-sample", "then:steps", "mri = now; stereotactic_biopsy = if it is positive"),
        (
            "management-sample",
            "then:steps",
            "stereotactic_biopsy = now;",
            "stereotactic_biopsy = in two years;",
        ),
        ("management-one-view", "then:steps", "stereotactic_biopsy = now"),
        ("management-unproven", "then:steps", "routine = at the next planned time"),
        ("management-unproven-open", "then:steps", "confirmation = now; routine = afterwards"),
        ("management-probably-benign", "then:steps", "6, 12 and 24 months", "60, 120 and 240 months"),
        ("management-sample-before-surgery", "then:steps", "now, before the operation is planned", "now"),
        ("management-highly-suggestive", "then:steps", "treatment_referral = now"),
    ),
    *_table(
        "management",
        False,
        ("management-probably-benign", "then:follow_up", "6 months (that breast)", "16 months (that breast)"),
        (
            "management-probably-benign",
            "then:steps",
            "; stereotactic_biopsy = if it grows or its morphology changes",
            "",
        ),
        ("management-probably-benign-continued", "then:steps", ":continued", ""),
        (
            "management-sample",
            "then:steps",
            "; multidisciplinary_review = if malignant, high-risk or not explained",
            "",
        ),
        (
            "management-benign",
            "then:steps",
            "routine = at the next planned time",
            "short_interval_follow_up = at 6 months",
        ),
        (
            "management-recall-one-view",
            "then:steps",
            "recall_for_magnification = now: CC and true lateral; ",
            "",
        ),
        (
            "management-unproven",
            "then:steps",
            "; stereotactic_biopsy = if it does not, and the morphology is then read as suspicious",
            "",
        ),
    ),
    *_table(
        "adjunct_imaging",
        True,
        ("adjunct-sample-open", "then:first", "none"),
        ("adjunct-recall-open", "then:later", "none"),
        ("adjunct-unproven-open", "then:later", "none"),
    ),
    *_table(
        "alternatives",
        True,
        ("alternatives-sampled", "then:alternatives", "routine_screening = if she prefers"),
        ("alternatives-high", "then:alternatives", "short_interval_follow_up = if she prefers"),
        ("alternatives-amorphous-open", "then:alternatives", "mri = to spare the biopsy"),
        ("alternatives-amorphous-context", "then:alternatives", "mri = to spare the biopsy"),
        ("alternatives-incomplete", "then:alternatives", "routine_screening = if she prefers"),
        ("alternatives-round-rising", "then:alternatives", "short_interval_follow_up = if she prefers"),
        ("alternatives-sampled", "then:alternatives", "mri = to spare the biopsy"),
    ),
    *_table(
        "alternatives",
        False,
        ("alternatives-probably-benign", "then:alternatives", "none"),
        ("alternatives-benign", "then:alternatives", "stereotactic_biopsy = to be sure"),
        ("alternatives-round-benign", "then:alternatives", "stereotactic_biopsy = to be sure"),
    ),
    *_table(
        "alternative_category",
        True,
        ("alternative-casting-ductal", "then:alternative_category", "3"),
        ("alternative-amorphous-open", "then:alternative_category", "4A"),
        ("alternative-amorphous-context", "then:alternative_category", "4A"),
        ("alternative-high-other", "then:alternative_category", "2"),
        ("alternative-amorphous-alike-rising", "then:alternative_category", "2"),
    ),
    *_table(
        "alternative_category",
        False,
        ("alternative-amorphous", "then:alternative_category", "none"),
        ("alternative-moderate-other", "then:alternative_category", "4A"),
    ),
    *_table(
        "routine_mammography",
        True,
        ("routine-cancer", "then:routine", "routine_screening"),
        ("routine-treated", "then:routine", "routine_screening"),
        ("routine-high-risk", "then:routine", "routine_screening"),
    ),
    *_table("prior_images", False, ("priors-wanted", "then:priors", "none")),
    *_table(
        "patient_message",
        True,
        ("message-high", "then:message", "benign"),
        ("message-benign-open", "then:message", "benign"),
        ("message-second-place", "then:message", "moderate"),
        ("message-moderate", "then:message", "benign_alike"),
        ("message-unproven", "then:message", "benign"),
    ),
    *_table(
        "patient_message",
        False,
        ("message-arterial", "then:message", "benign"),
        ("message-probably-benign-continued", "then:message", "probably_benign"),
        ("message-moderate-pleomorphic", "then:message", "moderate"),
    ),
    # results
    *_table(
        "adequacy",
        True,
        ("adequacy-missed", "then:adequacy", "sampled"),
        ("adequacy-not-on-slides", "then:adequacy", "sampled"),
        ("adequacy-lost", "then:adequacy", "sampled"),
        ("adequacy-on-slides-left", "then:adequacy", "sampled"),
        ("adequacy-not-taken", "then:adequacy", "missed"),
    ),
    *_table(
        "concordance",
        True,
        ("concordance-5", "then:concordant", "yes"),
        ("concordance-stated-no", "then:concordant", "yes"),
        ("concordance-lobular", "then:concordant", "yes"),
        ("concordance-lobular-4c", "then:concordant", "yes"),
        ("concordance-high-risk-4c", "then:concordant", "yes"),
        ("concordance-benign-4c", "then:concordant", "yes"),
        ("concordance-benign-mass", "then:concordant", "yes"),
        ("concordance-nonspecific-4b", "then:concordant", "yes"),
    ),
    *_table("concordance", False, ("concordance-benign", "then:concordant", "ask")),
    *_table(
        "post_biopsy_management",
        True,
        ("post-biopsy-dcis", "then:category", "2"),
        ("post-biopsy-invasive", "then:category", "unchanged"),
        ("post-biopsy-dcis", "then:steps", "surveillance_after_biopsy = at 6 to 12 months"),
        (
            "post-biopsy-missed-malignant",
            "then:steps",
            "repeat_biopsy:second_focus = before the operation, for the calcifications that were",
            "additional_pathology_levels = for the calcifications that were",
        ),
        (
            "post-biopsy-missed-excise",
            "then:steps",
            "; surgical_excision = of the lesion that was found, whatever the repeat shows",
            "",
        ),
        ("post-biopsy-missed-benign", "then:category", "2"),
        ("post-biopsy-missed-benign", "then:steps", "surveillance_after_biopsy = at 6 to 12 months"),
        ("post-biopsy-discordant-benign", "then:category", "2"),
        ("post-biopsy-discordant-benign", "then:steps", "surveillance_after_biopsy = at 6 to 12 months"),
        ("post-biopsy-discordant-high-risk", "then:steps", "surveillance_after_biopsy:high_risk = for years"),
        ("post-biopsy-papilloma-atypia", "then:steps", "surveillance_after_biopsy:high_risk = for years"),
        ("post-biopsy-lcis-pleomorphic", "then:steps", "surveillance_after_biopsy:high_risk = for years"),
        ("post-biopsy-adh-left", "then:alternatives", "surveillance_after_biopsy:high_risk = if she prefers"),
        ("post-biopsy-alh", "then:steps", "routine = at the next planned time"),
        ("post-biopsy-fea-removed", "then:category", "2"),
        ("post-biopsy-adh-left", "then:message", "benign_result"),
        ("post-biopsy-invasive", "then:message", "benign_result"),
        ("post-biopsy-deeper-benign", "then:category", "2"),
        ("post-biopsy-ask-benign", "then:category", "2"),
        ("post-biopsy-not-taken", "then:steps", "repeat_biopsy = now"),
        ("post-biopsy-not-taken", "then:alternatives", "short_interval_follow_up = if she prefers"),
        ("post-biopsy-discordant-benign", "then:alternatives", "routine_screening = if she prefers"),
    ),
    *_table(
        "post_biopsy_management",
        False,
        ("post-biopsy-benign", "then:alternatives", "none"),
        ("post-biopsy-benign", "then:steps", "surgical_excision = now"),
        ("post-biopsy-benign-4c", "then:steps", "6 to 12 months", "60 to 120 months"),
        ("post-biopsy-fea-left", "then:steps", "; surveillance_after_biopsy:high_risk = afterwards", ""),
        (
            "post-biopsy-dcis",
            "then:steps",
            "; multidisciplinary_review:cancer = now: extent, any second site, and the plan of treatment",
            "",
        ),
        ("post-biopsy-alh", "then:follow_up", "none"),
        ("post-biopsy-alh", "then:message", "high_risk"),
        ("post-biopsy-missed-high-risk", "then:message", "missed"),
        (
            "post-biopsy-papilloma-removed",
            "then:steps",
            "imaging of the site for several years",
            "imaging of the site once",
        ),
        ("post-biopsy-radial-scar-removed", "then:follow_up", "5 years", "5 weeks"),
    ),
    *_table("post_biopsy_risk", True, ("post-biopsy-risk-high-benign", "then:routine", "routine_screening")),
    # reasons and sources
    *_table(
        "pattern",
        False,
        ("pattern-casting-ductal", "because", "78% (68 to 86)", "7.8% (6.8 to 8.6)"),
        ("pattern-coarse-one", "because", "13% (7 to 20)", "31% (7 to 20)"),
        ("pattern-amorphous-ductal", "because", "25.0% malignant", "2.50% malignant"),
        ("pattern-round-grouped", "because", "about 0.5%", "about 5%"),
        ("pattern-round-grouped", "cite", "medlineplus"),
        ("pattern-rod-unproven", "certainty", "agreed"),
        ("pattern-pleomorphic", "weight", "neutral"),
    ),
    *_table(
        "interval_change",
        False,
        ("change-suspicious-stable", "because", "does not clear", "clears"),
        ("change-suspicious-rising", "because", "37% of such cancers", "3.7% of such cancers"),
        ("change-suspicious-stable", "cite", "cbisddsm2017"),
    ),
    *_table(
        "post_biopsy_management",
        False,
        ("post-biopsy-adh-left", "because", "29% (26 to 32)", "2.9% (2.6 to 3.2)"),
        ("post-biopsy-papilloma-atypia", "because", "32% (23 to 41)", "23% (23 to 41)"),
        ("post-biopsy-adh-left", "cite", "mayo_calc"),
        ("post-biopsy-lcis-pleomorphic", "because", "40%", "4%"),
    ),
    # words
    *_text(
        "steps.toml",
        True,
        ("A normal ultrasound excludes nothing", "A normal ultrasound excludes cancer"),
        ("Suspicious calcifications still go to biopsy.", "Suspicious calcifications need no biopsy."),
        (
            'report = "Image-guided (stereotactic or tomosynthesis-guided) vacuum-assisted biopsy is',
            'report = "Routine screening is',
        ),
        (
            'patient = "Your treatment goes on as planned."',
            'patient = "Please keep coming to your usual screening."',
        ),
    ),
    *_text(
        "steps.toml",
        False,
        ('label = "Tangential view"', 'label = "True lateral view"'),
        ("6 months (that breast), 12 and 24 months", "16 months (that breast), 12 and 24 months"),
        ("cancer yield was 1.86%", "cancer yield was 18.6%"),
        ("(69 against 21%)", "(21 against 69%)"),
    ),
    *_text(
        "messages.toml",
        True,
        ("it could be cancer or an early form of it. It can still", "it cannot be cancer. It can still"),
        (
            "But they do not explain what else we see or you feel.",
            "Nothing needs to be done about anything else.",
        ),
        (
            "No cancer was found in the sample, but the specks themselves are not in it.",
            "No cancer was found.",
        ),
    ),
    *_text(
        "messages.toml",
        False,
        ("These specks are benign, which means they are not cancer.", "These specks are benign."),
        ("look again in six months", "look again in sixty months"),
        ("at most 2 in 100 turn out to be cancer", "at most 20 in 100 turn out to be cancer"),
    ),
    *_text(
        "categories.toml",
        False,
        ("> 2% to 10%", "> 2% to 100%"),
        ("high = 50", "high = 5"),
    ),
    *_text(
        "lexicon/histology.toml",
        True,
        ("I am sorry: the sample shows breast cancer.", "The sample shows a change."),
    ),
    *_text("lexicon/morphology.toml", False, ("less than 0.5 mm wide", "more than 0.5 mm wide")),
    *_text(
        "report.toml",
        True,
        ("Assessment of the examination: BI-RADS", "Assessment of the calcifications: BI-RADS"),
    ),
    # a second round, by somebody who had not seen what the first one proved
    *_table(
        "category",
        True,
        ("category-one-view", "then:verdict", "probably_benign"),
        ("category-unproven", "then:verdict", "benign"),
        ("category-low", "then:verdict", "benign"),
    ),
    *_table(
        "management",
        True,
        ("management-recall", "then:steps", "now: CC and true lateral", "in twelve months"),
        ("management-benign-recall", "then:steps", "now, at the same visit", "in six months"),
        ("management-benign-incomplete", "then:steps", "now, for what else", "in a year, for what else"),
        ("management-unproven", "then:steps", "confirmation = now", "confirmation = in six months"),
        ("management-one-view", "then:steps", "clean_skin = now", "clean_skin = at the next screening"),
        ("management-probably-benign-continued", "then:steps", "two to three years", "ten years"),
        ("management-probably-benign-continued", "then:follow_up", "6, 12, 24", "60, 120, 240"),
        (
            "management-highly-suggestive",
            "then:steps",
            "stereotactic_biopsy = now",
            "stereotactic_biopsy = in six months",
        ),
        (
            "management-highly-suggestive",
            "then:steps",
            "repeat_biopsy = if the result is benign, which would not explain these findings",
            "surveillance_after_biopsy = if the result is benign",
        ),
        (
            "management-recall-unproven",
            "then:steps",
            "recall_for_magnification = now",
            "recall_for_magnification = in a year",
        ),
        ("management-sample", "then:steps", "if benign and the result explains the findings", "if benign"),
    ),
    *_table(
        "alternatives",
        True,
        ("alternatives-probably-benign", "then:alternatives", "routine_screening = if she prefers"),
        ("alternatives-round-bed", "then:alternatives", ", within about three years of the treatment", ""),
        ("alternatives-amorphous", "then:alternatives", ", never as a routine substitute for biopsy", ""),
        ("alternatives-casting-both", "then:alternatives", "routine_screening = if alike in both breasts"),
        ("alternatives-round-open", "then:alternatives", "short_interval_follow_up = if she prefers"),
    ),
    *_table(
        "alternative_category",
        True,
        ("alternative-amorphous-ductal", "then:alternative_category", "4A"),
        ("alternative-coarse", "then:alternative_category", "2"),
        ("alternative-round-cancer", "then:alternative_category", "3"),
        ("alternative-pleomorphic-linear", "then:alternative_category", "4A"),
        ("alternative-agreed", "then:alternative_category", "2"),
    ),
    *_table(
        "routine_mammography",
        False,
        ("routine-usual", "then:routine", "routine_screening:during_treatment"),
    ),
    *_table(
        "prior_images",
        True,
        ("priors-wanted", "then:priors", "at the same time, if", "before any biopsy, if"),
    ),
    *_table(
        "patient_message",
        True,
        ("message-recall", "then:message", "probably_benign"),
        ("message-high", "then:message", "low"),
        ("message-highly-suggestive", "then:message", "moderate"),
        ("message-low", "then:message", "probably_benign"),
        ("message-one-view", "then:message", "benign"),
        ("message-moderate-ductal", "then:message", "moderate"),
    ),
    *_table("adjunct_imaging", False, ("adjunct-high", "then:later", "none")),
    *_table(
        "clinical_context",
        True,
        ("context-round-rising-bed-high-risk", "then:clinical_context", "surgical_bed"),
        ("context-suspicious-treated", "then:clinical_context", "standard"),
    ),
    *_table(
        "interval_change",
        True,
        ("change-round-resolving", "then:trend", "benign_by_stability"),
        ("change-indeterminate-stable", "then:trend", "long_stable"),
        ("change-suspicious-rising", "then:trend", "stable"),
    ),
    *_table(
        "adequacy",
        True,
        ("adequacy-on-slides-left", "then:adequacy", "lost"),
        ("adequacy-missed", "then:adequacy", "lost"),
    ),
    *_table(
        "concordance",
        True,
        ("concordance-5", "then:concordant", "ask"),
        ("concordance-stated-nonspecific", "then:concordant", "yes"),
        ("concordance-high-risk-mass", "then:concordant", "yes"),
    ),
    *_table(
        "post_biopsy_management",
        True,
        (
            "post-biopsy-ask-benign",
            "then:steps",
            "surveillance_after_biopsy = at 6 to 12 months; multidisciplinary_review:concordance = now",
        ),
        (
            "post-biopsy-ask-high-risk",
            "then:steps",
            "surgical_excision = if the result does not explain the findings; ",
            "",
        ),
        (
            "post-biopsy-deeper-excise",
            "then:steps",
            "; surgical_excision = of the lesion that was found, in any case",
            "",
        ),
        (
            "post-biopsy-deeper-malignant",
            "then:steps",
            "treatment_referral = now",
            "treatment_referral = in six months",
        ),
        (
            "post-biopsy-lost-benign-high",
            "then:steps",
            "repeat_biopsy = of the biopsy site, unless cancer is found",
            "surveillance_after_biopsy = if the team accepts the result",
        ),
        (
            "post-biopsy-doubtful-benign",
            "then:steps",
            "repeat_biopsy = now, unless the slides turn out to hold the calcifications of the mammogram",
            "surveillance_after_biopsy = at 6 to 12 months",
        ),
        ("post-biopsy-not-taken-low", "then:steps", "short_interval_follow_up = if", "routine = if"),
        ("post-biopsy-not-taken", "then:steps", "now, after localisation", "in a year"),
        ("post-biopsy-dcis", "then:message", "high_risk_operation"),
        ("post-biopsy-missed-malignant", "then:message", "missed"),
        (
            "post-biopsy-adh-left",
            "then:steps",
            "surgical_excision = now",
            "surgical_excision = if she wishes",
        ),
        (
            "post-biopsy-papilloma-left",
            "then:alternatives",
            ", under 10 mm and without lump or discharge",
            "",
        ),
        ("post-biopsy-fea-removed", "then:steps", "imaging of the site for several years", "at 6 months"),
        (
            "post-biopsy-discordant-lobular",
            "then:alternatives",
            "surveillance_after_biopsy:high_risk = if she prefers",
        ),
        ("post-biopsy-discordant-benign", "then:follow_up", "Routine mammography."),
        ("post-biopsy-missed-lobular", "then:follow_up", "none"),
        (
            "post-biopsy-discordant-benign",
            "then:steps",
            "repeat_biopsy = now",
            "repeat_biopsy = in two years",
        ),
        ("post-biopsy-missed-benign", "then:steps", "repeat_biopsy = now", "repeat_biopsy = in two years"),
        (
            "post-biopsy-deeper-benign",
            "then:steps",
            "repeat_biopsy = if no calcification turns up",
            "routine = if no calcification turns up",
        ),
        (
            "post-biopsy-invasive",
            "then:steps",
            "now: extent, any second site, and the plan of treatment",
            "in six months",
        ),
        (
            "post-biopsy-adh-removed",
            "then:alternatives",
            "no mass, concordant, at least 90% of the calcifications removed, two foci at most, no necrosis",
            "if she prefers",
        ),
        ("post-biopsy-doubtful-malignant", "then:message", "cancer"),
    ),
    *_table(
        "post_biopsy_risk",
        False,
        ("post-biopsy-risk-atypia", "then:later", "none"),
    ),
    *_text(
        "messages.toml",
        True,
        ("it looks like cancer, or an early form of it. We need", "it is probably harmless. We need"),
        ("needs a sample of its own before the operation", "needs nothing before the operation"),
        ("So we do not rely on it yet.", "So you can rely on it."),
        (
            "It was found on a mammogram, and often that means early.",
            "It was found on a mammogram, and nothing needs to be done.",
        ),
        ("We need a small sample soon. In about half", "In about a tenth"),
        (
            "please mention it to your family doctor, who",
            "you need not mention it to your family doctor, who",
        ),
        (
            "so we need a small sample. In most women the cause is harmless.",
            "but we need no sample. In most women the cause is harmless.",
        ),
        ("First we need better images.", "We do not need better images."),
        ("So the first sample did not answer the question.", "So the first sample answered the question."),
    ),
    *_text(
        "steps.toml",
        True,
        ("does not mean that you have cancer", "means that you have cancer"),
        (
            "Please do come to that first visit in six months",
            "Please do come to that first visit in six years",
        ),
        (
            'report = "Short-interval follow-up is recommended: mammography at 6, 12',
            'report = "Short-interval follow-up is recommended: mammography at 60, 12',
        ),
        (
            'report = "Recall for magnification views in CC and true lateral projection is recommended."',
            'report = "Recall for magnification views is not needed."',
        ),
        (
            'report = "Referral to the breast team for treatment is recommended."',
            'report = "No referral is needed."',
        ),
        ('patient = "We would like to take another sample. By', 'patient = "No other sample is needed. By'),
        ('report = "Targeted ultrasound is recommended for the', 'report = "No ultrasound is needed for the'),
        ('report = "Repeat biopsy is recommended."', 'report = "Repeat biopsy is not needed."'),
        (
            'report = "Mammography of the biopsied site at 6 to 12 months',
            'report = "Mammography of the biopsied site at 6 to 12 years',
        ),
        ('report = "Surgical excision is recommended."', 'report = "Surgical excision is not needed."'),
        (
            'report = "A true lateral magnification view is recommended',
            'report = "No true lateral magnification view is needed',
        ),
        (
            'report = "The view should be repeated after cleaning',
            'report = "The view need not be repeated after cleaning',
        ),
        (
            'report = "Vacuum-assisted excision is recommended."',
            'report = "Vacuum-assisted excision is not recommended."',
        ),
    ),
    *_text(
        "lexicon/histology.toml",
        True,
        (
            "the sample shows DCIS, an early form of breast cancer that",
            "the sample shows DCIS, a harmless change that",
        ),
    ),
    *_text(
        "lexicon/morphology.toml",
        True,
        (
            "a shape that is seen with cancer, or an early form of it, more often than other shapes are",
            "a harmless shape",
        ),
        ("a shape that needs a biopsy to explain it", "a shape that needs nothing"),
    ),
    *_text(
        "categories.toml",
        True,
        ('label = "High suspicion"', 'label = "Low suspicion"'),
        ("about 50 to 95 in every 100 women", "about 5 to 9 in every 100 women"),
        ("low = 95", "low = 5"),
    ),
    *_text("report.toml", True, ("BI-RADS {category}, {label}.", "BI-RADS 2, benign.")),
    *_text(
        "lexicon/associated.toml",
        True,
        (
            "There is also a mass in that place, and it needs its own answer.",
            "There is also a mass in that place.",
        ),
    ),
    *_text(
        "lexicon/symptoms.toml",
        True,
        ("You noticed a lump. It needs its own answer", "You noticed a lump. It needs no answer"),
    ),
    *_text("evidence/figures.csv", False, ("hwang2025,4.2 5.9", "hwang2025,4.2 9.5")),
    *_table(
        "clinical_context",
        True,
        ("context-round-beside-cancer", "because", "is not followed", "is followed"),
        ("context-round-high-risk", "then:clinical_context", "standard"),
    ),
    *_table(
        "suspicion", True, ("suspicion-round-associated", "because", "is not appropriate", "is appropriate")
    ),
    *_table(
        "adjunct_imaging", True, ("adjunct-sample-open", "because", "excludes nothing", "excludes cancer")
    ),
    *_table("category", True, ("category-screening", "because", "never gives", "gives")),
    *_table(
        "associated_findings", True, ("associated-distortion", "because", "is suspicious", "is harmless")
    ),
    *_table("adequacy", True, ("adequacy-missed", "because", "it was missed", "it was sampled")),
    *_table(
        "post_biopsy_management",
        True,
        ("post-biopsy-discordant-benign", "because", "is not followed: it is sampled again", "is followed"),
        (
            "post-biopsy-missed-malignant",
            "then:steps",
            "repeat_biopsy:second_focus",
            "short_interval_follow_up",
        ),
        ("post-biopsy-radial-scar-left", "then:steps", "vacuum_assisted_excision = now; ", ""),
    ),
    *_table("post_biopsy_risk", True, ("post-biopsy-risk-atypia", "because", "both breasts", "that breast")),
    *_table(
        "management",
        True,
        ("management-sample", "because", "Neither follow-up nor", "Follow-up or"),
        ("management-probably-benign", "then:steps", "at 6, 12 and 24 months", "at 12 and 24 months"),
    ),
    *_table("routine_mammography", True, ("routine-treated", "then:routine", "routine_screening")),
    *_table("prior_images", True, ("priors-wanted", "because", "never delay", "may delay")),
    *_text("messages.toml", True, ("not cancer", "no cause for treatment")),
    *_text("lexicon/morphology.toml", True, ("At least 0.5 mm thick", "At least 0.05 mm thick")),
    *_text("lexicon/histology.toml", True, ("2.3%", "0.3%")),
    *_text("claims.toml", False, ('cite = ["chlebowski2008", "cauley2013"]', 'cite = ["mayo_calc"]')),
]


if __name__ == "__main__":
    from collections import Counter

    counts: Counter[tuple[str, str]] = Counter()
    for fault in FAULTS:
        how = fault.caught()
        counts["grave" if fault.grave else "other", how or "NOT CAUGHT"] += 1
        print(how or "NOT CAUGHT", fault, flush=True)
    for (kind, how), count in sorted(counts.items()):
        print(f"{kind:<6} {how:<12} {count}")
