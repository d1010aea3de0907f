"""The 14 kabupaten and kota fitted: without an effort series, so that nothing can be confirmed whatever the figures look like."""

from collections.abc import Sequence

from naung.foundation.errors import RuleBroken
from naung.foundation.places.rules.neighbours import neighbours
from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.rules.ingredients import PERIOD, ingredients, scaled
from naung.insight.drivers.rules.sentences import refused
from naung.insight.drivers.vocabulary import Factor, Findings, Silent
from naung.methods.spatial.model import NotConverged, fitted
from naung.methods.spatial.problem import Detection, Priors, Problem, problem_of
from naung.methods.spatial.refusals import Refused
from naung.methods.spatial.sensitivity import if_detection_is_wrong

REPORT_MOVES = 200  # of the walk that checks a fit: a report may take a second


def kalbar_problem(factors: Sequence[Factor]) -> Problem:
    """The shipped figures as a problem; RuleBroken in words where the method refuses them."""
    areas = ingredients()
    try:
        return problem_of(
            names=[area.code for area in areas],
            years=[PERIOD],
            counts=[[area.cases] for area in areas],
            exposure=[area.residents for area in areas],
            factors={factor.key: [scaled(factor, area) for area in areas] for factor in factors},
            neighbours=neighbours(Level.REGENCY)[0],
            detection=Detection(),
        )
    except Refused as wrong:
        raise RuleBroken(refused(wrong.code), about=", ".join(wrong.about)) from wrong


def kalbar(factors: Sequence[Factor], priors: Priors | None = None) -> Findings | Silent:
    """What these factors show of the 14 areas, or why nothing is shown."""
    problem, priors = kalbar_problem(factors), priors or Priors()
    fit = fitted(problem, priors, moves=REPORT_MOVES)
    if isinstance(fit, NotConverged):
        return Silent(fit.reasons)
    return Findings(tuple(factors), ingredients(), priors, fit, if_detection_is_wrong(problem, priors, fit))
