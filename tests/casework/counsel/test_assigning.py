"""The register, conflicts of interest, assignment, power of attorney and change of counsel, by actions."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person
from naung.casework.cases.vocabulary import Role
from naung.casework.counsel.actions import (
    assign_counsel,
    change_lawyer,
    decide_finding,
    end_assignment,
    keep_power,
    leave_register,
    write_lawyer,
)
from naung.casework.counsel.queries import (
    counsel_for,
    counsel_of_case,
    counsel_waiting,
    findings_in,
    lawyer_for,
    lawyers_of_desk,
    offered_for,
    without_counsel,
)
from naung.casework.counsel.vocabulary import End, LawyerTold, Licence, Power, Standing, Standpoint, Why, Wish
from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import ContactGiven, ContactKind, NameKind, PersonTold, Sex
from tests.casework.cases.conftest import someone
from tests.casework.counsel.conftest import Counsel, a_case, a_lawyer
from tests.cast import BUDI, JAYA, KARTIKA, TaskForce, actor, join
from tests.foundation.test_files import PDF

pytestmark = pytest.mark.django_db


def a_paper(case: object, by: Actor, kind: DocumentKind = DocumentKind.POWER_OF_ATTORNEY) -> object:
    return keep_document(case_id=case, kind=kind, title="Surat", content=PDF, media="", by=by)  # type: ignore[arg-type]  # an id


def with_phone(by: Actor, name: str, phone: str) -> object:
    told = PersonTold(names=((NameKind.OFFICIAL, name),), sex=Sex.MALE)
    return register_person(told=told, contacts=[ContactGiven(ContactKind.PHONE, phone)], by=by)


def test_the_register_is_the_desks_own_and_each_edit_has_its_version(lestari: Actor, force: TaskForce) -> None:
    yesterday = timezone.localdate() - timedelta(1)
    row = a_lawyer(lestari, "Lestari", body="LBH", licensed_until=yesterday, nik="6172015204110007", most=4)
    (shown,) = lawyers_of_desk(actor=lestari)
    assert (shown.licence_now, shown.load, shown.told.nik) == (Licence.EXPIRED, 0, "")
    assert lawyer_for(row, actor=lestari).told.nik == "6172015204110007"
    change_lawyer(lawyer_id=row, told=LawyerTold("Lestari A", most=2), version=1, by=lestari)
    with pytest.raises(StaleVersion) as stale:
        change_lawyer(lawyer_id=row, told=LawyerTold("Lain"), version=1, by=lestari)
    assert ("name", "Lestari A", "Lain") in [(d.field, d.theirs, d.mine) for d in stale.value.differences]
    with pytest.raises(Problems):
        write_lawyer(told=LawyerTold(""), by=lestari)
    join(BUDI, force)
    with pytest.raises(NotFound):
        lawyer_for(row, actor=actor(BUDI, force))


def test_only_an_officer_who_is_counsel_here_is_tied_and_once(lestari: Actor, force: TaskForce) -> None:
    jaya = join(JAYA, force)
    for stranger in (jaya, uuid4()):
        with pytest.raises(RuleBroken):
            a_lawyer(lestari, officer=stranger)
    a_lawyer(lestari, officer=lestari.id)
    with pytest.raises(RuleBroken):
        a_lawyer(lestari, "Lain", officer=lestari.id)


def test_from_the_choice_to_the_power_of_attorney_and_a_change(lestari: Actor, counsel: Counsel) -> None:
    (first,) = counsel_for(*counsel.whose.values(), actor=lestari).assignments
    assert first.standpoint is Standpoint.WAITS
    assert [line.standpoint for line in counsel_waiting(actor=lestari)] == [Standpoint.WAITS]
    today = timezone.localdate()
    other = a_paper(counsel.case, lestari, DocumentKind.OTHER)
    with pytest.raises(RuleBroken):
        keep_power(assignment_id=counsel.assignment, power=Power(other, today), version=1, by=lestari)  # type: ignore[arg-type]  # an id
    paper = a_paper(counsel.case, lestari)
    power = Power(paper, today - timedelta(2), today)  # type: ignore[arg-type]  # an id
    keep_power(assignment_id=counsel.assignment, power=power, version=1, by=lestari)
    assert counsel_of_case(counsel.case, actor=lestari) == ([Standpoint.STANDS], 0)
    assert counsel_waiting(actor=lestari) == []
    with pytest.raises(StaleVersion):
        end_assignment(assignment_id=counsel.assignment, kind="selesai", words="", version=1, by=lestari)
    with pytest.raises(RuleBroken):
        end_assignment(assignment_id=counsel.assignment, kind="permintaan_penyintas", words=" ", version=2, by=lestari)
    end_assignment(
        assignment_id=counsel.assignment,
        kind="permintaan_penyintas",
        words="Ia ingin perempuan.",
        version=2,
        by=lestari,
    )
    with pytest.raises(RuleBroken):
        end_assignment(assignment_id=counsel.assignment, kind="selesai", words="", version=3, by=lestari)
    assert counsel_of_case(counsel.case, actor=lestari) == ([], 1)
    leave_register(lawyer_id=counsel.lawyer, words="Pindah kota.", by=lestari)
    second = a_lawyer(lestari, "Sekar Ayu", sex="P")
    assign_counsel(**counsel.whose, wish=Wish(sex="P"), lawyer=second, reason="", by=lestari)
    now, before = counsel_for(*counsel.whose.values(), actor=lestari).assignments
    assert (now.name, now.wish.sex, now.rank) == ("Sekar Ayu", "P", 1)
    assert (before.ended_how, before.why_ended) == (End.HER_WISH, "Ia ingin perempuan.")
    with pytest.raises(RuleBroken):
        leave_register(lawyer_id=second, words="Pindah.", by=lestari)


def test_a_paper_of_another_case_is_no_power_here(lestari: Actor, counsel: Counsel) -> None:
    other, _person = a_case(lestari, "Andi")
    power = Power(a_paper(other, lestari), timezone.localdate())  # type: ignore[arg-type]  # an id
    with pytest.raises(NotFound):
        keep_power(assignment_id=counsel.assignment, power=power, version=1, by=lestari)


def test_an_expired_accreditation_is_shown_and_not_offered_and_the_reason_is_kept(lestari: Actor) -> None:
    case, person = a_case(lestari)
    late = a_lawyer(lestari, "Late", licensed_until=timezone.localdate() - timedelta(1))
    near, far = a_lawyer(lestari, "Dekat", places=("61.72",)), a_lawyer(lestari, "Jauh", places=("31",))
    wish = Wish(place="61.72")
    assert [(p.runner.id, p.rank) for p in offered_for(case, person, wish, actor=lestari).placed] == [
        (near, 1), (far, 2), (late, 0),
    ]  # fmt: skip
    told = {"case_id": case, "person_id": person, "wish": wish, "by": lestari}
    for lawyer, reason in ((late, "Mau ini."), (far, "")):
        with pytest.raises(RuleBroken):
            assign_counsel(**told, lawyer=lawyer, reason=reason)  # type: ignore[arg-type]  # as above
    assign_counsel(**told, lawyer=far, reason="Kenal keluarganya.")  # type: ignore[arg-type]  # as above
    (shown,) = counsel_for(case, person, actor=lestari).assignments
    assert (shown.rank, shown.reason) == (2, "Kenal keluarganya.")


def test_a_lawyer_with_a_number_of_the_accused_waits_for_a_persons_decision(lestari: Actor, sekar: Actor) -> None:
    case, person = a_case(lestari)
    boss = with_phone(lestari, "Hendra Wijaya", "0812 3456 7001")
    add_person(case_id=case, person_id=boss, role=Role.RECRUITER, by=lestari)  # type: ignore[arg-type]  # an id
    lawyer = a_lawyer(lestari, contact="lestari@lbh.example, +62 812-3456-7001", officer=lestari.id)
    told = {"case_id": case, "person_id": person}
    (finding,) = findings_in(case, person, [lawyer], actor=lestari)[lawyer]
    assert (finding.finding.why, finding.finding.against, finding.waits) == (Why.SAME_PHONE, boss, True)
    with pytest.raises(RuleBroken):
        assign_counsel(**told, wish=Wish(), lawyer=lawyer, reason="x", by=lestari)
    decided = {**told, "finding": finding.finding, "words": "Nomor kantor bersama."}
    with pytest.raises(NotPermitted):  # not about oneself
        decide_finding(**decided, standing=Standing.CLEAR, by=lestari)  # type: ignore[arg-type]  # as above
    decide_finding(**decided, standing=Standing.CONFLICT, by=sekar)  # type: ignore[arg-type]  # as above
    assert offered_for(case, person, Wish(), actor=sekar).placed[0].rank == 0
    decide_finding(**decided, standing=Standing.CLEAR, by=sekar)  # type: ignore[arg-type]  # as above
    (after,) = findings_in(case, person, [lawyer], actor=sekar)[lawyer]
    assert (after.waits, after.stands, after.words) == (False, False, "Nomor kantor bersama.")
    assert assign_counsel(**told, wish=Wish(), lawyer=lawyer, reason="", by=sekar)


def test_a_client_elsewhere_who_is_the_suspect_here_is_found_also_under_another_record(
    lestari: Actor, counsel: Counsel
) -> None:
    case, person = a_case(lestari, "Mei Hua")
    twin = someone(lestari, "Purnama Wulan")  # another record with the same full name
    add_person(case_id=case, person_id=twin, role=Role.HARBOURER, by=lestari)
    (finding,) = findings_in(case, person, [counsel.lawyer], actor=lestari)[counsel.lawyer]
    assert (finding.finding.why, finding.finding.against) == (Why.CLIENT_ACCUSED, twin)
    add_person(case_id=counsel.case, person_id=person, role=Role.RECRUITER, by=lestari)
    found = [each.finding.why for each in findings_in(case, person, [counsel.lawyer], actor=lestari)[counsel.lawyer]]
    assert found == [Why.CLIENT_ACCUSED, Why.ACCUSES_CLIENT]


def test_the_coordinator_counts_and_sees_no_one(lestari: Actor, counsel: Counsel, force: TaskForce) -> None:
    a_case(lestari, "Andi")
    join(KARTIKA, force)
    kartika = actor(KARTIKA, force)
    found = without_counsel([force.legal.id, force.service.id], actor=kartika)
    assert {desk: (row.survivors, row.without) for desk, row in found.items()} == {force.legal.id: (2, 1)}
    with pytest.raises(NotPermitted):
        without_counsel([force.legal.id], actor=lestari)
    with pytest.raises(NotPermitted):
        counsel_for(*counsel.whose.values(), actor=kartika)
