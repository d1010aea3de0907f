"""Erasing a person reaches the reports about her: those of her own case go, those that others need lose her."""

from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, erase_again, erase_person, look_before_erasing, open_case
from naung.casework.cases.models import CaseReport
from naung.casework.cases.vocabulary import Role
from naung.casework.reports.actions import acknowledge_report, correct_report, receive_report
from naung.casework.reports.actions.moving import move_report
from naung.casework.reports.models import Report, Reporter, ReportStep, ReportSubject
from naung.casework.reports.queries import (
    kept_from,
    parked_count,
    report_by_number,
    report_for,
    reporter_for,
    reports_listed,
    reports_matching,
    reports_waiting,
)
from naung.casework.reports.queries.search import SPACE, tokens_of
from naung.casework.reports.vocabulary import Mentioned, Part, Received, ReporterReason, Response
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound
from naung.foundation.people.actions import add_contact
from naung.foundation.people.vocabulary import ContactGiven, ContactKind
from naung.foundation.vault.models import Erased, WrappedKey, sealed_fields, sealed_models
from naung.foundation.vault.queries import newest_owners
from naung.foundation.vault.queries.keys import data_keys
from naung.foundation.vault.rules.sealing import opened, place_of
from tests.casework.cases.conftest import someone
from tests.casework.reports.told import RECRUITER, WULAN, content, reporter
from tests.cast import House

pytestmark = pytest.mark.django_db
RAHMAT = Mentioned(Part.CONCERNED, "Rahmat Hidayat", "0813 7000 2222")
NUMBER = "+62 812-3456-7001"


@pytest.fixture
def wulan(sari: Actor) -> UUID:
    """Her record, with the number under which she was reported."""
    person = someone(sari)
    add_contact(person_id=person, contact=ContactGiven(ContactKind.WHATSAPP, NUMBER), by=sari)
    return person


def reported(sari: Actor, *persons: Mentioned, **more: Any) -> Received:
    """A report of Sari's desk about these persons, with its reporter."""
    return receive_report(content=content(persons=persons or (WULAN, RECRUITER)), reporter=reporter(), by=sari, **more)


def in_case(sari: Actor, taken: Received, *persons: UUID) -> UUID:
    """The case that the report became, with these persons in it."""
    acknowledge_report(report_id=taken.id, version=1, response=Response.CONTACTED, words="Wulan dihubungi", by=sari)
    case_id = open_case(summary="Tentang dia.", report_id=taken.id, by=sari)
    for person in persons:
        add_person(case_id=case_id, person_id=person, role=Role.VICTIM, by=sari)
    return case_id


def opened_with_the_key() -> list[str]:
    """Every sealed value of the whole database that the installation's key still opens."""
    found = []
    for model in sealed_models():
        rows: list[Any] = list(model._default_manager.all())
        keys = data_keys(row.compartment_id for row in rows)
        for row in rows:
            for column in sealed_fields(model):
                box, key = getattr(row, column), keys.get(row.compartment_id)
                if box is not None and key is not None:
                    place = place_of(model._meta.db_table, row.pk, column, row.compartment_id)
                    found.append(opened(bytes(box), key, place))
    return found


def indexed(*persons: Mentioned) -> set[UUID]:
    """Whatever the sealed index has under the tokens of these persons."""
    owners = newest_owners(SPACE, dict.fromkeys(tokens_of(persons), 99)).values()
    return {owner for each in owners for owner in each}


def is_gone(taken: Received, sari: Actor) -> None:
    with pytest.raises(NotFound):
        report_for(taken.id, actor=sari)
    with pytest.raises(NotFound):
        report_by_number(taken.number, actor=sari)
    with pytest.raises(NotFound):
        reporter_for(taken.id, actor=sari, reason=ReporterReason.CALL_BACK)
    assert taken.id not in {row.id for row in reports_listed(actor=sari).rows}
    assert all(row.id != taken.id for group in reports_waiting(actor=sari) for row in group.rows)
    for model in (ReportSubject, Reporter, ReportStep):
        assert not model._default_manager.filter(report=taken.id).exists(), model
    assert not WrappedKey.objects.filter(compartment=Report.objects.get(id=taken.id).compartment_id).exists()
    assert Erased.objects.filter(id=taken.id).exists()
    assert taken.id not in indexed(WULAN, RECRUITER, RAHMAT)


