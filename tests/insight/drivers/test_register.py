"""Origins from the extract: what counts where, what is filled in, what refuses, and what is kept of a fit."""

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.errors import RuleBroken
from naung.foundation.places.rules.shapes import villages_without_outline
from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.rules import fitting
from naung.insight.drivers.rules.beliefs import believed, usual_stops
from naung.insight.drivers.rules.fitting import neighbours_of, register
from naung.insight.drivers.rules.ingredients import chosen, factors_at, ingredients_at, scaled
from naung.insight.drivers.rules.keeping import as_text, from_text
from naung.insight.drivers.rules.register import (
    LEFT_BEHIND,
    TOO_COARSE,
    TOO_FEW,
    UNKNOWN_CODE,
    effort_in,
    filled,
    not_enough,
    origins_in,
)
from naung.insight.drivers.rules.sentences import NOT_CONFIRMED, about_ranks, beside, in_ranking, why_open
from naung.insight.drivers.rules.telling import names_at
from naung.insight.drivers.vocabulary import IF_WORDS, Coarse, Findings, Ground, Origins, Question, Residents, Silent
from naung.insight.extract.vocabulary import Role
from naung.methods.spatial.adjacency import islands
from naung.methods.spatial.told import Diagnostics, NotConverged
from tests.cast import SINGKAWANG
from tests.insight.drivers.ground import UNTIL, YEARS, districts, ledger, regencies

MADE = datetime.fromisoformat("2026-07-02T01:00:00+07:00")
RESIDENTS = {area.code: area.residents for area in ingredients_at(Level.REGENCY)}


def origins(level: Level = Level.REGENCY) -> Origins:
    counts = regencies() if level is Level.REGENCY else districts()
    return origins_in(counts, ledger(), level, UNTIL)


@pytest.fixture(scope="module")
def found() -> Findings:
    run = register(Question(Level.REGENCY, (), {}), origins(), ledger(), MADE)
    assert isinstance(run, Findings)
    return run


def test_each_origin_counts_once_and_what_cant_be_placed_is_said() -> None:
    read = origins()
    assert read.years == YEARS
    assert read.months == (12, 12, 6)
    own = {key: n for key, n in regencies().items() if key[0] == Role.ORIGIN and len(key[1]) == 5 and key[2] != "*"}
    assert read.placed == sum(own.values())
    assert (read.wider, read.undated, read.elsewhere, read.unknown) == (11, 6, 9, 7)


def test_kecamatan_count_at_their_kabupaten_and_a_kabupaten_is_coarse_for_kecamatan() -> None:
    fine, wide = origins(Level.DISTRICT), origins_in(districts(), ledger(), Level.REGENCY, UNTIL)
    assert fine.wider == 9 * 14
    assert wide.wider == 0
    assert wide.placed == fine.placed + fine.wider


def villages(per: int = 6) -> dict[tuple[str, ...], int]:
    """Victims of every kelurahan of Singkawang, some told as their kecamatan or city only, and some of elsewhere."""
    own = {(Role.ORIGIN.value, area.code, "2025"): per for area in ingredients_at(Level.VILLAGE, SINGKAWANG)}
    return own | {
        (Role.ORIGIN, "61.72.01", "2025"): 7,
        (Role.ORIGIN, SINGKAWANG, "2024"): 5,
        (Role.ORIGIN, "61.01.01.2001", "2025"): 9,
        (Role.ORIGIN, "61", "2025"): 6,
    }


def test_kelurahan_count_inside_their_city_and_what_lies_outside_is_said() -> None:
    read = origins_in(villages(), ledger(), Level.VILLAGE, UNTIL, SINGKAWANG)
    assert (len(read.codes), read.placed, read.wider, read.elsewhere) == (26, 26 * 6, 12, 15)
    assert effort_in(ledger(), read) is None, (
        "effort is known for the whole city only, however it changes over the years"
    )
    assert not_enough(origins_in(villages(), ledger(), Level.VILLAGE, UNTIL, "61.01")) is not None
    undrawn, _name = villages_without_outline()[0]
    young = origins_in({(Role.ORIGIN.value, undrawn, "2025"): 6}, ledger(), Level.VILLAGE, UNTIL, undrawn[:5])
    assert [(each.within, each.count) for each in young.coarse] == [(undrawn.rpartition(".")[0], 6)]


