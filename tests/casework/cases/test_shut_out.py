"""A named officer does not find the file anywhere; her supervisor is told; two people lift it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import (
    add_person,
    erase_person,
    finish_step,
    join_report,
    open_case,
    plan_step,
    remove_person,
    write_note,
)
from naung.casework.cases.models import Case, CasePerson, Step
from naung.casework.cases.queries import (
    case_by_number,
    case_for,
    cases_at_stage,
    cases_of_person,
    is_shut_out,
    recusal_for,
    recusals_open,
    stage_counts,
    step_row,
    steps_due,
    timeline_for,
)
from naung.casework.cases.queries.lists import steps_overdue_count
from naung.casework.cases.vocabulary import Role, Stage, Visibility
from naung.casework.episodes.actions import add_event, add_party, begin_episode, link_thing, record_thing
from naung.casework.episodes.queries import episode_for, episodes_of, event_for, thing_for, things_by_mark, things_of
from naung.casework.episodes.rules import Told, mark_tokens
from naung.casework.reports.actions import acknowledge_report, receive_report
from naung.casework.reports.queries import report_for, reports_listed, reports_matching, waiting_count
from naung.casework.reports.vocabulary import Response
from naung.casework.screening.actions import start_screening
from naung.casework.screening.queries import screening_for, screenings_of_person, screenings_unfinished
from naung.casework.screening.vocabulary import Childhood
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import change_profile
from naung.foundation.accounts.queries import profile_of
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.people.actions import add_contact, add_document, add_name, register_person
from naung.foundation.people.queries import people_named, person_for, search_people
from naung.foundation.people.vocabulary import (
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonTold,
)
from naung.foundation.recusal.actions import confirm_shut_out, decide_lift, propose_lift
from naung.foundation.recusal.models import FileTie, Hidden, ShutOut
from naung.foundation.recusal.vocabulary import MarkKind, Standing
from naung.foundation.vault.models import Waiting
from tests.casework.cases.conftest import someone
from tests.casework.reports.told import WULAN, content
from tests.cast import House, Member, actor, join

pytestmark = pytest.mark.django_db
DIAN = Member("dian", "Dian Pertiwi", "service", "penyelia")
MARK = "0813-2222-3333"


class File:
    """A case with everything in it, made by Ratna; who is named in it is added by the story."""

    def __init__(self, ratna: Actor) -> None:
        self.by = ratna
        self.victim = someone(ratna, "Melati Anggraini")
        self.report = receive_report(content=content(persons=(replace(WULAN, name="Melati Anggraini"),)), by=ratna).id
        self.case = open_case(summary="Dijanjikan kerja.", by=ratna)
        add_person(case_id=self.case, person_id=self.victim, role=Role.VICTIM, by=ratna)
        join_report(case_id=self.case, report_id=self.report, by=ratna)
        self.number = Case.objects.get(id=self.case).number
        self.step = plan_step(case_id=self.case, words="Telepon", due_on=timezone.localdate(), by=ratna)
        write_note(case_id=self.case, words="catatan", visibility=Visibility.DESK, by=ratna)
        self.episode = begin_episode(person_id=self.victim, by=ratna)
        self.event = add_event(episode_id=self.episode, told=Told("recruitment", VagueDate.unknown()), by=ratna)
        self.thing = record_thing(kind="telepon", mark=MARK, by=ratna)
        link_thing(thing_id=self.thing, role="milik", when=VagueDate.unknown(), person_id=self.victim, by=ratna)
        self.screening = start_screening(
            person_id=self.victim, episode_id=self.episode, childhood=Childhood.BELUM_PASTI, by=ratna
        )

    def name(self, name: str = "Sari", role: Role = Role.RECRUITER) -> UUID:
        """Put a person into the file."""
        person = someone(self.by, name)
        add_person(case_id=self.case, person_id=person, role=role, by=self.by)
        return person


def sees(file: File, who: Actor) -> list[str]:
    """Every way in which this officer can notice the file: pages, lists, searches, counts, clocks."""
    ways: dict[str, Callable[[], Any]] = {
        "case": lambda: case_for(file.case, actor=who),
        "timeline": lambda: timeline_for(file.case, actor=who),
        "person": lambda: person_for(file.victim, actor=who),
        "report": lambda: report_for(file.report, actor=who),
        "episode": lambda: episode_for(file.episode, actor=who),
        "event": lambda: event_for(file.event, actor=who),
        "thing": lambda: thing_for(file.thing, actor=who),
        "screening": lambda: screening_for(file.screening, actor=who),
        "step": lambda: step_row(file.step, actor=who),
    }
    found = []
    for name, way in ways.items():
        try:
            way()
        except NotFound:
            continue
        found.append(name)
    tokens = mark_tokens("telepon", MARK)
    lists: dict[str, Any] = {
        "cases": cases_at_stage([Stage.OPEN], actor=who),
        "count": stage_counts(actor=who)[Stage.OPEN],
        "number": case_by_number(file.number, actor=who),
        "cases of her": cases_of_person(file.victim, actor=who),
        "steps": steps_due(timezone.localdate(), actor=who),
        "overdue": steps_overdue_count(date(2100, 1, 1), actor=who),
        "names": people_named([file.victim], actor=who),
        "search": search_people("Melati Anggraini", actor=who).persons,
        "reports": reports_listed(actor=who).rows,
        "report search": reports_matching("Melati Anggraini", actor=who),
        "waiting": waiting_count(actor=who),
        "episodes": episodes_of([file.victim], actor=who),
        "things": things_of([file.victim], actor=who),
        "thing search": things_by_mark(list(tokens), words=MARK, actor=who),
        "screenings": screenings_of_person(file.victim, actor=who),
        "unfinished": screenings_unfinished(actor=who),
    }
    return found + [name for name, value in lists.items() if value]


@pytest.fixture
def file(ratna: Actor) -> File:
    return File(ratna)


@pytest.fixture
def dian(house: House, ratna: Actor) -> Actor:
    join(DIAN, house)
    return actor(DIAN, house)


def test_a_named_officer_finds_the_file_nowhere_and_everyone_else_does(file: File, sari: Actor, ratna: Actor) -> None:
    before = sees(file, sari)
    assert len(before) == 24  # all but reports that wait: this one is in a case
    suspect = file.name("Sari")
    assert sees(file, sari) == []
    assert is_shut_out(sari, file.case)
    assert search_people("Sari", actor=sari).persons == ()
    assert sees(file, ratna) == before
    with pytest.raises(NotFound):
        person_for(suspect, actor=sari)


def test_what_she_can_do_with_its_ids_is_what_she_can_do_with_ids_of_nothing(file: File, sari: Actor) -> None:
    mine = someone(sari, "Ayu Lestari Dewi")
    file.name("Sari")
    for act in (
        lambda: add_person(case_id=file.case, person_id=mine, role=Role.WITNESS, by=sari),
        lambda: write_note(case_id=file.case, words="x", visibility=Visibility.DESK, by=sari),
        lambda: finish_step(step_id=file.step, by=sari),
        lambda: acknowledge_report(report_id=file.report, version=1, response=Response.CONTACTED, by=sari),
        lambda: add_name(person_id=file.victim, kind=NameKind.ALIAS, text="x", by=sari),
        lambda: begin_episode(person_id=file.victim, by=sari),
        lambda: link_thing(thing_id=file.thing, role="milik", when=VagueDate.unknown(), person_id=mine, by=sari),
        lambda: recusal_for(ShutOut.objects.get().id, actor=replace(sari, permissions=file.by.permissions)),
    ):
        with pytest.raises(NotFound):
            act()
    other = open_case(by=sari)
    with pytest.raises(NotFound):
        add_person(case_id=other, person_id=file.victim, role=Role.VICTIM, by=sari)


def test_a_change_of_the_officer_is_compared_too(file: File, sari: Actor, ratna: Actor) -> None:
    suspect = file.name("Orang Lain")
    add_contact(person_id=suspect, contact=ContactGiven(ContactKind.WHATSAPP, "+62 811 5555 666"), by=ratna)
    assert sees(file, sari)
    rename(sari, phone="0811 5555 666")
    assert sees(file, sari) == []
    assert [line.shut_out.kind for line in recusals_open(actor=ratna)] == [MarkKind.PHONE]
    rename(sari, phone="0811 0000 111")  # giving the number back does not open the file
    assert sees(file, sari) == []


def test_a_number_that_she_gave_back_still_meets_a_later_file(sari: Actor, ratna: Actor) -> None:
    rename(sari, phone="0811 5555 666")
    rename(sari, phone="0811 0000 111")
    file = File(ratna)
    suspect = file.name("Orang Lain")
    add_contact(person_id=suspect, contact=ContactGiven(ContactKind.PHONE, "0811-5555-666"), by=ratna)
    assert sees(file, sari) == []


def rename(officer: Actor, phone: str) -> None:
    assert officer.id is not None
    own = profile_of(officer.id)
    change_profile(
        display_name=own.display_name,
        email="",
        phone=phone,
        language="id",
        theme="auto",
        based_on=own.version,
        by=officer,
    )


def test_each_change_of_the_person_is_compared(file: File, house: House, sari: Actor, ratna: Actor) -> None:
    nik = "6172030405850002"
    tini = Member("tini", "Tini Suryani", "service", "petugas_kasus")
    from naung.foundation.access.rules import system_actor
    from naung.foundation.accounts.actions import accept_invitation, invite_officer

    setup = system_actor("setup")
    token = invite_officer(
        username=tini.username, display_name=tini.name, desk=house.service.id, role=tini.role, nik=nik, by=setup
    )
    accept_invitation(token=token, password="lima kucing di atap", by=setup)  # invented
    who = actor(tini, house)
    suspect = file.name("Orang Lain")
    assert sees(file, who)
    add_document(person_id=suspect, document=DocumentGiven(DocumentKind.NIK, nik), by=ratna)
    assert sees(file, who) == []
    assert sees(file, sari)
    alias = someone(ratna, "Seorang Lagi")
    add_name(person_id=alias, kind=NameKind.ALIAS, text="Sari", by=ratna)
    assert people_named([alias], actor=sari) == {}
    with_father = register_person(
        told=PersonTold(names=((NameKind.OFFICIAL, "Bunga"), (NameKind.FATHER, "Sari"))), by=ratna
    )
    assert people_named([with_father], actor=sari)  # a parent's name is not hers


def test_a_part_in_her_history_is_enough(file: File, sari: Actor, ratna: Actor) -> None:
    suspect = someone(ratna, "Sari")
    assert "case" in sees(file, sari)
    add_party(event_id=file.event, person_id=suspect, role="perekrut", by=ratna)
    assert sees(file, sari) == []


def test_what_comes_to_the_file_later_is_hidden_and_what_leaves_it_is_not(
    file: File, sari: Actor, ratna: Actor
) -> None:
    file.name("Sari")
    late, companion = someone(ratna, "Dewi Anjani"), someone(ratna, "Bu Rahma")
    for person, role in ((late, Role.VICTIM), (companion, Role.COMPANION)):
        add_person(case_id=file.case, person_id=person, role=role, by=ratna)
    assert people_named([late, companion], actor=sari) == {}
    other = open_case(by=ratna)
    add_person(case_id=other, person_id=companion, role=Role.COMPANION, by=ratna)
    assert set(people_named([late, companion], actor=sari)) == {companion}
    assert [p.person for p in case_for(other, actor=sari).parts] == [companion]
    part = CasePerson.objects.get(case=file.case, person=late)
    remove_person(part_id=part.id, by=ratna)
    assert late in people_named([late], actor=sari)


def test_the_supervisor_is_told_and_confirms(file: File, sari: Actor, ratna: Actor, yusuf: Actor) -> None:
    file.name("Sari")
    (line,) = recusals_open(actor=ratna)
    assert (line.shut_out.officer, line.cases, line.oversight) == (sari.id, ((file.case, file.number),), False)
    assert recusals_open(actor=yusuf) == []
    confirm_shut_out(shut_out_id=line.shut_out.id, by=ratna)
    assert recusals_open(actor=ratna) == []
    assert sees(file, sari) == []
    with pytest.raises(RuleBroken):
        confirm_shut_out(shut_out_id=line.shut_out.id, by=ratna)


def test_two_people_lift_it_and_it_stays_lifted(file: File, sari: Actor, ratna: Actor, yusuf: Actor) -> None:
    file.name("Sari")
    (line,) = recusals_open(actor=ratna)
    lift = {"shut_out_id": line.shut_out.id, "reason": "senama", "words": "tanggal lahirnya lain"}
    propose_lift(**lift, by=ratna)
    assert sees(file, sari) == []
    with pytest.raises(NotPermitted):
        decide_lift(shut_out_id=line.shut_out.id, agree=True, by=ratna)
    assert recusal_for(line.shut_out.id, actor=ratna).shut_out.words == "tanggal lahirnya lain"
    (there,) = recusals_open(actor=yusuf)
    assert (there.oversight, there.cases, there.shut_out.person) == (True, (), None)
    assert recusal_for(line.shut_out.id, actor=yusuf).shut_out.words is None  # another desk's words
    decide_lift(shut_out_id=line.shut_out.id, agree=True, by=yusuf)
    assert len(sees(file, sari)) == 24
    rename(sari, phone="")
    assert len(sees(file, sari)) == 24
    assert recusals_open(actor=ratna) == recusals_open(actor=yusuf) == []


def test_a_refused_lifting_confirms(file: File, sari: Actor, ratna: Actor, yusuf: Actor) -> None:
    file.name("Sari")
    (line,) = recusals_open(actor=ratna)
    propose_lift(shut_out_id=line.shut_out.id, reason="senama", words="mungkin", by=ratna)
    decide_lift(shut_out_id=line.shut_out.id, agree=False, by=yusuf)
    assert ShutOut.objects.get().standing == Standing.CONFIRMED
    assert sees(file, sari) == []


def test_a_supervisor_who_is_named_is_not_told_and_oversight_is(
    sari: Actor, ratna: Actor, dian: Actor, yusuf: Actor
) -> None:
    file = File(sari)
    file.name("Ratna")
    assert sees(file, ratna) == []
    assert recusals_open(actor=ratna) == []
    with pytest.raises(NotFound):
        recusal_for(ShutOut.objects.get().id, actor=ratna)
    assert [line.shut_out.officer for line in recusals_open(actor=dian)] == [ratna.id]
    assert [line.shut_out.officer for line in recusals_open(actor=yusuf)] == [ratna.id]


def test_where_nobody_is_left_the_next_level_is_offered(house: House, sari: Actor, ratna: Actor, yusuf: Actor) -> None:
    from naung.foundation.access.rules import system_actor
    from naung.foundation.organisations.actions import open_desk
    from naung.foundation.organisations.models import Agency
    from naung.foundation.organisations.vocabulary import DeskKind

    open_desk(
        agency=Agency.objects.get(name="UPTD PPA Singkawang"),
        name="Meja provinsi",
        kind=DeskKind.SERVICE,
        territory="61",
        prefix="KB",
        by=system_actor("setup"),
    )
    suspect = File(ratna).name("Orang Lain")
    add_name(person_id=suspect, kind=NameKind.ALIAS, text="Sari", by=ratna)
    assert recusals_open(actor=ratna)[0].nobody_left is False
    add_name(person_id=suspect, kind=NameKind.ALIAS, text="Ratna", by=ratna)
    lines = recusals_open(actor=yusuf)
    assert {line.shut_out.officer for line in lines} == {sari.id, ratna.id}
    assert all(line.nobody_left and line.above == ("UPTD PPA Singkawang, Meja provinsi",) for line in lines)


def test_an_officer_of_another_desk_is_told_of_to_nobody(file: File, budi: Actor, ratna: Actor, yusuf: Actor) -> None:
    file.name("Budi")
    assert recusals_open(actor=ratna) == recusals_open(actor=yusuf) == []


def test_erasing_the_person_leaves_nothing_of_it(file: File, sari: Actor, ratna: Actor, mega: Actor) -> None:
    suspect = file.name("Sari")
    erase_person(person_id=suspect, by=mega)
    assert not ShutOut.objects.exists()
    assert not Hidden.objects.exists()
    assert not FileTie.objects.filter(record=suspect).exists()
    assert len(sees(file, sari)) == 24


def test_names_lie_in_no_table_of_it(file: File, sari: Actor) -> None:
    file.name("Sari")
    assert Waiting.objects.exists()
    for model in (ShutOut, Hidden, FileTie):
        for row in model._default_manager.values_list():
            assert "sari" not in str(row).casefold()


def test_what_she_has_to_do_there_is_not_due_to_her(file: File, sari: Actor) -> None:
    plan_step(case_id=file.case, words="Antar", due_on=timezone.localdate(), by=sari)
    assert len(steps_due(timezone.localdate(), actor=sari)) == 2
    file.name("Sari")
    assert steps_due(timezone.localdate(), actor=sari) == []
    assert Step.objects.filter(done_at=None).count() == 2
