"""Trials: the lot is the test. What it sees, what it refuses to say, and what could be known before."""

import math

import numpy as np
import pytest

from naung.methods.experiments import (
    Design,
    Effect,
    Inconclusive,
    Why,
    comparison_areas,
    effect_of,
    known_from,
    paired,
    power_of,
    smallest_seen,
    stepped_wedge,
)
from naung.methods.experiments.inference import residuals


def counts_under(design: Design, ratio: float, *, seed: int, level: float = 40.0) -> np.ndarray:
    """Counts of unequal clusters with a common trend, multiplied where exposed."""
    rng = np.random.default_rng(seed)
    clusters, periods = design.exposed.shape
    trend = 1 + 0.3 * np.arange(periods)
    mean = level * rng.lognormal(0, 0.5, clusters)[:, None] * trend
    return rng.poisson(mean * np.where(design.exposed, ratio, 1.0))


def test_everybody_begins_once_and_stays_and_the_seed_is_the_lot() -> None:
    design = stepped_wedge(14, 5, seed=3, before=2, after=1)
    assert design.exposed.shape == (14, 8)
    assert not design.exposed[:, :2].any()
    assert design.exposed[:, -2:].all()
    assert (np.diff(design.exposed.astype(int), axis=1) >= 0).all()
    begun = design.exposed.sum(axis=0)
    assert set(np.diff(begun[1:7])) <= {2, 3}
    assert (stepped_wedge(14, 5, seed=3, before=2, after=1).exposed == design.exposed).all()
    assert (stepped_wedge(14, 5, seed=4, before=2, after=1).exposed != design.exposed).any()


def test_an_effect_under_a_rising_trend_is_found_with_its_interval() -> None:
    design = stepped_wedge(14, 5, seed=1)
    found = effect_of(counts_under(design, 0.5, seed=2), design, seed=1)
    assert isinstance(found, Effect)
    assert found.certain
    assert found.ratio is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.ratio < found.high < 1
    assert found.low < 0.5 < found.high


def test_a_trend_alone_is_no_effect() -> None:
    """Counts rise by a third each period; before-and-after would call it an effect."""
    design = stepped_wedge(14, 5, seed=1)
    rejections = 0
    for seed in range(40):
        found = effect_of(counts_under(design, 1.0, seed=seed), design, seed=seed, draws=99)
        assert isinstance(found, Effect)
        rejections += found.certain
        inside = (found.low is None or found.low <= 1) and (found.high is None or found.high >= 1)
        assert inside or found.certain  # test and interval say the same
    assert rejections <= 7  # of 40 at 5 %: more has a chance of one in five hundred


def test_units_of_counting_do_not_matter_and_clusters_may_come_in_any_order() -> None:
    design = stepped_wedge(8, 4, seed=1)
    counts = counts_under(design, 0.6, seed=5)
    one, tenfold = effect_of(counts, design, seed=1), effect_of(counts * 10, design, seed=1)
    assert isinstance(one, Effect)
    assert isinstance(tenfold, Effect)
    assert tenfold.p == one.p
    assert tenfold.ratio == pytest.approx(one.ratio, rel=1e-4)


def test_what_is_left_after_clusters_and_periods_sums_to_nothing() -> None:
    left = residuals(counts_under(stepped_wedge(9, 3, seed=1), 0.7, seed=1).astype(float))
    assert np.abs(left.sum(axis=0)).max() < 1e-9
    assert np.abs(left.sum(axis=1)).max() < 1e-9


def test_pairs_are_alike_and_one_of_each_begins() -> None:
    known = np.array([[1.0, 5], [9, 1], [1.1, 5], [9.2, 1], [5, 3], [5.1, 3.1], [30, 30]])
    design = paired(known, seed=2, before=3, after=3)
    assert design.pairs == ((0, 2), (1, 3), (4, 5))
    assert not design.exposed[6].any()
    for one, other in design.pairs:
        assert design.exposed[one].any() != design.exposed[other].any()
    assert design.ways == 8
    for order in design.draws(20, np.random.default_rng(1)):
        assert order.sum() == design.exposed.sum()
        assert not order[6].any()


