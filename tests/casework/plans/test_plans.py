"""Needs and services of one person's plan: who may write them, in whose words, and what an edit on an old version meets."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, decide_turn, open_case, propose_turn, remove_person
from naung.casework.cases.models import CasePerson
from naung.casework.cases.queries import timeline_for
from naung.casework.cases.vocabulary import Outcome, Role, Turn
from naung.casework.plans.actions import change_service, correct_need, forget_erased, plan_service, write_need
from naung.casework.plans.models import Need, Plan, PlannedService
from naung.casework.plans.queries import plan_for, services_due
from naung.casework.plans.vocabulary import PlanEvent
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from naung.foundation.identifiers import new_id
from naung.foundation.people.actions import erase_person as erase_record
from tests.casework.cases.conftest import someone
from tests.casework.plans.conftest import Served
from tests.cast import House

pytestmark = pytest.mark.django_db


def need(served: Served, by: Actor, kind: str = "rumah_aman", words: str = "Kos lama diketahui agen.") -> UUID:
    return write_need(
        case_id=served.case, person_id=served.person, kind=kind, words=words, agreed="belum_ditanya", why="", by=by
    )


def service(served: Served, by: Actor, house: House, days: int = 2, kind: str = "rumah_aman") -> UUID:
    due = timezone.localdate() + timedelta(days=days)
    return plan_service(
        case_id=served.case, person_id=served.person, kind=kind, desk=house.service.id, outside="", due_on=due, by=by
    )


def test_a_need_stands_in_its_words_with_what_she_said_of_it(sari: Actor, served: Served) -> None:
    written = write_need(
        case_id=served.case,
        person_id=served.person,
        kind="psikologis",
        words="Sulit tidur sejak pulang.",
        agreed="tidak_setuju",
        why="Ia ingin bertemu ibunya dahulu.",
        by=sari,
    )
    (shown,) = plan_for(served.case, served.person, actor=sari).needs
    assert shown.kind is not None
    assert (shown.id, shown.kind.code, shown.words) == (written, "psikologis", "Sulit tidur sejak pulang.")
    assert (shown.agreed, shown.why) == ("tidak_setuju", "Ia ingin bertemu ibunya dahulu.")
    row = Need.objects.get()
    assert row.words is None
    assert row.words_health is not None, "words on health stand in their own column"


def test_the_sealed_code_of_a_service_has_one_length(sari: Actor, served: Served) -> None:
    for kind in ("visum", "pertolongan_pertama"):
        need(served, sari, kind)
    assert len({len(bytes(row.kind or b"")) for row in Need.objects.all()}) == 1


def test_a_correction_on_an_old_version_meets_both_values(sari: Actor, ratna: Actor, served: Served) -> None:
    written = need(served, sari)
    correct_need(need_id=written, words="Rumah bibi di Bengkayang.", agreed="setuju", why="", version=1, by=ratna)
    with pytest.raises(StaleVersion) as stale:
        correct_need(need_id=written, words="Rumah aman.", agreed="setuju", why="", version=1, by=sari)
    assert [(d.field, d.theirs, d.mine) for d in stale.value.differences] == [
        ("words", "Rumah bibi di Bengkayang.", "Rumah aman.")
    ]
    assert plan_for(served.case, served.person, actor=sari).needs[0].words == "Rumah bibi di Bengkayang."


def test_a_service_ends_with_a_result_and_reopens_without_losing_it(sari: Actor, served: Served, house: House) -> None:
    planned = service(served, sari, house, kind="perawatan")
    due = timezone.localdate() + timedelta(days=3)
    with pytest.raises(RuleBroken, match="hasil"):
        change_service(service_id=planned, progress="selesai", due_on=due, result=" ", version=1, by=sari)
    change_service(service_id=planned, progress="selesai", due_on=due, result="Sudah diperiksa.", version=1, by=sari)
    (shown,) = plan_for(served.case, served.person, actor=sari).services
    assert (shown.progress, shown.result, shown.due_on) == ("selesai", "Sudah diperiksa.", due)
    assert shown.ended_at is not None
    assert services_due(due, actor=sari) == []
    with pytest.raises(StaleVersion):
        change_service(service_id=planned, progress="berjalan", due_on=due, result="", version=1, by=sari)
    change_service(service_id=planned, progress="berjalan", due_on=due, result="Sudah diperiksa.", version=2, by=sari)
    assert [line.id for line in services_due(due, actor=sari)] == [planned]


def test_a_service_is_given_by_one_desk_or_one_body_outside(sari: Actor, served: Served, house: House) -> None:
    due = timezone.localdate()
    for desk, outside in ((None, ""), (house.other.id, "RSUD Abdul Aziz")):
        with pytest.raises(RuleBroken, match="Pilih meja"):
            plan_service(
                case_id=served.case, person_id=served.person, kind="visum", desk=desk, outside=outside, due_on=due,
                by=sari,
            )  # fmt: skip
    with pytest.raises(NotFound):
        plan_service(
            case_id=served.case, person_id=served.person, kind="visum", desk=new_id(), outside="", due_on=due, by=sari
        )
    plan_service(
        case_id=served.case, person_id=served.person, kind="visum", desk=None, outside="RSUD Abdul Aziz", due_on=due,
        by=sari,
    )  # fmt: skip
    (shown,) = plan_for(served.case, served.person, actor=sari).services
    assert (shown.desk, shown.outside) == (None, "RSUD Abdul Aziz")


def test_a_day_that_is_over_is_refused_but_an_old_day_may_stay(sari: Actor, served: Served, house: House) -> None:
    with pytest.raises(RuleBroken, match="lewat"):
        service(served, sari, house, days=-1)
    planned = service(served, sari, house, days=0)
    yesterday = timezone.localdate() - timedelta(days=1)
    PlannedService.objects.update(due_on=yesterday)
    change_service(service_id=planned, progress="berjalan", due_on=yesterday, result="", version=1, by=sari)
    (line,) = services_due(timezone.localdate(), actor=sari)
    assert line.due_on == yesterday


def test_mediation_is_offered_to_nobody_and_refused_in_the_laws_words(
    sari: Actor, served: Served, house: House
) -> None:
    for write in (lambda: need(served, sari, "mediasi"), lambda: service(served, sari, house, kind="mediasi")):
        with pytest.raises(RuleBroken, match=r"mediasi ditutup\. \(UU 12/2022 \(TPKS\) Pasal 23\)"):
            write()
    assert Plan.objects.count() == 0, "nothing is begun by what is refused"


def test_a_plan_is_for_a_victim_or_witness_of_an_open_case(sari: Actor, ratna: Actor, served: Served) -> None:
    recruiter = someone(sari, "Acik")
    with pytest.raises(NotFound):
        need(Served(served.case, recruiter), sari)
    add_person(case_id=served.case, person_id=recruiter, role=Role.RECRUITER, by=sari)
    with pytest.raises(RuleBroken, match="penyintas atau saksi"):
        need(Served(served.case, recruiter), sari)
    need(served, sari)
    turn = propose_turn(case_id=served.case, turn=Turn.CLOSE, reason="layanan_selesai", words="Selesai.", by=sari)
    decide_turn(turn_id=turn, outcome=Outcome.APPROVED, answer="", by=ratna)
    with pytest.raises(RuleBroken, match="ditutup"):
        need(served, sari)
    assert len(plan_for(served.case, served.person, actor=sari).needs) == 1


def test_another_desk_and_other_roles_are_told_what_a_stranger_is_told(
    sari: Actor, budi: Actor, hamdan: Actor, mega: Actor, served: Served, house: House
) -> None:
    written, planned = need(served, sari), service(served, sari, house)
    due = timezone.localdate()
    for act in (
        lambda by: plan_for(served.case, served.person, actor=by),
        lambda by: need(served, by),
        lambda by: correct_need(need_id=written, words="x", agreed="setuju", why="", version=1, by=by),
        lambda by: change_service(service_id=planned, progress="berjalan", due_on=due, result="", version=1, by=by),
    ):
        with pytest.raises(NotFound):
            act(budi)
        for actor in (hamdan, mega):
            with pytest.raises(NotPermitted):
                act(actor)
    assert services_due(due + timedelta(days=9), actor=budi) == []


def test_a_role_without_health_data_writes_the_service_without_words(
    sari: Actor, served: Served, actor_without_health: Callable[[], Actor]
) -> None:
    police = actor_without_health()
    with pytest.raises(RuleBroken, match="kesehatan"):
        need(served, police, "perawatan", "Batuk darah.")
    need(served, police, "perawatan", "")
    written = need(served, sari, "perawatan", "Batuk darah.")
    seen = {shown.id: shown for shown in plan_for(served.case, served.person, actor=police).needs}[written]
    assert seen.kind is not None
    assert (seen.kind.code, seen.words, seen.withheld) == ("perawatan", None, True)
    correct_need(need_id=written, words="", agreed="setuju", why="", version=1, by=police)
    kept = {shown.id: shown for shown in plan_for(served.case, served.person, actor=sari).needs}[written]
    assert (kept.words, kept.agreed) == ("Batuk darah.", "setuju"), "what she may not see she can't overwrite"


@pytest.fixture
def actor_without_health(sari: Actor) -> Callable[[], Actor]:
    """Someone at Sari's desk whose role holds identity but no health data."""
    from dataclasses import replace

    from naung.foundation.access.rules import shipped_roles

    role = shipped_roles()["penyidik"]
    return lambda: replace(sari, role=role.code, permissions=role.permissions, categories=role.categories)


