"""A plan is written by one, solved with a proof, decided against with a price, approved by another; what is solved stays."""

from typing import Any

import pytest

from naung.doors.operator.work import KINDS
from naung.foundation.access.rules import system_actor
from naung.foundation.errors import NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.identifiers import new_id
from naung.foundation.jobs.models import LongWork
from naung.foundation.places.vocabulary import Level
from naung.insight.targeting import actions
from naung.insight.targeting.actions import (
    approve_version,
    ask_solution,
    assume,
    begin_plan,
    decide_choice,
    drop_assumption,
    frame_plan,
    lift_decision,
    limit_areas,
    note_task,
    weigh_places,
)
from naung.insight.targeting.models import Assumption, Chosen, Version
from naung.insight.targeting.queries import authors_of, newest_of, plans, question_of, task_of, version_for
from naung.insight.targeting.rules.planning import fitted_need, parts_of, question_as_file
from naung.insight.targeting.vocabulary import SOLVE, Basis, Decided, End, LimitTold, State
from naung.methods.allocation import Ending, Reason
from tests.cast import HAMDAN, KARTIKA, RINA, SARI, SINGKAWANG, TaskForce
from tests.insight.targeting.told import (
    OUTREACH,
    PAPERS,
    a_prevention_plan,
    answered,
    edits,
    frame,
    joined,
    load_singkawang,
    solve,
)

pytestmark = pytest.mark.django_db
FIRST = "61.72.01"


def test_a_plan_is_solved_decided_against_with_a_price_and_approved_by_another(force: TaskForce) -> None:
    load_singkawang()
    rina, hamdan, kartika = joined(RINA, force), joined(HAMDAN, force), joined(KARTIKA, force)
    plan = a_prevention_plan(rina)
    first = solve(plan, rina)
    assert first.state is State.SOLVED
    assert {each.ending for each in first.ends.values()} == {Ending.PROVEN}
    assert first.ends[End.LOW].cost <= first.frame.budget
    assert {each.area for each in first.bought} == {"", SINGKAWANG}
    assert all(each.shares.low <= each.shares.found for each in first.bought)
    taken = {(each.place, each.intervention) for each in first.ends[End.LOW].choices}
    gone = next(iter(taken))
    told = Decided(*gone, included=False, reason="Sudah dilayani program lain")
    decide_choice(plan_id=plan, edits=edits(plan, rina), told=told, by=rina)
    second = solve(plan, rina)
    assert (second.number, version_for(first.id, actor=rina).ends) == (2, first.ends)
    assert gone not in {(each.place, each.intervention) for each in second.ends[End.LOW].choices}
    assert second.decided[0].told == told
    assert all(cost is not None and cost >= 0 for cost in second.decided[0].cost.values())
    with pytest.raises(NotPermitted):
        approve_version(version_id=second.id, by=rina)
    approve_version(version_id=second.id, by=hamdan)
    with pytest.raises(RuleBroken):
        approve_version(version_id=second.id, by=kartika)
    after = version_for(second.id, actor=rina)
    assert (after.state, after.approved_by) == (State.APPROVED, hamdan.id)
    (area, code), places = next(iter(parts_of(after.ends).items()))
    assert places
    target = new_id()
    note_task(version_id=second.id, area=area, code=code, target=target, by=kartika)
    with pytest.raises(RuleBroken, match="sudah menjadi sasaran"):
        note_task(version_id=second.id, area=area, code=code, target=new_id(), by=kartika)
    found = task_of(target, actor=kartika)
    assert found is not None
    assert (found.version, found.area, found.intervention) == (second.id, area, code)
    with pytest.raises(RuleBroken):
        note_task(version_id=first.id, area=area, code=code, target=new_id(), by=kartika)
    assert [(each.number, each.state) for each in plans(actor=hamdan)[0].versions] == [
        (2, State.APPROVED),
        (1, State.SOLVED),
    ]


def test_who_wrote_a_part_does_not_approve_it(force: TaskForce) -> None:
    load_singkawang()
    rina, kartika = joined(RINA, force), joined(KARTIKA, force)
    plan = a_prevention_plan(rina)
    places = {f"{FIRST[:-1]}{n}": n for n in range(1, 6)}
    weigh_places(plan_id=plan, edits=edits(plan, rina), weights=places, by=kartika)
    version = solve(plan, rina)
    with pytest.raises(RuleBroken, match="Orang kedua"):
        approve_version(version_id=version.id, by=kartika)


