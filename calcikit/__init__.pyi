"""What `import calcikit as ck` offers; everything else lives in its subpackage."""

from . import evidence as evidence
from . import figures as figures
from . import progress as progress
from . import tables as tables
from ._data import Knowledge as Knowledge
from .cases import all_cases as all_cases
from .errors import CalcikitError as CalcikitError
from .errors import ImpossibleFinding as ImpossibleFinding
from .errors import UnknownTerm as UnknownTerm
from .evidence import outcomes as outcomes
from .evidence import outcomes_from_file as outcomes_from_file
from .evidence import pool_rates as pool_rates
from .evidence import predictive_value as predictive_value
from .exams import to_anki as to_anki
from .exams import to_gift as to_gift
from .exams import to_qti as to_qti
from .export import export_site as export_site
from .figures import forest_plot as forest_plot
from .figures import icon_array as icon_array
from .figures import map_plot as map_plot
from .local import use as use
from .progress import Progress as Progress
from .quickstart import help as help
from .quiz import drill_items as drill_items
from .simulator import Patch as Patch
from .simulator import simulate as simulate
from .tables import agreement_table as agreement_table
from .tables import answer_table as answer_table
from .tables import beyond_table as beyond_table
from .tables import category_table as category_table
from .tables import claim_table as claim_table
from .tables import evidence_table as evidence_table
from .tables import lexicon_table as lexicon_table
from .tables import myth_table as myth_table
from .tables import outcome_table as outcome_table
from .tables import show as show
from .tables import step_table as step_table
from .tables import what_if_table as what_if_table
from .tables import workup_table as workup_table
from .widgets import AfterBiopsy as AfterBiopsy
from .widgets import CaseWalk as CaseWalk
from .widgets import Contrast as Contrast
from .widgets import Drill as Drill
from .widgets import EvidenceLab as EvidenceLab
from .widgets import Explorer as Explorer
from .widgets import PatchViewer as PatchViewer
from .widgets import RealFilms as RealFilms
from .widgets import self_check as self_check
from .workup import BiopsyResult as BiopsyResult
from .workup import Finding as Finding
from .workup import Workup as Workup
from .workup import after_biopsy as after_biopsy
from .workup import every_finding as every_finding
from .workup import recommend as recommend
from .workup import what_if as what_if

__version__: str
__released__: str
__all__: list[str]

def __dir__() -> list[str]: ...