def test_the_report_that_became_her_case_goes_with_her(sari: Actor, mega: Actor, wulan: UUID) -> None:
    taken = reported(sari)
    case_id = in_case(sari, taken, wulan)
    assert reports_matching("Wulan", actor=sari)
    keys = [Reporter.objects.get().compartment_id, Report.objects.get().compartment_id]
    told = {"Wulan", "0812 3456 7001", "Siti Rohana", "0852 0000 4321", "Acong Tjhin", "Wulan dihubungi"}
    assert told <= set(opened_with_the_key())
    erase_person(person_id=wulan, by=mega)
    is_gone(taken, sari)
    assert not reports_matching("Wulan", actor=sari)
    assert not reports_matching("08123456 7001", actor=sari)
    assert not WrappedKey.objects.filter(compartment__in=keys).exists()
    assert not any("wulan" in text.casefold() or text in told for text in opened_with_the_key())
    assert not CaseReport.objects.filter(case=case_id).exists()
    assert parked_count() == 0


def test_a_late_copy_of_the_same_form_does_not_bring_it_back(sari: Actor, mega: Actor, wulan: UUID) -> None:
    taken = reported(sari, report_id=UUID(int=77))
    in_case(sari, taken, wulan)
    erase_person(person_id=wulan, by=mega)
    again = reported(sari, report_id=UUID(int=77))
    assert (again.id, again.number) == (taken.id, taken.number)
    is_gone(taken, sari)


def test_a_report_that_others_need_loses_only_her(sari: Actor, mega: Actor, wulan: UUID) -> None:
    taken = reported(sari, Mentioned(Part.CONCERNED, "wulan"), RAHMAT)
    version = report_for(taken.id, actor=sari).version
    told = content(persons=(WULAN, RAHMAT), words="Keduanya di Kuching.")
    correct_report(report_id=taken.id, version=version, content=told, by=sari)
    acknowledge_report(report_id=taken.id, version=version + 1, response=Response.CONTACTED, by=sari)
    case_id = open_case(summary="Dua orang.", report_id=taken.id, by=sari)
    for person in (wulan, someone(sari, "Rahmat Hidayat")):
        add_person(case_id=case_id, person_id=person, role=Role.VICTIM, by=sari)
    (seen,) = look_before_erasing(person_id=wulan, by=mega).reports.lose
    assert (seen.number, seen.others) == (taken.number, 1)
    erase_person(person_id=wulan, by=mega)
    shown = report_for(taken.id, actor=sari)
    assert [person.name for person in shown.content.persons] == ["Rahmat Hidayat"]
    assert shown.content.words == "Keduanya di Kuching."
    assert shown.has_reporter
    assert not reports_matching("Wulan", actor=sari)
    assert [found.report.id for found in reports_matching("Rahmat Hidayat", actor=sari)] == [taken.id]
    assert not any("wulan" in (text or "").casefold() for text in opened_with_the_key())
    assert ReportSubject.objects.filter(removed_at=None).count() == 1


def test_where_two_might_be_she_nobody_is_taken_out(sari: Actor, mega: Actor, wulan: UUID) -> None:
    taken = reported(sari, Mentioned(Part.CONCERNED, "Wulan"), RAHMAT)
    in_case(sari, taken, wulan, someone(sari, "Wulan"))
    reached = look_before_erasing(person_id=wulan, by=mega).reports
    assert ([each.number for each in reached.unsure], reached.lose, reached.gone) == ([taken.number], (), ())
    erase_person(person_id=wulan, by=mega)
    assert len(report_for(taken.id, actor=sari).content.persons) == 2


