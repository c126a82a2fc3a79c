"""The names of shapes and arrangements, in the order of the lexicon."""

DISTRIBUTIONS = ("diffuse", "regional", "grouped", "linear", "segmental")

MORPHOLOGIES = (
    "skin",
    "vascular",
    "coarse_popcorn",
    "large_rod_like",
    "round",
    "punctate",
    "rim",
    "dystrophic",
    "milk_of_calcium",
    "suture",
    "amorphous",
    "coarse_heterogeneous",
    "fine_pleomorphic",
    "fine_linear_branching",
)
