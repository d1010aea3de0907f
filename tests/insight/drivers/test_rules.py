"""Driving factors of the 14 kabupaten and kota: what may go in, what may be said, and the pictures."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest

from naung.foundation.errors import RuleBroken
from naung.foundation.places.rules.neighbours import neighbours
from naung.foundation.places.rules.shapes import shapes_for
from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.rules.fitting import kalbar, kalbar_problem
from naung.insight.drivers.rules.ingredients import chosen, factors_at, ingredients
from naung.insight.drivers.rules.pictures import Bar, Line, forest, rank_plot, three_rankings
from naung.insight.drivers.rules.sentences import (
    BLIND,
    NONE_NAMED,
    REFUSED,
    about_ranks,
    beside,
    in_ranking,
    ratio,
    standing,
)
from naung.insight.drivers.vocabulary import IF_WORDS, Findings, Standing
from naung.methods.spatial.adjacency import islands
from naung.methods.spatial.model import fitted
from naung.methods.spatial.refusals import Refusal
from naung.methods.spatial.told import Effect, Fit, Interval, Priors


@pytest.fixture(scope="module")
def found() -> Findings:
    run = kalbar(chosen())
    assert isinstance(run, Findings)
    return run


def effect(low: float, high: float, *, certain: bool) -> Effect:
    return Effect("f", Interval(low, (low + high) / 2, high), 0.7, 0.35, certain)


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        (effect(0.1, 0.9, certain=True), Standing.MORE),
        (effect(-0.9, -0.1, certain=True), Standing.FEWER),
        (effect(-0.1, 0.9, certain=True), Standing.OPEN),  # even if somebody says so: its interval holds zero
        (effect(0.0, 0.9, certain=True), Standing.OPEN),
        (effect(0.1, 0.9, certain=False), Standing.OPEN),  # effort unknown
    ],
)
def test_the_verdict_follows_from_the_interval(given: Effect, verdict: Standing) -> None:
    assert standing(given) is verdict
    said = beside(given, "Kemiskinan", "lebih miskin")
    assert ("belum dapat disimpulkan" in said) == (verdict is Standing.OPEN)


def test_an_interval_without_one_but_unknown_effort_says_what_could_have_made_it() -> None:
    assert BLIND in beside(effect(0.1, 0.9, certain=False), "Kemiskinan", "lebih miskin")
    assert BLIND not in beside(effect(-0.1, 0.9, certain=False), "Kemiskinan", "lebih miskin")


def test_an_open_factor_stands_in_no_ranking(found: Findings) -> None:
    assert in_ranking(found) == ()
    sure, open_, weaker = effect(-0.9, -0.1, certain=True), effect(-1, 9, certain=True), effect(0.1, 0.3, certain=True)
    mixed = replace(found, fit=replace(found.fit, effects=(open_, weaker, sure)))
    assert in_ranking(mixed) == (sure, weaker)


def test_one_week_of_operations_confirms_no_factor_and_names_no_area(found: Findings) -> None:
    assert not found.fit.may_confirm
    assert {standing(each) for each in found.fit.effects} == {Standing.OPEN}
    said = about_ranks(found, {area.code: area.code for area in found.ingredients}, IF_WORDS)
    assert NONE_NAMED in said
    assert not any("61." in line for line in said)
    widths = [area.rank.high - area.rank.low for area in found.fit.areas]
    assert np.mean(widths) >= 7


def test_every_declared_factor_converges_alone() -> None:
    for factor in factors_at(Level.REGENCY):
        assert isinstance(fitted(kalbar_problem([factor]), Priors()), Fit), factor.key


def test_at_most_two_factors_of_the_declared_list() -> None:
    assert [factor.key for factor in chosen()] == ["perbatasan", "kemiskinan"]
    assert len(chosen(("sekolah", "sekolah"))) == 1
    with pytest.raises(RuleBroken):
        chosen(("sekolah", "kemiskinan", "perbatasan"))
    with pytest.raises(RuleBroken, match="hujan"):
        chosen(("hujan",))


def test_what_goes_in_is_the_published_figures() -> None:
    areas = ingredients()
    assert len(areas) == 14
    assert sum(area.cases for area in areas) == 32
    assert {area.code: area.cases for area in areas}["61.03"] == 7


def test_two_factors_that_are_the_same_are_refused_in_words() -> None:
    (factor,) = chosen(("kemiskinan",))
    with pytest.raises(RuleBroken, match="sama atau hampir sama; pilih satu: kemiskinan, kembar"):
        kalbar_problem((factor, replace(factor, key="kembar")))


def test_every_refusal_of_the_method_has_its_sentence() -> None:
    assert set(REFUSED) == set(Refusal)
    assert all("%(about)s" in sentence for sentence in REFUSED.values())


@pytest.mark.parametrize(("level", "joined"), [(Level.REGENCY, 0), (Level.DISTRICT, 2), (Level.VILLAGE, 6)])
def test_the_shipped_neighbours_hang_together_and_are_the_areas_of_the_map(level: Level, joined: int) -> None:
    pairs, added = neighbours(level)
    names = sorted({code for pair in pairs for code in pair})
    assert names == sorted(shapes_for(level).paths)
    assert islands(names, pairs) == ()
    assert len(added) == joined
    assert neighbours(Level.COUNTRY) == ((), ())


def test_sentences_and_axes_take_the_readers_numbers(found: Findings) -> None:
    effect = found.fit.effects[0]
    assert re.search(r"\d,\d\d", beside(effect, "F", "lebih"))
    assert not re.search(r"\d,\d", beside(effect, "F", "more", number=lambda value: f"{value:.2f}"))
    bars, words = [Bar("F", ratio(effect.log_ratio), 0.7)], {"title": "t", "description": "d", "key": "a", "axis": "x"}
    assert ">0,25<" in forest(bars, **words)
    assert ">0.25<" in forest(bars, **words, number=lambda value: f"{value:g}")


def test_pictures_are_whole_carry_no_style_or_script_and_escape_names(found: Findings) -> None:
    bad = "<script>"
    lines = [Line(bad, (1.0, 2.0, None)), Line("b", (1.0, 1.0, 1.0))]
    drawn = [
        forest([Bar(bad, ratio(found.fit.effects[0].log_ratio), 0.7)], title=bad, description="d", key="a", axis=bad),
        rank_plot([(bad, area) for area in found.fit.areas], title="t", description="d", key="b", axis="x", count=14),
        three_rankings(lines, ("x", "y", "z"), title="t", description="d", key="c"),
    ]
    for picture in drawn:
        ET.fromstring(picture)
        assert bad not in picture
        assert "style" not in picture
    with pytest.raises(ValueError, match="key"):
        forest([], title="t", description="d", key='"', axis="x")
