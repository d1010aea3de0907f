"""Sari seeks Wulan a path to legal aid, applies, is refused, and goes on; people of the town ask at a post."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, erase_person
from naung.casework.cases.vocabulary import Role
from naung.casework.legal_aid.actions import (
    answer_application,
    choose_path,
    complete_application,
    forget_aid,
    lapse_reach,
    withdraw_application,
    write_application,
    write_question,
)
from naung.casework.legal_aid.models import Application, Entitlement, ReachBack, TownQuestion
from naung.casework.legal_aid.queries import (
    aid_due,
    aid_for,
    aid_of_case,
    applications_of_desk,
    question_for,
    questions_of_desk,
    realisation,
    topics_asked,
)
from naung.casework.legal_aid.rules.applications import BEFORE_COMPLETE, READ_BACK, SAY_NEXT, SAY_WHY, TO_COME
from naung.casework.legal_aid.vocabulary import Account, AidEvent, Refusal, State
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.vault.models import WrappedKey
from tests.casework.cases.conftest import someone
from tests.casework.legal_aid.conftest import Aid, a_question, answered

pytestmark = pytest.mark.django_db
OBH = {"path": "obh", "body": "LBH Singkawang"}


def applied(aid: Aid, by: Actor, **told: Any) -> Application:
    first: dict[str, Any] = {**OBH, "asked_on": timezone.localdate()}
    made = write_application(case_id=aid.case, person_id=aid.person, by=by, **{**first, **told})
    return Application.objects.get(id=made)


def messages(wrong: Problems) -> dict[str, str]:
    return {each.field: each.message for each in wrong.problems}


def test_answers_are_written_changed_with_their_version_and_a_person_chooses_and_signs(aid: Aid, sari: Actor) -> None:
    assert aid_for(aid.case, aid.person, actor=sari).version == 0
    answered(aid, sari, {"afford": "belum_tahu"}, ("sktm", "entah"))
    with pytest.raises(StaleVersion) as stale:
        answered(aid, sari, {"afford": "ya"}, version=0)
    assert any("belum_tahu" in str(each) for each in stale.value.differences)
    answered(aid, sari, {"afford": "ya"}, ("sktm",), version=1)
    with pytest.raises(RuleBroken, match="Tulis mengapa"):
        choose_path(case_id=aid.case, person_id=aid.person, path="obh", why="", version=2, by=sari)
    choose_path(case_id=aid.case, person_id=aid.person, path="obh", why="Keadaannya berubah.", version=2, by=sari)
    shown = aid_for(aid.case, aid.person, actor=sari)
    assert (shown.path, shown.why, shown.chosen_by) == ("obh", "Keadaannya berubah.", sari.id)
    assert shown.facts is not None
    assert (shown.facts.answers["afford"], shown.facts.papers) == ("ya", frozenset({"sktm"}))
    with pytest.raises(StaleVersion):
        choose_path(case_id=aid.case, person_id=aid.person, path="uptd", why="", version=2, by=sari)
    with pytest.raises(Problems):
        answered(aid, sari, {"afford": "mungkin"}, version=3)
    assert [line.state for line in aid_of_case(aid.case, actor=sari)] == [None]


def test_a_refusal_needs_its_reason_and_what_is_next_and_stays_as_it_is(aid: Aid, sari: Actor) -> None:
    row, today = applied(aid, sari), timezone.localdate()
    told: dict[str, Any] = {"application_id": row.id, "accepted": False, "on": today, "version": 1, "by": sari}
    with pytest.raises(Problems) as wrong:
        answer_application(**told, refusal=Refusal.PAPERS, reason=" ", next_path="obh")
    assert messages(wrong.value) == {"reason": SAY_WHY, "next_path": SAY_NEXT}
    answer_application(**told, refusal=Refusal.PAPERS, reason="Surat dinilai kurang.", next_path="posbakum")
    shown = aid_for(aid.case, aid.person, actor=sari).applications[0]
    assert (shown.state, shown.result, shown.next_path) == (State.REFUSED, "Surat dinilai kurang.", "posbakum")
    with pytest.raises(RuleBroken, match="sudah selesai"):
        answer_application(**{**told, "version": 2, "accepted": True})
    with pytest.raises(StaleVersion):
        withdraw_application(application_id=row.id, on=today, reason="Tidak jadi", version=1, by=sari)


def test_the_law_s_clock_runs_from_the_complete_file_and_the_office_s_own_day_is_not_the_law_s(
    aid: Aid, sari: Actor
) -> None:
    today = timezone.localdate()
    own = applied(aid, sari, path="uptd", body="UPTD PPA", due_on=today + timedelta(days=5))
    complete_application(application_id=own.id, on=today, version=1, by=sari)
    lawful = applied(aid, sari, asked_on=today - timedelta(days=30))
    complete_application(application_id=lawful.id, on=today - timedelta(days=20), version=1, by=sari)
    own.refresh_from_db()
    lawful.refresh_from_db()
    assert (own.due_on, own.legal_due) == (today + timedelta(days=5), False)
    assert lawful.legal_due
    assert lawful.due_on is not None
    assert today - timedelta(days=20) < lawful.due_on < today
    now = timezone.now()
    assert [line.id for line in aid_due(today, now - timedelta(days=30), actor=sari)] == [lawful.id]
    assert len(aid_due(today + timedelta(days=5), now - timedelta(days=30), actor=sari)) == 2
    assert [line.late for line in aid_of_case(aid.case, actor=sari)] == [True]
    answer_application(application_id=lawful.id, accepted=True, on=today, version=2, by=sari)
    assert not aid_due(today, now - timedelta(days=30), actor=sari)


def test_days_that_can_t_be_are_told_beside_their_field(aid: Aid, sari: Actor) -> None:
    today = timezone.localdate()
    with pytest.raises(Problems) as wrong:
        applied(aid, sari, asked_on=today + timedelta(days=1), body=" ")
    assert messages(wrong.value)["asked_on"] == TO_COME
    assert "body" in messages(wrong.value)
    row = applied(aid, sari, asked_on=today - timedelta(days=3))
    complete_application(application_id=row.id, on=today - timedelta(days=1), version=1, by=sari)
    with pytest.raises(Problems) as early:
        answer_application(application_id=row.id, accepted=True, on=today - timedelta(days=2), version=2, by=sari)
    assert messages(early.value) == {"on": BEFORE_COMPLETE}


def test_what_was_said_aloud_is_kept_sealed_once_it_was_read_back(aid: Aid, sari: Actor) -> None:
    said = Account("Saya mohon dibantu.", "Melayu Sambas", "Bu Ijah", heard=False)
    with pytest.raises(Problems) as wrong:
        applied(aid, sari, account=said)
    assert messages(wrong.value) == {"heard": READ_BACK}
    row = applied(aid, sari, account=Account(said.text, said.language, said.interpreter, heard=True, thumb=True))
    kept = aid_for(aid.case, aid.person, actor=sari).applications[0].account
    assert (kept.oral, kept.thumb, kept.interpreter) == (True, True, "Bu Ijah")
    assert b"dibantu" not in bytes(row.account)


def test_another_desk_sees_nothing_and_who_has_another_part_has_none_here(
    aid: Aid, sari: Actor, budi: Actor, hamdan: Actor
) -> None:
    row = applied(aid, sari)
    with pytest.raises(NotFound):
        aid_for(aid.case, aid.person, actor=budi)
    with pytest.raises(NotFound):
        withdraw_application(application_id=row.id, on=timezone.localdate(), reason="x", version=1, by=budi)
    with pytest.raises(NotPermitted):
        applications_of_desk(actor=hamdan)
    assert not applications_of_desk(actor=budi)
    accused = someone(sari, "Orang lain")
    add_person(case_id=aid.case, person_id=accused, role=Role.RECRUITER, by=sari)
    with pytest.raises(RuleBroken, match="penyintas, saksi, dan pelapor"):
        aid_for(aid.case, accused, actor=sari)


def test_figures_count_applications_persons_cases_and_services_apart(aid: Aid, sari: Actor) -> None:
    today = timezone.localdate()
    first = applied(aid, sari)
    answer_application(
        application_id=first.id, accepted=False, on=today, refusal=Refusal.CAPACITY, reason="Penuh", next_path="uptd",
        version=1, by=sari,
    )  # fmt: skip
    for path in ("uptd", "posbakum"):
        row = applied(aid, sari, path=path)
        answer_application(application_id=row.id, accepted=True, on=today, version=1, by=sari)
    paths, whole = realisation(today, today, actor=sari)
    assert (whole.applications, whole.services, whole.refused, whole.persons, whole.cases) == (3, 2, 1, 1, 1)
    assert (paths["obh"].refused, dict(paths["obh"].refusals)) == (1, {"tidak_ada_petugas": 1})
    assert (paths["uptd"].accepted, paths["kuhap"].applications) == (1, 0)
    assert whole.opened == (aid.case,)
    assert realisation(today - timedelta(days=9), today - timedelta(days=1), actor=sari)[1].applications == 0


def test_her_legal_aid_goes_with_her(aid: Aid, sari: Actor, mega: Actor) -> None:
    answered(aid, sari)
    applied(aid, sari)
    add_person(case_id=aid.case, person_id=someone(sari, "Orang lain"), role=Role.VICTIM, by=sari)
    erase_person(person_id=aid.person, by=mega)
    assert not aid_of_case(aid.case, actor=sari)
    assert forget_aid(by=mega) == 2
    assert (Entitlement.objects.count(), Application.objects.count()) == (0, 0)
    assert forget_aid(by=system_actor("tick")) == 0


def test_a_question_of_the_town_keeps_no_name_and_a_way_to_reach_goes_with_its_key(sari: Actor, budi: Actor) -> None:
    today = timezone.localdate()
    bare = write_question(told=a_question(asked_on=today), by=sari)
    kept = write_question(
        told=a_question(asked_on=today, reach="0812 9900 1122", reach_until=today, topics=("utang",)), by=sari
    )
    assert question_for(bare, actor=sari).reach == ""
    assert question_for(kept, actor=sari).reach == "0812 9900 1122"
    with pytest.raises(NotFound):
        question_for(kept, actor=budi)
    assert lapse_reach(by=system_actor("tick")) == 0
    ReachBack.objects.update(until=today - timedelta(days=1))
    compartment = ReachBack.objects.get().compartment_id
    assert lapse_reach(by=system_actor("tick")) == 1
    assert not WrappedKey.objects.filter(compartment=compartment).exists()
    assert (question_for(kept, actor=sari).reach, TownQuestion.objects.count()) == ("", 2)
    assert lapse_reach(by=system_actor("tick")) == 0
    assert Entry.objects.filter(event=AidEvent.REACH_LAPSED).count() == 1


def test_siti_at_her_post_writes_and_reads_but_never_sees_a_number_and_small_numbers_of_others_are_withheld(
    member: Callable[[str], Actor],
) -> None:
    siti, sari, today = member("siti"), member("sari"), timezone.localdate()
    own = write_question(told=a_question(asked_on=today, reach="Ibu A", reach_until=today), by=siti)
    shown = question_for(own, actor=siti)
    assert (shown.words, shown.reach) == ("Ditawari kerja di luar negeri.", None)
    assert [line.topics for line in questions_of_desk(actor=siti)] == [("tawaran_kerja", "utang")]
    for _ in range(4):
        write_question(told=a_question(asked_on=today, topics=("utang",)), by=sari)
    first = date(today.year, 1, 1)
    assert topics_asked(first, today, actor=siti) == {"tawaran_kerja": 1, "utang": None}
    write_question(told=a_question(asked_on=today, topics=("utang",)), by=sari)
    assert topics_asked(first, today, actor=siti) == {"tawaran_kerja": 1, "utang": 6}
    with pytest.raises(NotPermitted):
        applications_of_desk(actor=siti)