@pytest.mark.parametrize(
    ("design", "why"),
    [
        (Design(np.zeros((6, 4), dtype=bool)), Why.NOBODY_EXPOSED),
        (Design(np.tile([False, False, True, True], (6, 1))), Why.ONLY_BEFORE_AND_AFTER),
        (paired(np.arange(8.0)[:, None], seed=1, before=2, after=2), Why.TOO_FEW_WAYS),
        (stepped_wedge(3, 3, seed=1), Why.TOO_FEW_WAYS),
    ],
)
def test_what_can_not_be_concluded_is_said_instead(design: Design, why: Why) -> None:
    found = effect_of(counts_under(design, 0.3, seed=1), design, seed=1)
    assert isinstance(found, Inconclusive)
    assert found.why is why


def test_counts_of_nothing_say_nothing() -> None:
    design = stepped_wedge(8, 4, seed=1)
    assert effect_of(np.zeros((8, 5)), design, seed=1) == Inconclusive(Why.NO_COUNTS, design.ways)


def test_the_lot_has_as_many_ways_as_orders_that_differ() -> None:
    assert stepped_wedge(4, 2, seed=1).ways == pytest.approx(6)
    assert stepped_wedge(8, 4, seed=1).ways == pytest.approx(math.factorial(8) / 2**4)


def test_power_is_the_size_without_an_effect_and_grows_with_it() -> None:
    history = counts_under(Design(np.zeros((14, 8), dtype=bool)), 1.0, seed=9, level=8)
    design = stepped_wedge(14, 5, seed=1)
    size, weak, strong = (power_of(history, design, ratio, seed=1) for ratio in (1.0, 0.7, 0.4))
    assert 0.03 <= size <= 0.07
    assert size < weak < strong


def test_few_cases_see_little_and_that_is_said_before() -> None:
    design = stepped_wedge(8, 4, seed=1)
    rich = np.random.default_rng(1).poisson(60, (8, 6))
    poor = np.random.default_rng(1).poisson(0.3, (8, 6))
    seen = smallest_seen(rich, design, seed=1)
    assert seen is not None
    assert 0.3 < seen < 0.95
    assert smallest_seen(poor, design, seed=1) is None
    upward = smallest_seen(rich, design, seed=1, more=True)
    assert upward is not None
    assert upward > 1


def test_scatter_beyond_chance_is_read_from_the_register() -> None:
    rng = np.random.default_rng(4)
    level = 30 * rng.lognormal(0, 0.5, 40)[:, None]
    assert known_from(rng.poisson(level, (40, 20))).scatter < 0.01
    assert known_from(rng.poisson(level * rng.gamma(5, 1 / 5, (40, 20)))).scatter == pytest.approx(0.2, abs=0.05)


def test_comparison_areas_are_the_most_alike_and_none_twice() -> None:
    assert comparison_areas([[1.0], [5.0]], [[5.2], [9.0], [1.1]]) == [2, 0]
    assert sorted(comparison_areas([[1.0], [1.0]], [[1.0], [2.0], [8.0]])) == [0, 1]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: stepped_wedge(3, 4, seed=1),
        lambda: stepped_wedge(8, 4, seed=1, before=0),
        lambda: paired([[1.0]], seed=1, before=1, after=1),
        lambda: Design(np.zeros((3, 2), dtype=bool), ((0, 1), (1, 2))),
        lambda: Design(np.zeros(3, dtype=bool)),
        lambda: comparison_areas([[1.0], [2.0]], [[1.0]]),
        lambda: effect_of([[1, -1]] * 8, stepped_wedge(8, 2, seed=1), seed=1),
        lambda: effect_of([[1, 2]] * 8, stepped_wedge(8, 2, seed=1), seed=1),
        lambda: power_of([[1, 2]] * 8, stepped_wedge(8, 2, seed=1), 0.0, seed=1),
        lambda: power_of([[1, 2]] * 9, stepped_wedge(8, 2, seed=1), 0.5, seed=1),
        lambda: known_from([[1, 2]]),
    ],
)
def test_what_is_no_design_and_no_count_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"[a-z]"):
        wrong()  # type: ignore[operator]  # a lambda of the table
