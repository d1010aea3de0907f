"""The machine of stages, the clocks of protection, hearings, articles and settlement: rules over plain values."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.cases.vocabulary import Sexual
from naung.casework.proceedings.rules.charges import charge_text, check_article, elements_of, offered, read_charge
from naung.casework.proceedings.rules.feeds import MOST_READS, WINDOW, too_often, window_after
from naung.casework.proceedings.rules.hearings import check_end, check_planned, must_be_closed
from naung.casework.proceedings.rules.protection import acted_on, clocks_of, decide_by
from naung.casework.proceedings.rules.settling import NO_SETTLEMENT, settlement_answer
from naung.casework.proceedings.rules.stages import (
    AFTER,
    MOVES,
    ONLY_SEXUAL,
    came_in_with,
    check_step,
    check_withdrawal,
    day_of,
    in_order,
    lacks_of,
    next_kinds,
    protection_now,
    replayed,
    stage_of,
    waits_for_track,
)
from naung.casework.proceedings.vocabulary import (
    ChargeTold,
    ElementPart,
    ElementTold,
    HearingState,
    Matter,
    RunningClock,
    Stage,
    StepKind,
    StepTold,
    Where,
)
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import RuleBroken
from naung.foundation.law.queries import duty, shipped_law

K, S = StepKind, Stage
ZONES = [ZoneInfo("Asia/Pontianak"), ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")]
WIB = ZONES[0]
TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 15, 0, tzinfo=WIB)
USUAL = (
    K.REPORT,
    K.INQUIRY,
    K.INVESTIGATION,
    K.NOTIFIED,
    K.COMPLETE,
    K.CHARGED,
    K.TRIAL,
    K.DEMANDED,
    K.JUDGED,
    K.FINAL,
)
MOMENTS = st.datetimes(datetime(2023, 1, 1), datetime(2035, 12, 31))  # noqa: DTZ001  # Hypothesis adds the zone


def told(kind: K, on: date = TODAY, order: int = 0, at: datetime | None = None) -> StepTold:
    return StepTold(uuid4(), kind, on, order, at, True, "LP/B/12" if kind is K.REPORT else "")


def check(step: StepTold, *before: StepTold, sexual: Sexual = Sexual.YES, words: str = "Alasannya.") -> None:
    check_step(step, words, before, sexual=sexual, now=NOW)


def day_by_day(*kinds: K) -> list[StepTold]:
    """One a day, the last today."""
    first = TODAY - timedelta(days=len(kinds) - 1)
    return [told(kind, first + timedelta(days=n), n + 1) for n, kind in enumerate(kinds)]


def test_the_usual_way_from_the_report_to_the_end() -> None:
    written: list[StepTold] = []
    for each in day_by_day(*USUAL, K.EXECUTED):
        check(each, *written)
        written.append(each)
    assert stage_of(written) is S.EXECUTED
    assert next_kinds(S.EXECUTED) == ()
    assert next_kinds(S.JUDGED) == (K.APPEAL, K.CASSATION, K.FINAL)


@given(st.lists(st.tuples(st.sampled_from(K), st.integers(0, 12)), max_size=25))
def test_whatever_is_accepted_follows_one_another_and_stays_so_when_any_step_is_struck_out(
    tried: list[tuple[K, int]],
) -> None:
    written: list[StepTold] = []
    for order, (kind, before) in enumerate(tried):
        each = told(kind, TODAY - timedelta(days=before), order + 1)
        try:
            check(each, *written)
        except RuleBroken:
            continue
        written.append(each)
        assert replayed(written)[1] is None
    for each in written:
        if each.kind in AFTER:
            assert any(other.kind in AFTER[each.kind] and day_of(other) <= day_of(each) for other in written)
        try:
            check_withdrawal(each.id, written)
        except RuleBroken:
            continue
        rest = [other for other in written if other.id != each.id]
        assert replayed(rest)[1] is None
        for other in rest:
            if other.kind in AFTER:
                assert any(ground.kind in AFTER[other.kind] and day_of(ground) <= day_of(other) for ground in rest)


@given(st.lists(st.sampled_from(list(MOVES)), max_size=20))
def test_every_stage_that_steps_can_reach_is_declared_and_has_a_way_on_or_is_an_end(kinds: list[K]) -> None:
    stage, steps = S.NONE, []
    for order, kind in enumerate(kinds):
        if kind in next_kinds(stage):
            steps.append(told(kind, TODAY, order))
            stage = MOVES[kind][1]
    assert stage_of(steps) is stage
    assert next_kinds(stage) or stage is S.EXECUTED


def test_a_withdrawn_appeal_or_cassation_leads_to_the_end() -> None:
    for kinds in ((K.APPEAL,), (K.CASSATION,), (K.APPEAL, K.APPEAL_JUDGED, K.CASSATION)):
        steps = day_by_day(*USUAL[:9], *kinds, K.WITHDREW, K.FINAL, K.EXECUTED)
        for n, each in enumerate(steps):
            check(each, *steps[:n])
        assert stage_of(steps) is S.EXECUTED
    with pytest.raises(RuleBroken, match="belum bisa"):
        check(told(K.WITHDREW, order=99), *day_by_day(*USUAL[:9]))


def undated(*kinds: K, after: int = 0) -> list[StepTold]:
    """Steps of which nobody knows the day, written after so many others."""
    return [StepTold(uuid4(), kind, None, after + n + 1) for n, kind in enumerate(kinds)]


def test_a_file_that_came_in_mid_trial_needs_no_invented_day() -> None:
    report = told(K.REPORT, TODAY - timedelta(days=90), 1)
    past = undated(*came_in_with([report], K.TRIAL), after=1)
    assert [each.kind for each in past] == [K.INVESTIGATION, K.NOTIFIED, K.COMPLETE, K.CHARGED, K.TRIAL]
    written = [report]
    for each in past:
        check(each, *written)
        written.append(each)
    demanded = told(K.DEMANDED, TODAY, 9)
    check(demanded, *written)
    assert stage_of([*written, demanded]) is S.DEMANDED
    with pytest.raises(RuleBroken, match="Coret dahulu"):
        check_withdrawal(past[0].id, [*written, demanded])
    with pytest.raises(RuleBroken, match="Isi harinya"):
        check(StepTold(uuid4(), K.ASKED, None, 9), *written)
    for wrong in (K.REPORT, K.TRIAL, K.PROGRESS):
        with pytest.raises(RuleBroken, match="lebih jauh"):
            came_in_with(written, wrong)
    said = lacks_of(written, accused=1, charges=1, hearings_planned=1, since=None)
    assert [each.values for each in said] == [{"n": 5}]
    assert clocks(*undated(K.REPORT)) == {}


@given(st.lists(st.tuples(st.sampled_from(list(MOVES)), st.one_of(st.none(), st.integers(0, 9))), max_size=20))
def test_days_that_nobody_knows_never_break_the_order(tried: list[tuple[K, int | None]]) -> None:
    written: list[StepTold] = []
    for order, (kind, before) in enumerate(tried):
        on = None if before is None else TODAY - timedelta(days=before)
        each = StepTold(uuid4(), kind, on, order + 1, None, True, "LP/B/12")
        try:
            check(each, *written)
        except RuleBroken:
            continue
        written.append(each)
        assert replayed(written)[1] is None


def test_only_protection_that_can_be_recorded_is_offered() -> None:
    report = day_by_day(K.REPORT)
    assert protection_now([], Sexual.UNKNOWN) == (K.ASKED,)
    assert protection_now(report, Sexual.UNKNOWN) == (K.ASKED,)
    assert protection_now(report, Sexual.YES) == (K.SHELTERED, K.ASKED, K.RESTRAINED)
    later = day_by_day(K.REPORT, K.ASKED, K.RESTRAINED, K.RENEWAL_ASKED)
    assert K.RENEWAL_ASKED not in protection_now(later, Sexual.YES)
    for kind in protection_now(later, Sexual.YES):
        check(told(kind, order=9), *later)


def test_while_nobody_decided_the_track_the_shortest_clock_is_told() -> None:
    report = told(K.REPORT, TODAY, 1, NOW)
    until = decide_by([report], shipped_law(), calendar=Calendar(), tz=WIB)
    assert until == NOW + timedelta(hours=24)
    assert [waits_for_track([report], each, S.REPORTED) for each in Sexual].count(True) == 1
    assert not waits_for_track([], Sexual.UNKNOWN, S.NONE)
    assert not waits_for_track([report], Sexual.UNKNOWN, S.STOPPED)


def test_a_verdict_before_a_charge_is_refused_with_what_must_stand_first() -> None:
    steps = day_by_day(K.REPORT, K.INVESTIGATION)
    with pytest.raises(RuleBroken) as refused:
        check(told(K.JUDGED), *steps)
    assert refused.value.values == {"stage": "Penyidikan", "before": "Tuntutan dibacakan"}
    charged = day_by_day(*USUAL[:8])
    with pytest.raises(RuleBroken) as early:
        check(told(K.JUDGED, charged[3].on, 99), *charged)
    assert (early.value.field, early.value.values["on"]) == ("on", TODAY)


def test_a_step_that_was_forgotten_is_written_down_late_in_its_place() -> None:
    steps = day_by_day(K.REPORT, K.INVESTIGATION, K.NOTIFIED)
    check(told(K.INQUIRY, steps[0].on, 9), *steps)
    with pytest.raises(RuleBroken):
        check(told(K.INQUIRY, TODAY, 9), *steps)


def test_days_to_come_reports_without_number_and_ends_without_reason_are_refused() -> None:
    for kind, wrong, field in (
        (K.PROGRESS, TODAY + timedelta(days=1), "on"),
        (K.REPORT, TODAY + timedelta(days=1), "on"),
    ):
        with pytest.raises(RuleBroken) as refused:
            check(told(kind, wrong), *day_by_day(K.REPORT))
        assert refused.value.field == field
    with pytest.raises(RuleBroken) as later:
        check(told(K.REPORT, at=NOW + timedelta(minutes=1)))
    assert later.value.field == "at"
    with pytest.raises(RuleBroken, match="nomor laporan"):
        check(StepTold(uuid4(), K.REPORT, TODAY, 1))
    with pytest.raises(RuleBroken, match="alasannya"):
        check(told(K.STOPPED, order=9), *day_by_day(K.REPORT), words=" ")


def test_protection_of_the_other_track_waits_for_a_decision_and_a_request_to_lpsk_does_not() -> None:
    report = day_by_day(K.REPORT)
    for kind in ONLY_SEXUAL:
        for sexual in (Sexual.NO, Sexual.UNKNOWN):
            with pytest.raises(RuleBroken, match="jalurnya"):
                check(told(kind, order=5), *report, sexual=sexual)
    check(told(K.ASKED, order=5), *report, sexual=Sexual.NO)


def test_a_restraint_is_renewed_once() -> None:
    steps = day_by_day(K.REPORT, K.RESTRAINED, K.RENEWAL_ASKED, K.RENEWED)
    for again in (K.RENEWAL_ASKED, K.RENEWED):
        with pytest.raises(RuleBroken, match="satu kali"):
            check(told(again, order=9), *steps)
    check(told(K.RENEWAL_ASKED, order=10), *steps, told(K.RESTRAINED, order=9))
    with pytest.raises(RuleBroken, match="berdiri di atas ini"):
        check_withdrawal(steps[1].id, steps)


def clocks(*steps: StepTold, sexual: Sexual = Sexual.YES, tz: ZoneInfo = WIB) -> dict[str, RunningClock]:
    found = clocks_of(steps, shipped_law(), sexual=sexual, calendar=Calendar(), tz=tz)
    return {each.code: each for each in found}


@given(MOMENTS, st.sampled_from(ZONES), st.integers(-1, 1))
def test_shelter_is_due_on_the_hour_in_every_zone_and_on_both_sides(moment: datetime, tz: ZoneInfo, side: int) -> None:
    began = moment.replace(tzinfo=tz)
    report = told(K.REPORT, began.date(), 1, began)
    due = clocks(report, tz=tz)["perlindungan_sementara"]
    assert due.due_at == began + timedelta(hours=24)
    assert acted_on(clocks(report, tz=tz).values(), tz) == due.due_at
    given_at = began + timedelta(hours=24, seconds=side)
    done = clocks(report, told(K.SHELTERED, given_at.date(), 2, given_at), tz=tz)
    assert done["perlindungan_sementara"].in_time is (side <= 0)
    assert done["permintaan_ke_lpsk"].due_at == given_at + timedelta(hours=24)
    assert (done["lama_perlindungan_sementara"].due_on - given_at.date()).days == 14
    asked = clocks(
        report, told(K.SHELTERED, given_at.date(), 2, given_at), told(K.ASKED, given_at.date(), 3, given_at), tz=tz
    )
    assert asked["permintaan_ke_lpsk"].in_time is True
    assert acted_on(asked.values(), tz) is None


def test_without_its_hour_a_clock_counts_from_the_start_of_the_day_and_does_not_guess() -> None:
    report = told(K.REPORT, TODAY, 1)
    due = clocks(report)["perlindungan_sementara"]
    assert due.due_at == datetime.combine(TODAY + timedelta(days=1), time.min, WIB)
    same_day = told(K.SHELTERED, TODAY + timedelta(days=1), 2)
    assert clocks(report, same_day)["perlindungan_sementara"].in_time is None
    assert clocks(report, told(K.SHELTERED, TODAY, 2))["perlindungan_sementara"].in_time is True


@given(st.dates(date(2023, 1, 1), date(2035, 12, 31)), st.sampled_from(ZONES), st.integers(-1, 1))
def test_renewal_is_asked_seven_days_before_the_six_months_end(on: date, tz: ZoneInfo, side: int) -> None:
    restrained = told(K.RESTRAINED, on, 1)
    running = clocks(restrained, tz=tz)
    whole, ask = running["pembatasan_gerak"], running["minta_perpanjangan_gerak"]
    assert (whole.due_on.year * 12 + whole.due_on.month) - (on.year * 12 + on.month) == 6
    assert whole.due_on.day <= on.day
    assert (whole.due_on - ask.due_on).days == 7
    asked_on = ask.due_on + timedelta(days=side)
    asked = told(K.RENEWAL_ASKED, asked_on, 2)
    assert clocks(restrained, asked, tz=tz)["minta_perpanjangan_gerak"].in_time is (side <= 0)
    renewed = clocks(restrained, asked, told(K.RENEWED, asked_on, 3), tz=tz)["pembatasan_gerak"]
    assert (renewed.due_on.year * 12 + renewed.due_on.month) - (on.year * 12 + on.month) == 12


def test_on_another_track_no_such_clock_runs() -> None:
    steps = [told(K.REPORT, TODAY, 1, NOW), told(K.ASKED, TODAY, 2, NOW)]
    for sexual in (Sexual.NO, Sexual.UNKNOWN):
        assert clocks(*steps, sexual=sexual) == {}


@given(st.integers(-400, 1500))
def test_a_hearing_lies_ahead(hours: int) -> None:
    at = NOW + timedelta(hours=hours)
    if hours <= 0:
        with pytest.raises(RuleBroken, match="sudah lewat") as refused:
            check_planned(at, NOW)
        assert refused.value.field == "at"
    else:
        check_planned(at, NOW)


def test_what_may_become_of_a_hearing() -> None:
    ahead, past = NOW + timedelta(days=1), NOW - timedelta(days=1)

    def ends(to: HearingState, at: datetime, words: str = "Saksi sakit.", again: datetime | None = None) -> None:
        check_end(HearingState.PLANNED, to, at=at, again=again, words=words, now=NOW)

    ends(HearingState.HELD, past, "")
    ends(HearingState.POSTPONED, ahead, again=ahead + timedelta(days=7))
    ends(HearingState.CANCELLED, ahead)
    for to, at, words, again in (
        (HearingState.HELD, ahead, "x", None),
        (HearingState.PLANNED, ahead, "x", None),
        (HearingState.POSTPONED, ahead, " ", None),
        (HearingState.POSTPONED, ahead, "x", past),
    ):
        with pytest.raises(RuleBroken):
            ends(to, at, words, again)
    with pytest.raises(RuleBroken, match="sudah dicatat"):
        check_end(HearingState.HELD, HearingState.CANCELLED, at=past, again=None, words="x", now=NOW)
    assert [must_be_closed(child=child, asked=asked) for child in (True, False) for asked in (True, False)] == [
        True, True, True, False,
    ]  # fmt: skip


def test_articles_follow_the_day_of_the_act_and_its_way() -> None:
    law = shipped_law()

    def codes(on: date, where: Where) -> set[str]:
        return {row.code for row in offered(law, VagueDate.on(on), where)}

    old, new = codes(date(2025, 12, 31), Where.DOMESTIC), codes(date(2026, 1, 2), Where.DOMESTIC)
    assert ("UU21/2007:2" in old, "KUHP:455" in old) == (True, False)
    assert ("UU21/2007:2" in new, "KUHP:455" in new) == (False, True)
    assert "UU21/2007:4" in codes(date(2026, 3, 1), Where.OUTBOUND) - new
    with pytest.raises(RuleBroken, match="tidak berlaku"):
        check_article(law, "UU21/2007:2", VagueDate.on(date(2026, 3, 1)), Where.DOMESTIC)
    with pytest.raises(RuleBroken, match="arah"):
        check_article(law, "UU21/2007:4", VagueDate.on(date(2026, 3, 1)), Where.DOMESTIC)
    for wrong in ("entah", "UU21/2007:18"):
        with pytest.raises(RuleBroken, match="Pilih pasal"):
            check_article(law, wrong, VagueDate.unknown(), Where.DOMESTIC)
    assert elements_of(law.offences["KUHP:455"]) == tuple(ElementPart)
    assert elements_of(law.offences["UU35/2014:76F"]) == (ElementPart.PROCESS, ElementPart.PURPOSE)


@given(st.text(max_size=40), st.sampled_from(Where), st.booleans())
def test_a_charge_is_read_as_it_was_written(words: str, where: Where, tied: bool) -> None:
    element = ElementTold(uuid4() if tied else None, None, words)
    charge = ChargeTold("KUHP:455", VagueDate.on(TODAY), where, {ElementPart.MEANS: element})
    assert read_charge(charge_text(charge)) == charge


def test_trafficking_is_never_settled_and_other_tracks_stay_open() -> None:
    law, house = (settlement_answer(Matter.TRAFFICKING, sexual) for sexual in (Sexual.YES, Sexual.NO))
    assert (law.may, law.duty, law.house) == (False, NO_SETTLEMENT, False)
    assert duty(NO_SETTLEMENT).pasal == "23"
    assert (house.may, house.duty, house.house) == (False, "", True)
    assert settlement_answer(Matter.TRAFFICKING, Sexual.UNKNOWN) == house
    for matter in set(Matter) - {Matter.TRAFFICKING}:
        assert settlement_answer(matter, Sexual.YES).may


def test_what_a_stage_lacks() -> None:
    def said(*kinds: K, **known: int) -> list[str]:
        given = {"accused": 1, "charges": 1, "hearings_planned": 1, **known}
        steps = [
            StepTold(each.id, each.kind, each.on, each.order, None, each.kind is not K.COMPLETE)
            for each in day_by_day(*kinds)
        ]
        return [each.words for each in lacks_of(steps, since=None, **given)]

    assert len(said()) == 1
    assert said(*USUAL[:4]) == []
    assert said(*USUAL[:4], charges=0) == ["Belum ada pasal bagi seorang terduga."]
    assert said(*USUAL[:6], hearings_planned=0) == [
        "Surat untuk “%(what)s” belum disimpan.", "Belum ada sidang berikut yang direncanakan.",
    ]  # fmt: skip
    old = lacks_of(day_by_day(K.REPORT), accused=1, charges=0, hearings_planned=0, since=TODAY)
    assert [each.values for each in old] == [{"since": TODAY}]


@given(st.lists(st.integers(0, 90), max_size=200))
def test_no_hour_holds_more_readings_of_a_calendar_than_its_limit_twice(gaps: list[int]) -> None:
    now, started, reads, served = NOW, None, 0, []
    for gap in gaps:
        now += timedelta(seconds=gap)
        started, reads = window_after(started, reads, now)
        if not too_often(reads):
            served.append(now)
    for moment in served:
        assert sum(moment <= each < moment + WINDOW for each in served) <= 2 * MOST_READS


def test_steps_of_one_day_stand_as_they_were_written() -> None:
    first, second = told(K.REPORT, order=1), told(K.INVESTIGATION, order=2)
    assert in_order([second, first]) == [first, second]
