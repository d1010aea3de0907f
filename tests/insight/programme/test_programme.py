"""The year is written down by whoever leads or coordinates, keeps what it replaces, and says what is late."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from naung.foundation.errors import NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.organisations.models import TaskForce as Row
from naung.insight.programme.actions import (
    add_decision,
    change_target,
    finish_decision,
    record_decree,
    record_training,
    step_target,
    write_minutes,
)
from naung.insight.programme.queries import (
    decisions_late,
    decree_in_force,
    meeting_for,
    plan_in_force,
    proposed_for,
    target_for,
    targets_of,
    trainings,
)
from naung.insight.programme.rules import TableWrong, next_report, read_duties, read_posts, runs_out, shipped_duties
from naung.insight.programme.vocabulary import State
from tests.cast import HAMDAN, KARTIKA, RINA, SARI, TaskForce, load_regions
from tests.insight.programme.told import a_decision, a_plan, a_target, days, decree, joined, target, training


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 2, 1), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2026, 7, 1)),
        (date(2026, 7, 20), date(2026, 7, 1)),
        (date(2026, 8, 1), date(2027, 1, 1)),
        (date(2027, 1, 31), date(2027, 1, 1)),
        (date(2025, 6, 1), date(2026, 7, 1)),
        (date(2027, 9, 1), date(2028, 1, 1)),
        (date(2028, 2, 1), None),
    ],
)
def test_a_plan_is_reported_on_at_its_own_rhythm_until_it_ends(today: date, due: date | None) -> None:
    assert next_report(2026, 2027, 6, today) == due


def test_a_decree_warns_a_quarter_before_it_ends_and_one_without_end_never() -> None:
    today = date(2026, 11, 28)
    assert runs_out(date(2027, 2, 1), today)
    assert runs_out(date(2026, 1, 1), today)
    assert not runs_out(date(2027, 6, 1), today)
    assert not runs_out(None, today)


def test_posts_are_read_one_a_line_and_half_a_line_is_refused() -> None:
    assert [each.title for each in read_posts("Ketua = Wali Kota\n\n Sekretaris =Dinas P3A ")] == [
        "Ketua",
        "Sekretaris",
    ]
    for typed in ("Ketua", "Ketua =", "= Dinas", "  \n"):
        with pytest.raises(RuleBroken):
            read_posts(typed)


def test_six_duties_with_basis_and_mark_and_an_expired_basis_is_told() -> None:
    duties = {each.number: each for each in shipped_duties()}
    assert list(duties) == ["I", "II", "III", "IV", "V", "VI"]
    assert (duties["IV"].mark, duties["IV"].number_mark) == ("V", "V")
    assert {each.number_mark for each in duties.values() if each.number != "IV"} == {"M"}
    assert duties["IV"].in_force(date(2026, 11, 28))
    assert not duties["I"].in_force(date(2026, 11, 28))
    with pytest.raises(TableWrong):
        read_duties(
            '[[duty]]\ncode = "x"\nnumber = "I"\nid = "A"\nen = "A"\nlegal_basis = ""\nmark = "V"\nnumber_mark = "V"'
        )


@pytest.mark.django_db
def test_the_decree_of_the_first_day_holds_until_a_newer_one_is_written_down(force: TaskForce) -> None:
    kartika = joined(KARTIKA, force)
    assert decree_in_force(actor=kartika) is None
    Row.objects.create(id=1, name="GT", decree="474.24/114", decreed_on=date(2018, 5, 1), begun_at=timezone.now())
    first = decree_in_force(actor=kartika)
    assert first is not None
    assert (first.number, first.recorded, first.posts) == ("474.24/114", False, ())
    record_decree(told=decree(), by=kartika)
    record_decree(told=decree(number="lama", decreed_on=days(-900), valid_until=days(-100)), by=kartika)
    now = decree_in_force(actor=kartika)
    assert now is not None
    assert (now.number, now.runs_out, now.posts[0].institution) == ("100.3/12/2026", False, "Polres Singkawang")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": " "}, "number"),
        ({"decreed_on": date(2090, 1, 1)}, "decreed_on"),
        ({"valid_until": date(2001, 1, 1)}, "valid_until"),
        ({"posts": ()}, "posts"),
    ],
)
def test_a_decree_that_cannot_be_is_refused_beside_its_field(
    force: TaskForce, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(Problems) as refused:
        record_decree(told=decree(**wrong), by=joined(KARTIKA, force))
    assert field in [each.field for each in refused.value.problems]


@pytest.mark.django_db
def test_a_training_is_due_again_until_it_is_held_again(force: TaskForce) -> None:
    kartika, desk = joined(KARTIKA, force), force.service.id
    record_training(told=training(desk), by=kartika)
    record_training(told=training(force.police.id), by=kartika)
    assert [each.due for each in trainings(actor=kartika)] == [True, True]
    record_training(told=training(desk, held_on=days(-2), due_on=days(300)), by=kartika)
    assert {each.desk: each.due for each in trainings(actor=kartika) if each.held_on == days(-400)} == {
        desk: False,
        force.police.id: True,
    }
    wrong: dict[str, Any]
    for wrong in ({"passed": 25}, {"took_part": -1}, {"held_on": days(1)}, {"desk": None}, {"topic": ""}):
        with pytest.raises(Problems):
            record_training(told=replace(training(desk), **wrong), by=kartika)


@pytest.mark.django_db
def test_a_target_keeps_what_stood_before_and_refuses_a_stale_edit(force: TaskForce) -> None:
    kartika, desk = joined(KARTIKA, force), force.service.id
    made = a_target(desk, kartika)
    new = replace(target(desk), budget=70_000_000, responsible=force.police.id)
    change_target(target_id=made, version=1, told=new, by=kartika)
    change_target(target_id=made, version=1, told=new, by=kartika)  # the same once more is one
    with pytest.raises(StaleVersion) as stale:
        change_target(target_id=made, version=1, told=target(desk), by=joined(HAMDAN, force))
    assert {(each.field, each.theirs, each.mine) for each in stale.value.differences} >= {
        ("budget", "70000000", "50000000")
    }
    found = target_for(made, actor=kartika)
    assert (found.version, found.told.budget) == (2, 70_000_000)
    former = {each.field: each.former for each in found.changes}
    assert former["budget"] == "50000000"
    assert former["responsible"].startswith("UPTD PPA Singkawang")


@pytest.mark.django_db
def test_a_target_is_done_with_evidence_and_dropped_with_a_reason(force: TaskForce) -> None:
    kartika = joined(KARTIKA, force)
    made = a_target(force.service.id, kartika)
    nothing: dict[str, Any] = {"reason": "", "evidence": "", "spent": None}
    with pytest.raises(RuleBroken):
        step_target(target_id=made, version=1, to=State.DONE, **nothing, by=kartika)  # it never ran
    with pytest.raises(RuleBroken):
        step_target(target_id=made, version=1, to=State.DROPPED, **nothing, by=kartika)
    step_target(target_id=made, version=1, to=State.RUNNING, reason="", evidence="", spent=10_000_000, by=kartika)
    with pytest.raises(RuleBroken):
        step_target(target_id=made, version=2, to=State.DONE, **nothing, by=kartika)
    with pytest.raises(StaleVersion):
        step_target(target_id=made, version=1, to=State.DONE, reason="", evidence="Laporan 12", spent=None, by=kartika)
    step_target(target_id=made, version=2, to=State.DONE, reason="", evidence="Laporan 12", spent=None, by=kartika)
    found = target_for(made, actor=kartika)
    assert (found.state, found.spent, found.evidence, found.late) == (State.DONE, 10_000_000, "Laporan 12", False)


@pytest.mark.django_db
def test_a_target_past_its_day_is_late_while_it_is_open(force: TaskForce) -> None:
    kartika = joined(KARTIKA, force)
    made = a_target(force.service.id, kartika, ends_on=days(-1))
    assert target_for(made, actor=kartika).late
    step_target(target_id=made, version=1, to=State.DROPPED, reason="Dana", evidence="", spent=None, by=kartika)
    plan = plan_in_force(actor=kartika)
    assert plan is not None
    assert [each.late for each in targets_of(plan.id, actor=kartika)] == [False]


@pytest.mark.django_db
def test_who_answers_is_proposed_by_the_register_of_mandates_and_never_by_practice(force: TaskForce) -> None:
    load_regions()
    kartika = joined(KARTIKA, force)
    legal = proposed_for("layanan_hukum", timezone.localdate(), actor=kartika)
    assert force.legal.id in {each.desk for each in legal}
    assert all(each.basis and each.mark in {"V", "V2"} for each in legal)
    assert force.health.id not in {each.desk for each in legal}
    assert proposed_for("", timezone.localdate(), actor=kartika) == []


@pytest.mark.django_db
def test_a_decision_past_its_day_is_late_until_it_is_carried_out(force: TaskForce) -> None:
    kartika = joined(KARTIKA, force)
    meeting, late = a_decision(force.service.id, kartika)
    add_decision(meeting_id=meeting, words="Hari ini", responsible=force.police.id, due_on=days(0), by=kartika)
    assert [each.id for each in decisions_late(actor=kartika)] == [late]
    for wrong in ({"evidence": ""}, {"done_on": days(1)}):
        with pytest.raises(Problems):
            finish_decision(
                **{"decision_id": late, "done_on": days(0), "evidence": "Berita acara", **wrong}, by=kartika
            )
    finish_decision(decision_id=late, done_on=days(0), evidence="Berita acara", by=kartika)
    assert decisions_late(actor=kartika) == []
    assert meeting_for(meeting, actor=kartika).present == ("UPTD PPA Singkawang, Meja layanan",)
    with pytest.raises(RuleBroken):
        finish_decision(decision_id=late, done_on=days(0), evidence="Lagi", by=kartika)
    with pytest.raises(Problems):
        add_decision(meeting_id=meeting, words="x", responsible=force.police.id, due_on=days(-30), by=kartika)
    with pytest.raises(Problems):
        write_minutes(held_on=days(0), agenda="x", present=[], by=kartika)


@pytest.mark.django_db
def test_who_reads_does_not_write_and_others_do_neither(force: TaskForce) -> None:
    rina, sari = joined(RINA, force), joined(SARI, force)
    assert trainings(actor=rina) == []
    with pytest.raises(NotPermitted):
        record_decree(told=decree(), by=rina)
    with pytest.raises(NotPermitted):
        a_plan(sari)
    for read in (trainings, decree_in_force, decisions_late, plan_in_force):
        with pytest.raises(NotPermitted):
            read(actor=sari)
