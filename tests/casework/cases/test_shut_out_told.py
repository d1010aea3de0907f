"""Telephones that are known only as things, and persons who are only mentioned in reports, are compared with the officers too."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from naung.casework.cases.actions import add_person, erase_person, open_case
from naung.casework.cases.queries import is_shut_out, recusals_open
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.actions import (
    correct_thing,
    link_thing,
    record_thing,
    record_thing_of,
    unlink_thing,
)
from naung.casework.episodes.models import Thing, ThingLink
from naung.casework.reports.actions import (
    correct_report,
    correct_reporter,
    erase_report,
    hand_report,
    receive_report,
)
from naung.casework.reports.models import Report
from naung.casework.reports.queries import report_for, reports_listed, reports_matching, reports_waiting, waiting_count
from naung.casework.reports.vocabulary import Mentioned, Part
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound
from naung.foundation.people.actions import add_name
from naung.foundation.people.vocabulary import NameKind
from naung.foundation.recusal.actions import confirm_shut_out
from naung.foundation.recusal.models import FileTie, Hidden, ShutOut
from naung.foundation.recusal.queries import PERSON_SPACE
from naung.foundation.recusal.vocabulary import MarkKind
from naung.foundation.vault.queries import newest_owners
from tests.casework.cases.conftest import someone
from tests.casework.cases.test_shut_out import MARK, File, rename, sees
from tests.casework.reports.told import WULAN, content, reporter
from tests.cast import House

pytestmark = pytest.mark.django_db
NUMBER = "0811 5555 666"


@pytest.fixture
def file(ratna: Actor) -> File:
    return File(ratna)


def finds(report: UUID, who: Actor) -> list[str]:
    """Every way in which an officer can notice a report: page, list, worklist, count, search."""
    found = []
    try:
        report_for(report, actor=who)
        found.append("page")
    except NotFound:
        pass
    if report in [row.id for row in reports_listed(actor=who).rows]:
        found.append("list")
    if report in [row.id for group in reports_waiting(actor=who) for row in group.rows]:
        found.append("worklist")
    if waiting_count(actor=who):
        found.append("count")
    if reports_matching("Melati", actor=who):
        found.append("search")
    return found


EVERYWHERE = ["page", "list", "worklist", "count", "search"]
MELATI = replace(WULAN, name="Melati", phone="0812 3456 7099")


# ---------------------------------------------------------------------------------------------------------- things


@pytest.mark.parametrize("role", ["milik", "dipakai", "disebut"])
def test_a_telephone_of_the_recruiter_that_is_her_own_shuts_the_file(
    file: File, sari: Actor, ratna: Actor, role: str
) -> None:
    recruiter = file.name("Orang Lain")
    rename(sari, phone=NUMBER)
    assert "case" in sees(file, sari)
    thing = record_thing(kind="telepon", mark="+62 811-5555-666", by=ratna)
    assert "case" in sees(file, sari)  # it belongs to nobody yet
    link_thing(thing_id=thing, role=role, when=VagueDate.unknown(), person_id=recruiter, by=ratna)
    assert sees(file, sari) == []
    assert is_shut_out(sari, recruiter)
    assert is_shut_out(sari, thing)
    assert "case" in sees(file, ratna)


def test_a_telephone_in_her_history_shuts_it_too(file: File, sari: Actor, ratna: Actor) -> None:
    rename(sari, phone=NUMBER)
    record_thing_of(
        kind="telepon", mark=NUMBER, role="dipakai", when=VagueDate.unknown(), event_id=file.event, by=ratna
    )
    assert sees(file, sari) == []


def test_a_change_of_the_officers_number_is_compared_with_things(file: File, sari: Actor, ratna: Actor) -> None:
    assert "thing search" in sees(file, sari)
    rename(sari, phone=MARK)  # the victim's own telephone, kept as a thing
    assert sees(file, sari) == []
    (line,) = recusals_open(actor=ratna)
    assert (line.shut_out.officer, line.shut_out.kind) == (sari.id, MarkKind.PHONE)
    assert (line.things_of, line.cases, line.report) == ((file.victim,), ((file.case, file.number),), "")


def test_a_correction_of_the_number_is_compared(file: File, sari: Actor, ratna: Actor) -> None:
    rename(sari, phone=NUMBER)
    version = Thing.objects.get(id=file.thing).version
    correct_thing(thing_id=file.thing, mark=NUMBER, note="", area="", version=version, by=ratna)
    assert sees(file, sari) == []
    correct_thing(thing_id=file.thing, mark=MARK, note="", area="", version=version + 1, by=ratna)
    assert sees(file, sari) == []  # two people lift it, no correction does
    assert not known(file.thing, sari, "telepon:8115555666")


def test_what_kind_of_thing_is_compared_by_what(file: File, sari: Actor, ratna: Actor) -> None:
    rename(sari, phone=NUMBER)
    for kind, mark in (("rekening", NUMBER), ("profil_daring", f"tele.{NUMBER}"), ("kendaraan", "KB 1234 XY")):
        record_thing_of(kind=kind, mark=mark, role="milik", when=VagueDate.unknown(), person_id=file.victim, by=ratna)
    assert "case" in sees(file, sari)
    record_thing_of(
        kind="profil_daring", mark=NUMBER, role="milik", when=VagueDate.unknown(), person_id=file.victim, by=ratna
    )
    assert sees(file, sari) == []


def test_a_wrong_link_taken_away_opens_the_file_but_not_the_thing(file: File, sari: Actor, ratna: Actor) -> None:
    rename(sari, phone=NUMBER)
    thing = record_thing_of(
        kind="telepon", mark=NUMBER, role="milik", when=VagueDate.unknown(), person_id=file.victim, by=ratna
    )
    assert sees(file, sari) == []
    unlink_thing(link_id=ThingLink.objects.get(thing=thing).id, by=ratna)
    assert "case" in sees(file, sari)
    assert is_shut_out(sari, thing)


def test_an_officer_who_types_her_own_number_loses_the_file_and_the_number_stays(file: File, sari: Actor) -> None:
    rename(sari, phone=NUMBER)
    thing = record_thing_of(
        kind="telepon", mark=NUMBER, role="milik", when=VagueDate.unknown(), person_id=file.victim, by=sari
    )
    assert ThingLink.objects.filter(thing=thing, person=file.victim).exists()
    assert sees(file, sari) == []


def test_erasing_her_leaves_nothing_of_her_things(file: File, sari: Actor, ratna: Actor, mega: Actor) -> None:
    rename(sari, phone=MARK)
    assert ShutOut.objects.get().person == file.thing
    erase_person(person_id=file.victim, by=mega)
    assert not ShutOut.objects.exists()
    assert not Hidden.objects.exists()
    assert not FileTie.objects.filter(record=file.thing).exists()
    assert not known(file.thing, ratna, "telepon:81322223333")


# --------------------------------------------------------------------------------------------------------- reports


@pytest.mark.parametrize("part", [Part.CONCERNED, Part.WITNESS, Part.COMPANION])
def test_who_is_only_mentioned_in_a_report_does_not_find_it(sari: Actor, ratna: Actor, part: Part) -> None:
    report = receive_report(content=content(persons=(MELATI, Mentioned(part, "Sari"))), by=ratna).id
    assert finds(report, sari) == []
    assert finds(report, ratna) == EVERYWHERE
    (line,) = recusals_open(actor=ratna)
    assert (line.shut_out.officer, line.report) == (sari.id, Report.objects.get(id=report).number)
    assert (line.cases, line.things_of) == ((), ())


def test_who_reported_does_not_find_it_either_and_nothing_tells_who_reported(
    sari: Actor, ratna: Actor, house: House
) -> None:
    rename(sari, phone=NUMBER)
    told = reporter(name="Warga", phone="0811-5555-666")
    report = receive_report(content=content(persons=(MELATI,)), reporter=told, by=ratna).id
    assert finds(report, sari) == []
    row = ShutOut.objects.get()
    assert (row.person, row.desk) == (report, house.service.id)  # the report, never the reporter's own row


def test_a_case_made_of_the_report_is_shut_with_it(sari: Actor, ratna: Actor) -> None:
    early = receive_report(content=content(persons=(Mentioned(Part.WITNESS, "Sari"),)), by=ratna).id
    case = open_case(report_id=early, by=ratna)
    assert is_shut_out(sari, case)
    (line,) = recusals_open(actor=ratna)
    assert [id for id, _number in line.cases] == [case]
    late = receive_report(content=content(persons=(MELATI, Mentioned(Part.WITNESS, "Sari"))), by=ratna).id
    other = open_case(report_id=late, by=ratna)
    assert is_shut_out(sari, other)


def test_a_change_of_the_officer_is_compared_with_reports(sari: Actor, ratna: Actor) -> None:
    report = receive_report(content=content(persons=(MELATI,)), reporter=reporter(), by=ratna).id
    assert finds(report, sari) == EVERYWHERE
    rename(sari, phone=MELATI.phone)
    assert finds(report, sari) == []
    other = receive_report(content=content(persons=(MELATI,)), by=ratna).id
    assert finds(other, sari) == []


def test_a_correction_is_compared_at_once(sari: Actor, ratna: Actor) -> None:
    report = receive_report(content=content(persons=(MELATI,)), reporter=reporter(), by=ratna).id
    told = report_for(report, actor=ratna).content
    more = replace(told, persons=(*told.persons, Mentioned(Part.WITNESS, "Sari")))
    correct_report(report_id=report, version=1, content=more, by=ratna)
    assert finds(report, sari) == []
    again = replace(told, persons=report_for(report, actor=ratna).content.persons[:1])
    correct_report(report_id=report, version=2, content=again, by=ratna)
    assert finds(report, sari) == []  # what was said once is not unsaid by a correction
    assert not known(report, ratna, "nama:sari")


def test_a_correction_of_the_reporter_is_compared_and_what_others_share_stays(
    sari: Actor, ratna: Actor, house: House
) -> None:
    rename(sari, phone=NUMBER)
    shares = reporter(name="Ibu Melati", phone=MELATI.phone)
    report = receive_report(content=content(persons=(MELATI,)), reporter=shares, by=ratna).id
    assert finds(report, sari) == EVERYWHERE
    correct_reporter(report_id=report, version=1, reporter=reporter(name="Warga", phone=NUMBER), by=ratna)
    assert finds(report, sari) == []
    assert known(report, ratna, "telepon:81234567099")  # it is Melati's too


def test_the_overseer_finds_that_a_name_is_a_namesake_and_a_number_shuts_her_out_all_the_same(
    sari: Actor, ratna: Actor, yusuf: Actor, house: House
) -> None:
    named = Mentioned(Part.OFFICIAL, "Ibu Sari")
    alike = receive_report(content=content(persons=(MELATI, named)), by=ratna).id
    assert Report.objects.get(id=alike).owner_id == house.oversight.id
    assert ShutOut.objects.get().officer == sari.id
    hand_report(report_id=alike, version=1, to_desk=house.service.id, words="senama", by=yusuf)
    assert finds(alike, sari) == EVERYWHERE
    rename(sari, phone=NUMBER)
    surely = receive_report(content=content(persons=(MELATI, replace(named, phone=NUMBER))), by=ratna).id
    hand_report(report_id=surely, version=1, to_desk=house.service.id, words="senama", by=yusuf)
    assert "page" not in finds(surely, sari)
    assert "page" in finds(alike, sari)
    (line,) = recusals_open(actor=ratna)
    assert (line.shut_out.person, line.shut_out.kind) == (surely, MarkKind.PHONE)
    confirm_shut_out(shut_out_id=line.shut_out.id, by=ratna)


def test_the_desk_that_a_report_leaves_knows_nothing_of_it(sari: Actor, ratna: Actor, yusuf: Actor) -> None:
    report = receive_report(content=content(persons=(MELATI, Mentioned(Part.WITNESS, "Sari"))), by=ratna).id
    assert len(recusals_open(actor=ratna)) == 1
    told = report_for(report, actor=ratna).content
    worse = replace(told, persons=(*told.persons, Mentioned(Part.OFFICIAL, "Ratna")))
    correct_report(report_id=report, version=1, content=worse, by=ratna)
    assert finds(report, ratna) == []
    assert recusals_open(actor=ratna) == []
    assert set(ShutOut.objects.values_list("desk", flat=True)) == {yusuf.desk}
    assert not known(report, ratna, "nama:sari")
    assert known(report, yusuf, "nama:sari")


def test_where_a_report_leaves_nobody_the_next_level_is_offered(
    house: House, sari: Actor, ratna: Actor, yusuf: Actor
) -> None:
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
    witnesses = (Mentioned(Part.WITNESS, "Sari"), Mentioned(Part.WITNESS, "Ratna"))
    receive_report(content=content(persons=(MELATI, *witnesses)), by=sari)
    lines = recusals_open(actor=yusuf)
    assert {line.shut_out.officer for line in lines} == {sari.id, ratna.id}
    assert all(line.nobody_left and line.above == ("UPTD PPA Singkawang, Meja provinsi",) for line in lines)
    assert all((line.report, line.cases) == ("", ()) for line in lines)  # the overseer sees nothing of it


def test_erasing_a_report_leaves_nothing_of_it(sari: Actor, ratna: Actor, mega: Actor) -> None:
    told = reporter(name="Warga", phone=NUMBER)
    report = receive_report(content=content(persons=(Mentioned(Part.WITNESS, "Sari"),)), reporter=told, by=ratna).id
    assert known(report, ratna, "telepon:8115555666")
    erase_report(report_id=report, by=mega)
    assert not ShutOut.objects.exists()
    assert not Hidden.objects.exists()
    assert not known(report, ratna, "nama:sari")
    assert not known(report, ratna, "telepon:8115555666")
    assert not ShutOut.objects.exists()


def test_a_form_sent_twice_is_compared_once(sari: Actor, ratna: Actor) -> None:
    told, report = content(persons=(MELATI, Mentioned(Part.WITNESS, "Sari"))), uuid4()
    for _ in range(3):
        assert receive_report(content=told, report_id=report, by=ratna).id == report
    assert ShutOut.objects.count() == 1
    assert known(report, ratna, "nama:sari") == 1


def test_a_victim_of_the_report_who_becomes_a_person_is_one_file_with_it(sari: Actor, ratna: Actor) -> None:
    report = receive_report(content=content(persons=(MELATI, Mentioned(Part.WITNESS, "Sari"))), by=ratna).id
    victim = someone(ratna, "Melati")
    case = open_case(report_id=report, by=ratna)
    add_person(case_id=case, person_id=victim, role=Role.VICTIM, by=ratna)
    assert is_shut_out(sari, victim)
    add_name(person_id=victim, kind=NameKind.ALIAS, text="Mel", by=ratna)
    assert is_shut_out(sari, victim)


def known(record: UUID, at: Actor, mark: str) -> int:
    """How often the index holds a record of a desk under one mark."""
    return newest_owners(PERSON_SPACE, {f"{at.desk}|{mark}": 50})[f"{at.desk}|{mark}"].count(record)