def test_factors_of_kelurahan_and_desa_are_those_that_every_one_of_them_has() -> None:
    assert {factor.key for factor in factors_at(Level.VILLAGE, SINGKAWANG)} == {"perbatasan"}
    assert {factor.key for factor in factors_at(Level.VILLAGE, "61.01")} == {"perbatasan", "kota", "idm"}
    assert {factor.key for factor in factors_at(Level.VILLAGE, "61.05")} == {"perbatasan", "kota"}
    with pytest.raises(RuleBroken):
        chosen(("idm",), Level.VILLAGE, SINGKAWANG)


def test_villages_of_every_kabupaten_hang_together_for_a_fit() -> None:
    for area in ingredients_at(Level.REGENCY):
        origins = origins_in({}, ledger(), Level.VILLAGE, UNTIL, area.code)
        assert islands(origins.codes, neighbours_of(origins)) == ()
        assert set(names_at(Level.VILLAGE, area.code)) >= set(origins.codes)


def test_a_fit_of_kelurahan_confirms_nothing_even_where_residents_are_counted() -> None:
    read = origins_in(villages(), ledger(), Level.VILLAGE, UNTIL, SINGKAWANG)
    counted = Residents(dict.fromkeys(read.codes, 5000), ("Dukcapil",), MADE.date(), MADE.date())
    made = register(Question(Level.VILLAGE, (), {}, SINGKAWANG), read, ledger(), MADE, counted)
    assert isinstance(made, Findings)
    assert (made.fit.may_confirm, made.is_rough, in_ranking(made)) == (False, False, ())
    assert why_open(made) == NOT_CONFIRMED
    assert from_text(as_text(made)).within == SINGKAWANG


def test_an_area_of_no_map_is_named() -> None:
    for strange in ("61.99", "61.99.01"):
        with pytest.raises(RuleBroken) as wrong:
            origins_in({(Role.ORIGIN.value, strange, "2025"): 8}, ledger(), Level.REGENCY, UNTIL)
        assert wrong.value.message == UNKNOWN_CODE
        assert "61.99" in str(wrong.value)


def test_fewer_than_a_hundred_origins_draw_nothing_and_say_how_many() -> None:
    few = origins_in({(Role.ORIGIN.value, "61.01", "2025"): 99}, ledger(), Level.REGENCY, UNTIL)
    why = not_enough(few)
    assert why is not None
    assert why.message == TOO_FEW
    assert "99" in str(why)
    assert not_enough(origins_in({(Role.ORIGIN.value, "61.01", "2025"): 100}, ledger(), Level.REGENCY, UNTIL)) is None


def test_where_most_origins_are_wider_the_finer_level_is_refused() -> None:
    wide = origins_in(regencies(), ledger(), Level.DISTRICT, UNTIL)
    assert (why := not_enough(replace(wide, told=((100,) + (0,) * 2,) * 3))) is not None
    assert why.message == TOO_COARSE


@given(counts=st.lists(st.integers(0, 60), min_size=3, max_size=3), seed=st.integers(0, 99))
def test_filling_in_adds_everybody_once_inside_her_area_and_lessens_nothing(counts: list[int], seed: int) -> None:
    base = replace(origins(), coarse=tuple(Coarse("61", y, n) for y, n in zip(YEARS, counts, strict=True)))
    told = np.array(base.told)
    (table,) = filled(base, RESIDENTS, 1, seed)
    assert (table >= told).all()
    assert (table - told).sum(axis=0).tolist() == counts
    if max(counts) <= LEFT_BEHIND * len(base.codes):
        assert (table - told).max() <= LEFT_BEHIND


def test_effort_that_is_the_same_everywhere_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "FILLINGS", 1)
    read = origins()
    table = effort_in(ledger(), read)
    assert table is not None
    assert table.shape == (14, 3)
    assert effort_in(ledger(dict.fromkeys(read.codes, 40)), read) is None
    run = register(Question(Level.REGENCY, (), {}), read, ledger(dict.fromkeys(read.codes, 40)), MADE)
    assert isinstance(run, Findings)
    assert not run.fit.may_confirm


