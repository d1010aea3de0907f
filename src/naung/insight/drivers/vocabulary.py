"""The words of driving factors: what goes in, what a run found, and what may be said of one factor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naung.foundation.words import gettext_noop
from naung.methods.spatial.model import Fit
from naung.methods.spatial.problem import Priors
from naung.methods.spatial.sensitivity import If, Wrong

MOST_AT_ONCE = 2  # factors in one fit of 14 areas: more would fit the noise

IF_WORDS: Mapping[If, str] = {
    If.HALF_SEEN: gettext_noop("yang terlihat hanya separuh dari dugaan"),
    If.TWICE_SEEN: gettext_noop("yang terlihat dua kali dugaan"),
    If.TWICE_AS_UNEVEN: gettext_noop("pengamatan dua kali lebih tidak merata"),
    If.ALL_SEEN_ALIKE: gettext_noop("semua tempat diamati sama"),
}


class Standing(StrEnum):
    """What may be said of a factor. Only the first two may stand in a ranking, a print or a slide."""

    MORE = "lebih"
    FEWER = "kurang"
    OPEN = "belum"


STANDING_WORDS: Mapping[Standing, str] = {
    Standing.MORE: gettext_noop("kasus tercatat lebih banyak"),
    Standing.FEWER: gettext_noop("kasus tercatat lebih sedikit"),
    Standing.OPEN: gettext_noop("belum dapat disimpulkan"),
}


@dataclass(frozen=True)
class Factor:
    """One declared factor in both languages."""

    key: str
    id: str
    en: str
    column: str
    scale: str
    default: bool
    id_more: str
    en_more: str
    id_unit: str
    en_unit: str
    as_of: str
    id_reason: str
    en_reason: str


@dataclass(frozen=True)
class Declared:
    """The declared list: its day, its factors, and in both languages what is missing for all areas."""

    chosen_on: date
    factors: tuple[Factor, ...]
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Ingredient:
    """One area as it goes in: code, cases, residents, and the values of the factors as they are published."""

    code: str
    cases: int
    residents: int
    values: Mapping[str, float]


@dataclass(frozen=True)
class Findings:
    """A run that converged: what went in, what was believed, the fit, and the same if detection is not what was believed."""

    factors: tuple[Factor, ...]
    ingredients: tuple[Ingredient, ...]
    priors: Priors
    fit: Fit
    others: Mapping[If, Wrong]


@dataclass(frozen=True)
class Silent:
    """A run that shows nothing, and why, in the codes of the method."""

    reasons: tuple[str, ...]