def test_of_reports_outside_a_case_only_a_sure_one_goes(sari: Actor, mega: Actor, wulan: UUID) -> None:
    alone, shared = reported(sari, WULAN), reported(sari, WULAN, RAHMAT)
    namesake = reported(sari, Mentioned(Part.CONCERNED, "Wulan", "0813 1111 2222"))
    named, other = reported(sari, Mentioned(Part.CONCERNED, "Wulan")), reported(sari, RAHMAT)
    reached = look_before_erasing(person_id=wulan, by=mega).reports
    assert [each.id for each in reached.gone] == [alone.id]
    assert [each.id for each in reached.lose] == [shared.id]
    assert {each.id for each in reached.unsure} == {namesake.id, named.id}
    erase_person(person_id=wulan, by=mega)
    is_gone(alone, sari)
    assert [p.name for p in report_for(shared.id, actor=sari).content.persons] == ["Rahmat Hidayat"]
    for each in (namesake, named, other):
        assert len(report_for(each.id, actor=sari).content.persons) == 1


def test_another_desks_report_is_not_hers_to_erase(sari: Actor, mega: Actor, wulan: UUID, house: House) -> None:
    """What lies at the oversight desk, perhaps against this office, does not vanish with a person of this office."""
    taken = reported(sari)
    in_case(sari, taken, wulan)
    move_report(Report.objects.get(id=taken.id), house.oversight.id)
    erase_person(person_id=wulan, by=mega)
    assert Report.objects.get(id=taken.id).erased_at is None
    assert WrappedKey.objects.filter(compartment=Report.objects.get(id=taken.id).compartment_id).exists()


def test_a_desk_from_which_a_report_was_kept_learns_nothing_of_it_by_its_erasing(
    sari: Actor, mega: Actor, budi: Actor, wulan: UUID, house: House
) -> None:
    taken = receive_report(content=content(persons=(WULAN,), accused_desk=house.other.id), by=sari)
    move_report(Report.objects.get(id=taken.id), house.service.id)
    assert kept_from([taken.id], actor=budi) == {taken.id}
    erase_person(person_id=wulan, by=mega)
    is_gone(taken, sari)
    assert kept_from([taken.id], actor=budi) == {taken.id}


def test_after_a_restore_her_reports_are_erased_again(sari: Actor, mega: Actor, wulan: UUID) -> None:
    """Whatever the order of the ids: keys go last, for they tell under which tokens she is found."""
    taken = reported(sari)
    in_case(sari, taken, wulan)
    compartments = list(WrappedKey.objects.filter(compartment__kind__in=["report", "person"]).values("compartment"))
    ids = [*(each["compartment"] for each in compartments), wulan]
    assert erase_again(ids=ids, by=system_actor("restore")) >= 1
    is_gone(taken, sari)
    assert "Wulan" not in opened_with_the_key()
    assert erase_again(ids=ids, by=system_actor("restore")) == 0


def test_a_report_that_came_back_without_its_case_is_erased_again(sari: Actor, wulan: UUID) -> None:
    """The backup is older than the case: only the report's own id says that it was erased."""
    taken, other = reported(sari, Mentioned(Part.CONCERNED, "Nur Aini")), reported(sari, RAHMAT)
    ids = [taken.id, Report.objects.get(id=taken.id).compartment_id]
    assert erase_again(ids=ids, by=system_actor("restore")) == 1
    is_gone(taken, sari)
    assert [row.id for row in reports_listed(actor=sari, now=timezone.now()).rows] == [other.id]


def test_the_custodian_of_another_desk_learns_nothing(budi: Actor, sari: Actor, wulan: UUID) -> None:
    from dataclasses import replace

    from naung.foundation.access.vocabulary import Permission

    stranger = replace(budi, permissions=budi.permissions | {Permission.PERSON_ERASE})
    with pytest.raises(NotFound):
        look_before_erasing(person_id=wulan, by=stranger)