def test_who_changed_the_money_or_left_something_out_does_not_approve_it(force: TaskForce) -> None:
    load_singkawang()
    rina, kartika = joined(RINA, force), joined(KARTIKA, force)
    plan = a_prevention_plan(rina)
    first = answered(plan, rina)
    frame_plan(plan_id=plan, edits=edits(plan, rina), told=frame(budget=99_000_000), by=kartika)
    drop_assumption(plan_id=plan, edits=edits(plan, rina), code="akta", by=kartika)
    second = answered(plan, rina)
    assert kartika.id not in authors_of(first.id, actor=rina)  # she wrote to the next one
    assert kartika.id in authors_of(second.id, actor=rina)
    with pytest.raises(RuleBroken, match="Orang kedua"):
        approve_version(version_id=second.id, by=kartika)


def test_a_plan_of_another_area_is_not_made_into_targets(force: TaskForce, monkeypatch: pytest.MonkeyPatch) -> None:
    load_singkawang()
    rina, kartika = joined(RINA, force), joined(KARTIKA, force)
    version = answered(a_prevention_plan(rina), rina)
    approve_version(version_id=version.id, by=kartika)
    monkeypatch.setattr("naung.insight.targeting.actions.solving.covers", lambda *_: False)
    with pytest.raises(RuleBroken, match="wilayah"):
        note_task(version_id=version.id, area=SINGKAWANG, code="penyuluhan", target=new_id(), by=kartika)


def test_a_version_whose_work_was_forgotten_is_asked_again(force: TaskForce) -> None:
    load_singkawang()
    rina = joined(RINA, force)
    plan = a_prevention_plan(rina)
    ask_solution(plan_id=plan, edits=edits(plan, rina), by=rina)
    LongWork.objects.all().delete()
    assert newest_of(plan, actor=rina).state is State.REFUSED
    ask_solution(plan_id=plan, edits=edits(plan, rina), by=rina)
    assert newest_of(plan, actor=rina).state is State.RUNNING


def test_a_plan_that_cannot_be_says_why_and_goes_on_from_there(force: TaskForce) -> None:
    load_singkawang()
    rina = joined(RINA, force)
    plan = a_prevention_plan(rina)
    limits = {SINGKAWANG: LimitTold(days=1, floor=9_000_000)}
    limit_areas(plan_id=plan, edits=edits(plan, rina), limits=limits, by=rina)
    refused = solve(plan, rina)
    assert refused.state is State.REFUSED
    (why,) = refused.complaints
    assert (why.code, why.area) == ("floor_out_of_reach", SINGKAWANG)
    assert why.amount > 0
    assert not refused.ends
    limit_areas(plan_id=plan, edits=edits(plan, rina), limits={SINGKAWANG: LimitTold(9, 0)}, by=rina)
    assert (newest_of(plan, actor=rina).number, newest_of(plan, actor=rina).state) == (2, State.DRAFT)


def test_nothing_is_written_while_it_is_solved_nor_on_an_older_page(force: TaskForce) -> None:
    load_singkawang()
    rina = joined(RINA, force)
    plan = a_prevention_plan(rina)
    with pytest.raises(StaleVersion) as stale:
        assume(plan_id=plan, edits=1, code="akta", told=OUTREACH, by=rina)
    assert ("price", "3000000", "2000000") in [(e.field, e.theirs, e.mine) for e in stale.value.differences]
    ask_solution(plan_id=plan, edits=edits(plan, rina), by=rina)
    assert LongWork.objects.count() == 1
    with pytest.raises(RuleBroken, match="sedang dihitung"):
        drop_assumption(plan_id=plan, edits=edits(plan, rina), code="akta", by=rina)
    with pytest.raises(RuleBroken, match="sedang dihitung"):
        ask_solution(plan_id=plan, edits=edits(plan, rina), by=rina)
    LongWork.objects.update(state="gagal", error="lost")
    assert newest_of(plan, actor=rina).state is State.REFUSED
    ask_solution(plan_id=plan, edits=edits(plan, rina), by=rina)  # what broke off is asked once more
    assert (LongWork.objects.count(), Version.objects.count(), Chosen.objects.count()) == (2, 1, 0)


def test_what_has_its_answer_is_not_said_to_be_running(force: TaskForce) -> None:
    load_singkawang()
    rina = joined(RINA, force)
    plan = a_prevention_plan(rina)
    answered(plan, rina)
    with pytest.raises(RuleBroken, match="sudah ada jawabannya"):
        ask_solution(plan_id=plan, edits=edits(plan, rina), by=rina)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"year": 1999}, "year"),
        ({"budget": 0}, "budget"),
        ({"at_most": 7}, "at_most"),
        ({"level": Level.REGENCY}, "level"),
        ({"within": "61.71"}, "within"),
        ({"within": "99"}, "level"),
        ({"basis": Basis.FIT}, "basis"),
    ],
)
def test_a_frame_that_cannot_be_is_refused_beside_its_field(
    force: TaskForce, wrong: dict[str, Any], field: str
) -> None:
    load_singkawang()
    with pytest.raises(Problems) as refused:
        begin_plan(told=frame(**wrong), by=joined(RINA, force))
    assert field in [each.field for each in refused.value.problems]


