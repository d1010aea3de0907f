"""Why a model is not fitted: one code and the names it is about, so that a page can say it in words."""

from enum import StrEnum


class Refusal(StrEnum):
    """What is wrong with what was given."""

    UNEQUAL_SHAPES = "unequal_shapes"
    TOO_FEW_AREAS = "too_few_areas"
    NEGATIVE_COUNT = "negative_count"
    NOTHING_RECORDED = "nothing_recorded"
    MISSING_COUNT = "missing_count"
    MISSING_EXPOSURE = "missing_exposure"
    ZERO_EXPOSURE = "zero_exposure"
    MISSING_FACTOR = "missing_factor"
    CONSTANT_FACTOR = "constant_factor"
    SAME_FACTORS = "same_factors"
    TOO_MANY_FACTORS = "too_many_factors"
    MISSING_EFFORT = "missing_effort"
    CONSTANT_EFFORT = "constant_effort"
    BAD_RELIABILITY = "bad_reliability"
    BAD_PRIOR = "bad_prior"
    NO_NEIGHBOURS = "no_neighbours"
    UNKNOWN_NEIGHBOUR = "unknown_neighbour"
    ISLANDS = "islands"


class Refused(ValueError):
    """Nothing is fitted. `code` says why; `about` names the areas, years or factors (at most a whole list of them)."""

    def __init__(self, code: Refusal, *about: str) -> None:
        super().__init__(f"{code.value}: {', '.join(about)}" if about else code.value)
        self.code = code
        self.about = about
