from ._base import CalcikitWidget as CalcikitWidget
from .case_walk import CaseWalk as CaseWalk
from .drill import Drill as Drill
from .evidence_lab import EvidenceLab as EvidenceLab
from .explorer import AfterBiopsy as AfterBiopsy
from .explorer import Explorer as Explorer
from .patch_viewer import Contrast as Contrast
from .patch_viewer import PatchViewer as PatchViewer
from .real_films import RealFilms as RealFilms
from .self_check import SelfCheck as SelfCheck
from .self_check import self_check as self_check

__all__: list[str]
