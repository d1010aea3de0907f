"""What the task force's own register says of driving factors: by rule, only of factors that may stand in a ranking."""

from dataclasses import dataclass

from naung.doors.desk.drivers.shown import kept_shown, speech
from naung.foundation.access.vocabulary import Actor, Permission
from naung.insight.drivers.queries import fit_kept, last_good_fit
from naung.insight.drivers.rules.sentences import beside, in_ranking
from naung.insight.drivers.vocabulary import LEVELS, Findings
from naung.methods.spatial.told import Fit

MAY_READ = Permission.INSIGHT_READ


@dataclass(frozen=True)
class FactorsFound:
    """The sentences of the last good fit at the finest level that names a factor, else at the coarsest that was fitted."""

    sentences: tuple[str, ...]  # none where no factor may be told
    made: str
    until: str


def found_factors(actor: Actor) -> FactorsFound | None:
    """The last good fit in sentences; None where nothing was fitted. The actor needs `MAY_READ`."""
    told = None
    for level in LEVELS:
        kept = last_good_fit(level, actor=actor)
        found = fit_kept(kept.id, actor=actor)[1] if kept else None
        if kept is None or not isinstance(found, Findings):
            continue
        row = kept_shown(kept)
        here = FactorsFound(_sentences(found), str(row["made"]), str(row["until"]))
        told = here if told is None or here.sentences else told
    return told


def _sentences(found: Findings) -> tuple[str, ...]:
    speaks, fit = speech(), found.fit
    assert isinstance(fit, Fit)
    names = {id(effect): factor for factor, effect in zip(found.factors, fit.effects, strict=True)}
    ranked = [(names[id(effect)], effect) for effect in in_ranking(found)]
    return tuple(
        beside(effect, speaks.name(factor), speaks.more(factor), speaks.say, speaks.times) for factor, effect in ranked
    )
