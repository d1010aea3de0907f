"""Fits: published counts, without an effort series and so without anything to confirm; the register's origins with its ledger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np

from naung.foundation.errors import RuleBroken
from naung.foundation.places.rules.neighbours import neighbours
from naung.foundation.places.rules.shapes import label_point, shapes_for
from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.rules.beliefs import believed, usual_stops
from naung.insight.drivers.rules.ingredients import PERIOD, chosen, ingredients, scaled
from naung.insight.drivers.rules.register import Matrix, as_ingredients, effort_in, filled, not_enough
from naung.insight.drivers.rules.sentences import refused
from naung.insight.drivers.vocabulary import (
    Factor,
    Findings,
    FromRegister,
    Ground,
    Ingredient,
    Origins,
    Question,
    Residents,
    Silent,
    Stage,
)
from naung.insight.extract.vocabulary import Values
from naung.methods.spatial.adjacency import Pair, joined_to_nearest
from naung.methods.spatial.model import SEED, fitted, fitted_over
from naung.methods.spatial.problem import Detection, Problem, problem_of
from naung.methods.spatial.refusals import Refused
from naung.methods.spatial.sensitivity import if_detection_is_wrong
from naung.methods.spatial.told import Fit, NotConverged, Priors

REPORT_MOVES = 200  # of the walk that checks a fit: a report may take a second
REGISTER_MOVES = 60  # of each of several walks: minutes for the 174 kecamatan
FILLINGS = 10  # of counts that are known to a wider area only; Rubin (1987): few are enough, more smooth the ends
MONTHS = 12
Progress = Callable[[int, int, str], None]


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


def register(
    question: Question,
    origins: Origins,
    effort: Mapping[Values, int],
    made_at: datetime,
    counted: Residents | None = None,
    progress: Progress = lambda done, of, stage: None,
) -> Findings | Silent:
    """What these factors show of where the register's victims came from, or why nothing is shown.

    RuleBroken in words: too few origins, an unknown factor or stop, or what the method refuses. `made_at`: of the extract;
    `counted`: residents that an office entered for every area, without which those of a finer level are only shared out.
    """
    if (why := not_enough(origins)) is not None:
        raise why
    factors, areas = chosen(question.factors, question.level, question.within), as_ingredients(origins, counted)
    stops = usual_stops(Ground.REGISTER) | {key: stop for key, stop in question.stops.items() if stop}
    priors, reliability = believed(Ground.REGISTER, stops)
    seen = effort_in(effort, origins)
    detection = Detection() if seen is None else Detection(seen, reliability)
    fillings = filled(origins, {area.code: area.residents for area in areas}, FILLINGS, SEED)
    steps = len(fillings) + 1
    progress(0, steps, Stage.FITTING)
    problems = [_problem(origins, counts, factors, areas, detection) for counts in fillings]
    fit = fitted_over(problems, priors, SEED, REGISTER_MOVES, tell=lambda done: progress(done, steps, Stage.FITTING))
    if isinstance(fit, NotConverged):
        return Silent(fit.reasons)
    progress(steps - 1, steps, Stage.IF_WRONG)
    others = if_detection_is_wrong(problems[0], priors, fit)
    if question.level is not Level.REGENCY and counted is None:
        fit = unconfirmed(fit)
    rest = FromRegister(
        origins.until, made_at, origins.years, origins.placed, origins.wider, origins.undated, origins.elsewhere,
        origins.unknown, seen is not None, reliability, len(fillings), stops,
        counted.sources if counted else (), (counted.first, counted.last) if counted else (),
    )  # fmt: skip
    return Findings(factors, areas, priors, _as_told(fit, areas), others, question.level, rest, question.within)


def unconfirmed(fit: Fit) -> Fit:
    """The same fit with nothing that may be said as found.

    Residents of a kecamatan are its kabupaten's, shared out by villages. Villages near a city are larger, so their kecamatan get
    too few people and too high a rate, which runs along the distance to a city: that alone can make a factor appear.
    """
    return replace(fit, may_confirm=False, effects=tuple(replace(each, certain=False) for each in fit.effects))


def _problem(
    origins: Origins, counts: Matrix, factors: Sequence[Factor], areas: Sequence[Ingredient], detection: Detection
) -> Problem:
    covered = np.array(origins.months) / MONTHS
    try:
        return problem_of(
            names=origins.codes,
            years=origins.years,
            counts=counts,
            exposure=np.outer([area.residents for area in areas], covered),
            factors={factor.key: [scaled(factor, area) for area in areas] for factor in factors},
            neighbours=neighbours_of(origins),
            detection=detection,
        )
    except Refused as wrong:
        raise RuleBroken(refused(wrong.code), about=", ".join(wrong.about)) from wrong


def neighbours_of(origins: Origins) -> Sequence[Pair]:
    """Which areas of a fit share a border.

    Inside one kabupaten or kota a piece cut off by the sea or by a neighbour's land is joined to the nearest village of its own.
    """
    known = set(origins.codes)
    inside = [pair for pair in neighbours(origins.level)[0] if known.issuperset(pair)]
    if origins.level is not Level.VILLAGE:
        return inside
    points = {code: label_point(path) for code, path in shapes_for(Level.VILLAGE, origins.within).paths.items()}
    return joined_to_nearest(origins.codes, inside, points)[0]


def _as_told(fit: Fit, areas: Sequence[Ingredient]) -> Fit:
    """The fit with recorded rates of what the extract tells, not of what was filled in."""
    people, cases = (np.array([getattr(area, name) for area in areas], dtype=float) for name in ("residents", "cases"))
    rates = cases / people / (cases.sum() / people.sum())
    ranks = [(rates > rate).sum() + ((rates == rate).sum() + 1) / 2 for rate in rates]
    told = zip(fit.areas, rates, ranks, strict=True)
    return replace(
        fit,
        areas=tuple(replace(area, recorded=float(rate), recorded_rank=float(rank)) for area, rate, rank in told),
    )