def test_reading_is_one_entry_and_writing_stands_on_the_cases_timeline(sari: Actor, served: Served) -> None:
    need(served, sari)
    need(served, sari, "perawatan")
    before = Entry.objects.count()
    plan_for(served.case, served.person, actor=sari)
    entry = Entry.objects.latest("seq")
    assert Entry.objects.count() == before + 1
    assert (entry.event, entry.count) == (PlanEvent.READ.value, 2)
    told = [e.event for e in timeline_for(served.case, actor=sari)]
    assert told.count(PlanEvent.NEED_WRITTEN.value) == 2
    assert PlanEvent.BEGUN.value in told


def test_who_left_the_case_keeps_no_page_and_loses_no_plan(sari: Actor, served: Served) -> None:
    need(served, sari)
    remove_person(part_id=CasePerson.objects.get().id, by=sari)
    with pytest.raises(NotFound):
        plan_for(served.case, served.person, actor=sari)
    add_person(case_id=served.case, person_id=served.person, role=Role.WITNESS, by=sari)
    assert len(plan_for(served.case, served.person, actor=sari).needs) == 1


def test_an_erased_person_leaves_no_plan_and_breaks_no_list(
    sari: Actor, mega: Actor, served: Served, house: House
) -> None:
    other = someone(sari, "Melati")
    add_person(case_id=served.case, person_id=other, role=Role.VICTIM, by=sari)
    service(served, sari, house)
    kept = service(Served(served.case, other), sari, house)
    erase_record(person_id=served.person, by=mega)
    until = timezone.localdate() + timedelta(days=9)
    assert [line.id for line in services_due(until, actor=sari)] == [kept]
    assert forget_erased(by=mega) == 1
    assert forget_erased(by=system_actor("tick")) == 0
    assert Plan.objects.count() == 1


def test_a_case_that_goes_takes_its_plans_along(sari: Actor, mega: Actor, served: Served) -> None:
    from naung.casework.cases.actions import erase_person

    need(served, sari)
    erase_person(person_id=served.person, by=mega)
    assert Plan.objects.count() == Need.objects.count() == 0


def test_two_cases_of_one_person_have_two_plans(sari: Actor, served: Served) -> None:
    second = open_case(summary="Kedua.", by=sari)
    add_person(case_id=second, person_id=served.person, role=Role.VICTIM, by=sari)
    need(served, sari)
    assert plan_for(second, served.person, actor=sari).needs == ()
    need(Served(second, served.person), sari)
    assert Plan.objects.count() == 2
