"""What is believed before the figures are read: at fixed stops, so that nobody turns a screw until it fits."""

from collections.abc import Mapping
from dataclasses import dataclass

from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop
from naung.insight.drivers.vocabulary import Ground
from naung.methods.spatial.told import Priors

UNKNOWN_STOP = gettext_noop("Pilihan itu tidak ada. Pilih dari daftar.")
DEFAULTS = Priors()
RELIABILITY = (
    0.7  # of the ledger of effort: nobody has counted the same work twice, so it is a belief, and can be changed
)
HALF, WHOLE, DOUBLE = 0.5, 1.0, 2.0


@dataclass(frozen=True)
class Stop:
    """One answer to a question: its key, which numbers it sets, and its words."""

    key: str
    sets: Mapping[str, float]
    words: str


@dataclass(frozen=True)
class Belief:
    """One thing believed beforehand that may be changed: its word in addresses, its question, its stops from less to more."""

    key: str
    question: str
    stops: tuple[Stop, ...]
    usual: str
    of: tuple[Ground, ...] = (Ground.PUBLISHED, Ground.REGISTER)


def _times(names: tuple[str, ...], factor: float) -> dict[str, float]:
    return {name: getattr(DEFAULTS, name) * factor for name in names}


UNEVEN = ("blind_sd", "unexplained_sd")
BELIEFS = (
    Belief(
        "pengaruh",
        gettext_noop("Seberapa kuat satu faktor, menurut dugaan awal?"),
        (
            Stop("lemah", _times(("effect_sd",), HALF), gettext_noop("lemah")),
            Stop("sedang", _times(("effect_sd",), WHOLE), gettext_noop("sedang")),
            Stop("kuat", _times(("effect_sd",), DOUBLE), gettext_noop("kuat")),
        ),
        "sedang",
    ),
    Belief(
        "merata",
        gettext_noop("Seberapa tidak merata tempat-tempat diamati?"),
        (
            Stop("merata", _times(UNEVEN, HALF), gettext_noop("agak merata")),
            Stop("biasa", _times(UNEVEN, WHOLE), gettext_noop("tidak merata")),
            Stop("timpang", _times(UNEVEN, DOUBLE), gettext_noop("sangat tidak merata")),
        ),
        "biasa",
    ),
    Belief(
        "terlihat",
        gettext_noop("Berapa bagian kasus yang terlihat, menurut dugaan awal?"),
        (
            Stop("sepuluh", _times(("seen_share",), HALF), gettext_noop("satu dari sepuluh")),
            Stop("lima", _times(("seen_share",), WHOLE), gettext_noop("satu dari lima")),
            Stop("separuh", {"seen_share": 0.5}, gettext_noop("separuh")),
        ),
        "lima",
    ),
    Belief(
        "upaya",
        gettext_noop("Seberapa banyak upaya petugas menambah yang terlihat?"),
        (
            Stop("sedikit", _times(("effort_mean",), HALF), gettext_noop("sedikit")),
            Stop("cukup", _times(("effort_mean",), WHOLE), gettext_noop("cukup banyak")),
            Stop("banyak", _times(("effort_mean",), DOUBLE), gettext_noop("banyak sekali")),
        ),
        "cukup",
        (Ground.REGISTER,),
    ),
    Belief(
        "andal",
        gettext_noop("Seberapa andal catatan upaya menunjukkan upaya yang sebenarnya?"),
        (
            Stop("rendah", {"reliability": 0.5}, gettext_noop("separuh bedanya nyata, separuh kebetulan")),
            Stop("sedang", {"reliability": RELIABILITY}, gettext_noop("tujuh dari sepuluh bagian bedanya nyata")),
            Stop("tinggi", {"reliability": 0.9}, gettext_noop("hampir semua bedanya nyata")),
        ),
        "sedang",
        (Ground.REGISTER,),
    ),
)


def beliefs_of(ground: Ground) -> tuple[Belief, ...]:
    """The questions that a fit on this ground asks."""
    return tuple(belief for belief in BELIEFS if ground in belief.of)


def usual_stops(ground: Ground) -> dict[str, str]:
    """What is believed where nobody says otherwise."""
    return {belief.key: belief.usual for belief in beliefs_of(ground)}


def believed(ground: Ground, stops: Mapping[str, str]) -> tuple[Priors, float]:
    """The priors and the reliability of the ledger of effort at these stops; RuleBroken for a stop that is none.

    A belief that `stops` does not mention, or leaves empty, is as usual.
    """
    numbers: dict[str, float] = {}
    for belief in beliefs_of(ground):
        wanted = stops.get(belief.key) or belief.usual
        stop = next((each for each in belief.stops if each.key == wanted), None)
        if stop is None:
            raise RuleBroken(UNKNOWN_STOP, field=belief.key)
        numbers |= stop.sets
    reliability = numbers.pop("reliability", 1.0)
    return Priors(**numbers), reliability
