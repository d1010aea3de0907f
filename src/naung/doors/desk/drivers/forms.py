"""Which factors, and what is believed before the figures are read: at fixed stops, so that nobody turns a screw until it fits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from naung.doors.desk.shell.words import language
from naung.foundation.errors import RuleBroken
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.drivers.rules.beliefs import DEFAULTS, beliefs_of, believed, usual_stops
from naung.insight.drivers.rules.ingredients import factors_at
from naung.insight.drivers.vocabulary import MAPPED, MOST_AT_ONCE, Ground
from naung.methods.spatial.told import Priors

NO_FACTOR = gettext_noop("Pilih satu atau dua faktor.")
TOO_MANY = gettext_noop("Pilih paling banyak dua faktor: lebih dari itu yang tampak hanya kebetulan.")
UNKNOWN = gettext_noop("Pilihan itu tidak ada. Pilih dari daftar.")


@dataclass(frozen=True)
class Wanted:
    """What a reader asked: factors by key, priors, the chosen stop of each belief by its key, and what is wrong with it."""

    ground: Ground
    level: Level
    within: str
    factors: tuple[str, ...]
    priors: Priors
    stops: Mapping[str, str]
    problem: str


def wanted_in(
    factors: Sequence[str],
    beliefs: Mapping[str, str],
    ground: Ground = Ground.PUBLISHED,
    level: Level = Level.REGENCY,
    within: str = MAPPED,
) -> Wanted:
    """What a form asks; what it does not mention, or what is unknown and told so, is as declared.

    `beliefs`: the key of a belief to the key of its stop, empty where the form does not say.
    """
    offered = factors_at(level, within)
    known = {factor.key for factor in offered}
    usual = tuple(factor.key for factor in offered if factor.default)
    said = {key: stop for key, stop in beliefs.items() if stop}
    try:
        priors, _reliability = believed(ground, said)
    except RuleBroken:
        return Wanted(ground, level, within, usual, DEFAULTS, usual_stops(ground), _(UNKNOWN))
    named = tuple(dict.fromkeys(factors))
    problem = _problem(named, known, bool(said))
    kept = usual if problem or not named else named
    return Wanted(ground, level, within, kept, priors, usual_stops(ground) | said, problem)


def _problem(named: Sequence[str], known: set[str], pressed: bool) -> str:
    if set(named) - known:
        return _(UNKNOWN)
    if len(named) > MOST_AT_ONCE:
        return _(TOO_MANY)
    return _(NO_FACTOR) if pressed and not named else ""


def drawn(wanted: Wanted) -> dict[str, object]:
    """The form as a template takes it."""
    english = language() == "en"
    return {
        "problem": wanted.problem,
        "factors": [
            {
                "key": factor.key,
                "name": factor.en if english else factor.id,
                "reason": factor.en_reason if english else factor.id_reason,
                "on": factor.key in wanted.factors,
            }
            for factor in factors_at(wanted.level, wanted.within)
        ],
        "beliefs": [
            {
                "name": belief.key,
                "question": _(belief.question),
                "stops": [
                    {"key": stop.key, "words": _(stop.words), "on": wanted.stops[belief.key] == stop.key}
                    for stop in belief.stops
                ],
            }
            for belief in beliefs_of(wanted.ground)
        ],
    }