def test_a_fit_says_what_it_rests_on_and_records_only_what_the_extract_tells(found: Findings) -> None:
    assert found.ground is Ground.REGISTER
    assert found.register is not None
    assert (found.register.placed, found.register.effort, found.register.fillings) == (origins().placed, True, 10)
    assert all(area.cases == 0 or area.cases >= 5 for area in found.ingredients)
    silent = {area.code for area in found.ingredients if area.cases == 0}
    assert {area.name for area in found.fit.areas if area.recorded == 0} == silent


def test_what_is_kept_reads_back_the_same(found: Findings) -> None:
    again = from_text(as_text(found))
    assert as_text(again) == as_text(found)
    assert again.register == found.register
    assert again.factors == found.factors


def test_a_fit_that_did_not_converge_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    missed = NotConverged(("steps_refused",), Diagnostics(0, 0.0, 0.01, 0.1, (1.0, 1.0)))
    monkeypatch.setattr(fitting, "fitted_over", lambda *_given, **_more: missed)
    assert register(Question(Level.REGENCY, (), {}), origins(), ledger(), MADE) == Silent(("steps_refused",))


def test_only_factors_with_a_figure_everywhere_are_offered_at_a_level() -> None:
    assert {factor.key for factor in factors_at(Level.DISTRICT)} == {"perbatasan", "kota"}
    with pytest.raises(RuleBroken):
        chosen(("kemiskinan",), Level.DISTRICT)
    with pytest.raises(RuleBroken):
        chosen(("perbatasan", "kemiskinan", "sekolah"), Level.REGENCY)


def test_beliefs_stand_at_fixed_stops() -> None:
    priors, reliability = believed(Ground.REGISTER, usual_stops(Ground.REGISTER))
    assert (priors.effect_sd, reliability) == (0.7, 0.7)
    other, low = believed(Ground.REGISTER, {"terlihat": "separuh", "andal": "rendah"})
    assert (other.seen_share, low) == (0.5, 0.5)
    with pytest.raises(RuleBroken):
        believed(Ground.REGISTER, {"andal": "sempurna"})


def test_where_residents_were_only_shared_out_nothing_is_confirmed_and_no_kecamatan_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Many victims near the cities, and a ledger of effort: at kabupaten level a factor could be found, here none may be."""
    near = {area.code: scaled(chosen(("kota",), Level.DISTRICT)[0], area) for area in ingredients_at(Level.DISTRICT)}
    middle = sorted(near.values())[len(near) // 2]
    told = {(Role.ORIGIN.value, code, "2025-S1"): 40 if far <= middle else 5 for code, far in near.items()}
    made = register(
        Question(Level.DISTRICT, ("kota",), {}), origins_in(told, ledger(), Level.DISTRICT, UNTIL), ledger(), MADE
    )
    assert isinstance(made, Findings)
    effect = made.fit.effects[0]
    span = effect.log_ratio
    assert span.low > 0 or span.high < 0, "the interval leaves zero out, so that only the rule holds it back"
    assert not made.fit.may_confirm
    assert in_ranking(made) == ()
    names = names_at(Level.DISTRICT)
    said = about_ranks(made, names, IF_WORDS)
    assert not [name for name in names.values() if any(name in line for line in said)]
    assert "kira-kira" in beside(effect, "Jarak", "lebih jauh", rough=made.is_rough)
    assert why_open(made).startswith("Tidak ada faktor yang boleh dipastikan di tingkat ini: penduduk")
    whole = replace(made.fit, may_confirm=True)
    monkeypatch.setattr(fitting, "fitted_over", lambda *_given, **_more: whole)
    monkeypatch.setattr(fitting, "if_detection_is_wrong", lambda *_given: made.others)
    people = {code: 5_000 + 900 * number for number, code in enumerate(near)}
    counted = Residents(people, ("Dukcapil",), MADE.date(), MADE.date())
    same = register(
        Question(Level.DISTRICT, ("kota",), {}),
        origins_in(told, ledger(), Level.DISTRICT, UNTIL),
        ledger(),
        MADE,
        counted,
    )
    assert isinstance(same, Findings)
    assert {area.code: area.residents for area in same.ingredients} == people
    assert (same.is_rough, same.fit.may_confirm, why_open(same)) == (False, True, "")
    again = from_text(as_text(same))
    assert (again.register, again.is_rough) == (same.register, False)