def test_what_is_not_prevention_or_not_in_the_plan_is_refused(force: TaskForce) -> None:
    load_singkawang()
    rina = joined(RINA, force)
    plan = begin_plan(told=frame(), by=rina)
    with pytest.raises(RuleBroken, match="paling sedikit satu"):
        ask_solution(plan_id=plan, edits=1, by=rina)
    with pytest.raises(RuleBroken, match="upaya penemuan"):
        assume(plan_id=plan, edits=1, code="patroli", told=OUTREACH, by=rina)
    with pytest.raises(RuleBroken, match="tidak ada dalam daftar"):
        assume(plan_id=plan, edits=1, code="jimat", told=OUTREACH, by=rina)
    with pytest.raises(RuleBroken):
        weigh_places(plan_id=plan, edits=1, weights={"61.71.01": 1}, by=rina)
    with pytest.raises(Problems):
        weigh_places(plan_id=plan, edits=1, weights={FIRST: 6}, by=rina)
    with pytest.raises(RuleBroken):
        limit_areas(plan_id=plan, edits=1, limits={"61.71": LimitTold(1, 1)}, by=rina)
    decided = Decided(FIRST, "penyuluhan", included=True, reason="x")
    with pytest.raises(RuleBroken):
        decide_choice(plan_id=plan, edits=1, told=decided, by=rina)
    with pytest.raises(NotPermitted):
        begin_plan(told=frame(), by=joined(SARI, force))


def test_decisions_are_lifted_interventions_left_out_and_a_frame_changed(force: TaskForce) -> None:
    load_singkawang()
    rina = joined(RINA, force)
    plan = a_prevention_plan(rina)
    forced = Decided(FIRST, "akta", included=True, reason="Janji rakor")
    decide_choice(plan_id=plan, edits=edits(plan, rina), told=forced, by=rina)
    asked = question_as_file(question_of(newest_of(plan, actor=rina)))
    assert asked["putusan"] == [{"tempat": FIRST, "intervensi": "akta", "masuk": True, "alasan": "Janji rakor"}]
    assert [each["kebutuhan"] for each in asked["tempat"]] == [1.0] * 5
    lift_decision(plan_id=plan, edits=edits(plan, rina), place_code=FIRST, code="akta", by=rina)
    drop_assumption(plan_id=plan, edits=edits(plan, rina), code="akta", by=rina)
    frame_plan(plan_id=plan, edits=edits(plan, rina), told=frame(title="Lain", budget=5), by=rina)
    shown = newest_of(plan, actor=rina)
    assert (shown.frame.title, shown.frame.budget, shown.number) == ("Lain", 5, 1)
    assert (set(shown.assumed), shown.decided) == ({"penyuluhan"}, ())
    assert Assumption.objects.get().by == rina.id


def test_a_solved_version_names_reason_and_runner_up_and_a_forced_choice_as_such(force: TaskForce) -> None:
    load_singkawang()
    rina = joined(RINA, force)
    plan = a_prevention_plan(rina, budget=5_000_000)
    weigh_places(plan_id=plan, edits=edits(plan, rina), weights={FIRST: None, "61.72.02": 5}, by=rina)
    decide_choice(
        plan_id=plan, edits=edits(plan, rina), told=Decided(FIRST, "akta", included=True, reason="Rakor"), by=rina
    )
    shown = solve(plan, rina)
    choices = {(each.place, each.intervention): each for each in shown.ends[End.LOW].choices}
    assert choices[(FIRST, "akta")].reason is Reason.FORCED
    assert {place for place, _ in choices} <= {FIRST, "61.72.02"}
    assert choices[("61.72.02", "penyuluhan")].cost == OUTREACH.price
    assert PAPERS.price + OUTREACH.price == shown.ends[End.LOW].cost


def test_the_need_of_an_area_by_the_model_keeps_its_interval() -> None:
    need = fitted_need(0.5, 1.0, 2.0, residents=1000)
    assert need.value == 1000
    assert need.spread == pytest.approx(0.4214, abs=1e-3)


def test_the_worker_knows_where_a_plan_is_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(actions, "run_solution", lambda **given: asked.append(given))
    KINDS[SOLVE].does(subject=new_id(), progress=lambda *_: None, by=system_actor("work"))
    assert [set(given) for given in asked] == [{"subject", "progress", "by"}]
