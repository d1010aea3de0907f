"""Which factors, and what is believed before the figures are read: at fixed stops, so that nobody turns a screw until it fits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from naung.doors.desk.shell.words import language
from naung.foundation.words import gettext_noop
from naung.insight.drivers.rules.ingredients import declared
from naung.insight.drivers.vocabulary import MOST_AT_ONCE
from naung.methods.spatial.problem import Priors

NO_FACTOR = gettext_noop("Pilih satu atau dua faktor.")
TOO_MANY = gettext_noop("Pilih paling banyak dua faktor: untuk 14 wilayah, lebih dari itu yang tampak hanya kebetulan.")
UNKNOWN = gettext_noop("Pilihan itu tidak ada. Pilih dari daftar.")


@dataclass(frozen=True)
class Belief:
    """One prior that may be changed: its word in the address, its name in `Priors`, its question, its stops from less to more."""

    key: str
    name: str
    question: str
    stops: tuple[tuple[str, float, str], ...]  # key, value, words


DEFAULTS = Priors()
BELIEFS = (
    Belief(
        "pengaruh",
        "effect_sd",
        gettext_noop("Seberapa kuat satu faktor, menurut dugaan awal?"),
        (
            ("lemah", DEFAULTS.effect_sd / 2, gettext_noop("lemah")),
            ("sedang", DEFAULTS.effect_sd, gettext_noop("sedang")),
            ("kuat", DEFAULTS.effect_sd * 2, gettext_noop("kuat")),
        ),
    ),
    Belief(
        "merata",
        "blind_sd",
        gettext_noop("Seberapa tidak merata tempat-tempat diamati?"),
        (
            ("merata", DEFAULTS.blind_sd / 2, gettext_noop("agak merata")),
            ("biasa", DEFAULTS.blind_sd, gettext_noop("tidak merata")),
            ("timpang", DEFAULTS.blind_sd * 2, gettext_noop("sangat tidak merata")),
        ),
    ),
    Belief(
        "terlihat",
        "seen_share",
        gettext_noop("Berapa bagian kasus yang terlihat, menurut dugaan awal?"),
        (
            ("sepuluh", DEFAULTS.seen_share / 2, gettext_noop("satu dari sepuluh")),
            ("lima", DEFAULTS.seen_share, gettext_noop("satu dari lima")),
            ("separuh", 0.5, gettext_noop("separuh")),
        ),
    ),
)


@dataclass(frozen=True)
class Asked:
    """What a reader asked: factors by key, priors, the chosen stop of each belief by its key, and what is wrong with it."""

    factors: tuple[str, ...]
    priors: Priors
    stops: Mapping[str, str]
    problem: str


def asked_in(factors: Sequence[str], beliefs: Mapping[str, str]) -> Asked:
    """What an address asks; what it does not mention, or what is unknown and told so, is as declared.

    `beliefs`: the key of a belief to the key of its stop, empty where the address does not say.
    """
    known = {factor.key for factor in declared().factors}
    stops = {belief.key: beliefs[belief.key] or _standing(belief) for belief in BELIEFS}
    values = {belief.name: _value(belief, stops[belief.key]) for belief in BELIEFS}
    named = tuple(dict.fromkeys(factors))
    usual = tuple(factor.key for factor in declared().factors if factor.default)
    problem = _problem(named, known, any(beliefs.values()))
    if None in values.values():
        return Asked(usual, DEFAULTS, {belief.key: _standing(belief) for belief in BELIEFS}, _(UNKNOWN))
    changed = {name: value for name, value in values.items() if value is not None}
    return Asked(usual if problem or not named else named, Priors(**changed), stops, problem)


def _problem(named: Sequence[str], known: set[str], pressed: bool) -> str:
    if set(named) - known:
        return _(UNKNOWN)
    if len(named) > MOST_AT_ONCE:
        return _(TOO_MANY)
    return _(NO_FACTOR) if pressed and not named else ""


def _standing(belief: Belief) -> str:
    return next(key for key, value, _words in belief.stops if value == getattr(DEFAULTS, belief.name))


def _value(belief: Belief, stop: str) -> float | None:
    return next((value for key, value, _words in belief.stops if key == stop), None)


def shown(asked: Asked) -> dict[str, object]:
    """The form as a template takes it."""
    english = language() == "en"
    return {
        "problem": asked.problem,
        "factors": [
            {
                "key": factor.key,
                "name": factor.en if english else factor.id,
                "reason": factor.en_reason if english else factor.id_reason,
                "on": factor.key in asked.factors,
            }
            for factor in declared().factors
        ],
        "beliefs": [
            {
                "name": belief.key,
                "question": _(belief.question),
                "stops": [
                    {"key": key, "words": _(words), "on": asked.stops[belief.key] == key}
                    for key, _value, words in belief.stops
                ],
            }
            for belief in BELIEFS
        ],
    }
