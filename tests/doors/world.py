"""One of everything at Sari's desk, and the address of every page with the ids that it takes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case, plan_step, propose_turn, write_note
from naung.casework.cases.models import CasePerson
from naung.casework.cases.vocabulary import Role, Turn, Visibility
from naung.casework.complaints.actions import take_complaint
from naung.casework.complaints.models import Complaint
from naung.casework.complaints.vocabulary import Matter
from naung.casework.complaints.vocabulary import Told as Complained
from naung.casework.consent.actions import give_consent, record_basis, withdraw_consent
from naung.casework.consent.vocabulary import (
    BasisSigned,
    Consenter,
    ConsentGiven,
    Explained,
    ForAChild,
    GuardianState,
    Manner,
    SharingPurpose,
    Whom,
)
from naung.casework.counsel.actions import assign_counsel, make_own_key, seal_note, write_lawyer
from naung.casework.counsel.models import Lawyer
from naung.casework.counsel.vocabulary import LawyerTold, Wish
from naung.casework.custody.actions import ask_identity, break_glass
from naung.casework.episodes.actions import add_event, add_party, begin_episode, link_thing, record_thing
from naung.casework.episodes.models import EventParty
from naung.casework.episodes.rules import Told
from naung.casework.filings.rules.spans import spans_until
from naung.casework.inquiries.actions import look_elsewhere
from naung.casework.inquiries.models import Named
from naung.casework.legal_aid.actions import write_application, write_facts, write_question
from naung.casework.legal_aid.vocabulary import FACTS, Account
from naung.casework.outreach.actions import ask_by_phone, plan_session, write_down_session
from naung.casework.outreach.vocabulary import NOT_TOLD_APART, Audience, Held, PlaceTold, Plan, Topic
from naung.casework.plans.actions import plan_service, tell_rights, write_need, write_request
from naung.casework.proceedings.actions import begin_defence, make_feed, plan_hearing, set_track, write_charge
from naung.casework.proceedings.actions import record_step as record_legal_step
from naung.casework.proceedings.queries import own_feeds
from naung.casework.proceedings.vocabulary import Forced, Where
from naung.casework.referrals.actions import send_referral
from naung.casework.referrals.rules.tables import shipped_needs
from naung.casework.referrals.vocabulary import Receiver, Wanted
from naung.casework.reintegration.actions import record_return, write_item, write_problem
from naung.casework.reintegration.models import FollowUp, OfficeItem
from naung.casework.reports.actions import receive_report
from naung.casework.restitution.actions import (
    keep_computation,
    record_step,
    write_beside,
    write_debt,
    write_loss,
    write_wage,
)
from naung.casework.restitution.models import LawfulWage
from naung.casework.restitution.vocabulary import Beside, How, Per, StepKind, Terms, Wage, WageKey
from naung.casework.sameness.actions import judge_pair
from naung.casework.sameness.vocabulary import Verdict
from naung.casework.screening.actions import record_determination, start_screening
from naung.casework.screening.vocabulary import Childhood, Determined
from naung.casework.simfoni.actions import mark_copied, write_ticket
from naung.casework.simfoni.queries import may_record, sheet_for
from naung.casework.testimony.actions import give_page, write_decision
from naung.casework.testimony.vocabulary import Choice, Contact, Standing, StatusTold
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.models import ContactWay, Document, Person, PersonName
from naung.foundation.people.vocabulary import (
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonTold,
    Sex,
)
from naung.foundation.places.queries import place
from naung.foundation.speech.rules import key_of
from naung.foundation.wicket.actions import hand_request, open_wicket
from naung.foundation.wicket.models import Request
from naung.foundation.wicket.vocabulary import Ask
from tests.casework.arrivals.told import at_the_border
from tests.casework.evidence.told import a_draft, a_template
from tests.casework.legal_aid.conftest import a_question
from tests.casework.operations.told import a_patrol
from tests.casework.outreach.field import Phone, form, held
from tests.casework.outreach.told import a_photograph
from tests.casework.partners.told import at_the_box
from tests.casework.reports.told import content, reporter
from tests.casework.returns.told import on_the_way_home
from tests.cast import SINGKAWANG, in_a_while, load_regions
from tests.doors.heard import FIRST, a_recording, spoken_questions, spoken_reading
from tests.foundation.noticeboard.told import openings

Ids = dict[str, Any]
# A desk's own things, which tell of no file: nobody of the desk is shut out of them.
OF_THE_DESK = {"lawyer_id", "session_id", "photograph_id", "parcel_id", "device_id", "town_question_id", "delivery_id"}
OF_THE_DESK |= {"item_id", "template_id", "recording_id", "batch_id", "letter_id", "sender_id"}
# What is no id in an address, and how it is filled.
PLAIN_PARTS = {
    "status": "semua",
    "form": "pdf",
    "format": "csv",
    "filing": "bantuan-hukum",
    "days": spans_until(date.today(), 12)[1].code,  # noqa: DTZ011  # last year, whatever the hour
    "figure": "jalan_semua-diajukan-permohonan",
    "part": "proses",
    "kind": "kasus",
    "childhood": "dewasa",
    "token": "bukan-undangan",
    "right": "restitusi",
    "tongue": "id",
    "question": "sakit",
    "source": "bacaan",
    "key": key_of(FIRST),
    "table": "hotline",
    "row": "sapa",
    "code": "61-72",
    "role": "asal",
    "level": "kabkota",
    "letter": "surat_keterangan",
    "move": "diputus",
    "happening": "laporan_polisi",
    "way": "obh",
    "want": "sktm",
    "finding": "pencarian_keluarga",
    "step": "penyiapan_orang",
    "intervention": "penyuluhan",
}


def everything(by: Actor, counsel: Actor | None = None) -> Ids:
    """A report with its reporter, a person with papers, a case, a history, a thing, a screening, a determination: their ids.

    Another officer of the desk may be counsel; without one whoever writes is it, where she may.
    """
    person = register_person(
        told=PersonTold(names=((NameKind.OFFICIAL, "Wulan"), (NameKind.ALIAS, "Ulandari")), sex=Sex.FEMALE),
        documents=[DocumentGiven(DocumentKind.PASSPORT, "X1234567")],
        contacts=[ContactGiven(ContactKind.PHONE, "0812 3456 7001")],
        by=by,
    )
    ids: Ids = {"person_id": person, "report_id": receive_report(content=content(), reporter=reporter(), by=by).id}
    ids |= _history(person, by) | _case(person, by) | _consent(person, by) | _again(person, by)
    ids |= _plan(person, ids["case_id"], by)
    ids["name_id"] = PersonName.objects.filter(person=person).latest("made_at").id
    ids["document_id"] = Document.objects.get(person=person).id
    ids["contact_id"] = ContactWay.objects.get(person=person).id
    ids |= {"after": ids["report_id"], "occasion": ids["case_id"], "subject": person}
    ids["session_id"] = _session(by)
    ids |= _phone(by)
    ids["photograph_id"] = a_photograph(ids["session_id"], by)
    if by.may(Permission.OPERATIONS_WRITE):
        know_the_town()
        ids["operation_id"] = a_patrol(by)
    ids |= _papers(person, ids["case_id"], by)
    if may_record(by):
        _sheet(person, ids["case_id"], by)
    ids |= _legal_aid(person, ids["case_id"], by)
    if by.may(Permission.PROCEEDINGS_WRITE):
        ids |= _court(person, ids["case_id"], by)
    if by.may(Permission.RESTITUTION_WRITE):
        ids |= _money(person, ids["case_id"], by)
    if by.may(Permission.WICKET_GIVE):
        ids |= _outside(person, ids["case_id"], by)
    if by.may(Permission.RETURN_WRITE):
        ids |= on_the_way_home(person, ids["case_id"], by)
    if by.may(Permission.ARRIVAL_WRITE):
        spoken_questions()
        ids |= at_the_border(person, ids["case_id"], by) | at_the_box(by)
    if by.may(Permission.REINTEGRATION_WRITE):
        ids |= _home(person, ids["case_id"], by)
    if by.may(Permission.COUNSEL_ASSIGN):
        ids |= _counsel(person, ids["case_id"], by, counsel or by)
    return ids


def _counsel(person: UUID, case: UUID, by: Actor, counsel: Actor) -> Ids:
    """A lawyer of the register who is her counsel, and, where that is an officer, a note that only counsel reads."""
    keeps = counsel.may(Permission.PRIVILEGED_KEEP) and not Lawyer.objects.filter(officer=counsel.id).exists()
    told = LawyerTold("Lestari Anggraini", body="LBH", contact="0562 77 001", officer=counsel.id if keeps else None)
    lawyer = write_lawyer(told=told, by=by)
    why = "Ia memintanya."
    made = assign_counsel(case_id=case, person_id=person, wish=Wish(), lawyer=lawyer, reason=why, by=by)
    if keeps:
        make_own_key(sandi="perahu kertas di sungai sambas", again="perahu kertas di sungai sambas", by=counsel)
        seal_note(case_id=case, person_id=person, words="Kata Wulan kepada pembelanya.", by=counsel)
    return {"lawyer_id": lawyer, "assignment_id": made}


def _home(person: UUID, case: UUID, by: Actor) -> Ids:
    """She came home today: a follow-up, a new problem, and an item that the office asks."""
    whose, today = {"case_id": case, "person_id": person, "by": by}, timezone.localdate()
    record_return(**whose, home_on=today, version=0)
    words = "Orang yang menagih utang Wulan datang malam."
    problem = write_problem(**whose, kind="penagih_utang", seen_on=today, words=words, done="")
    follow_up = FollowUp.objects.filter(path__person_id=person).earliest("due_on").id
    known = OfficeItem.objects.filter(owner=by.desk, withdrawn_at=None).values_list("id", flat=True).first()
    item = known or write_item(
        words="Bisa bicara dengan siapa", anchors=["Tidak ada", "Jarang", "Kadang", "Selalu"], by=by
    )
    return {"follow_up_id": follow_up, "problem_id": problem, "item_id": item}


def _legal_aid(person: UUID, case: UUID, by: Actor) -> Ids:
    """What was asked of her, an application that she spoke, and a question of the town with a way to reach who asked."""
    ids: Ids = {}
    if by.may(Permission.LEGAL_AID_WRITE):
        whose, today = {"case_id": case, "person_id": person, "by": by}, timezone.localdate()
        write_facts(**whose, answers={name: next(iter(values)) for name, values in FACTS.items()}, papers=(), version=0)
        said = Account("Kata Wulan, mohon dibantu.", "Melayu", "", heard=True)
        ids["application_id"] = write_application(**whose, path="obh", body="LBH Wulan", asked_on=today, account=said)
    if by.may(Permission.POSBANKUM_KEEP):
        today = timezone.localdate()
        ids["town_question_id"] = write_question(
            told=a_question(asked_on=today, reach="Wulan", reach_until=today), by=by
        )
    return ids


def _court(person: UUID, case: UUID, by: Actor) -> Ids:
    """The way of the case: a report, an accused man with an article, a hearing, a survivor who is accused, a calendar."""
    now = timezone.localtime()
    accused = register_person(told=PersonTold(names=((NameKind.OFFICIAL, "Penampung Wulan"),), sex=Sex.MALE), by=by)
    add_person(case_id=case, person_id=accused, role=Role.HARBOURER, by=by)
    set_track(case_id=case, sexual="ya", version=0, by=by)
    told = {"on": now.date(), "at": now - timedelta(hours=1), "number": "LP/Wulan/1", "words": "Kata Wulan, dilaporkan"}
    act = {"article": "KUHP:455", "act_on": VagueDate.on(date(2026, 1, 20)), "where": Where.DOMESTIC}
    place = {"place": "PN, ruang Wulan", "companion": "Ibu Wulan", "words": "Kata Wulan, takut"}
    accusation = {
        "deed": Forced.SCAM,
        "accused_on": now.date(),
        "link": "Kata Wulan, disuruh",
        "argument": "Surat Wulan",
    }
    make_feed(by=by)
    return {
        "legal_step_id": record_legal_step(case_id=case, kind="laporan_polisi", **told, by=by),
        "charge_id": write_charge(case_id=case, person_id=accused, **act, by=by),
        "hearing_id": plan_hearing(case_id=case, at=now + timedelta(days=2), **place, by=by),
        "defence_id": begin_defence(case_id=case, person_id=person, **accusation, by=by),
        "feed_id": own_feeds(actor=by)[0].id,
    }


def _money(person: UUID, case: UUID, by: Actor) -> Ids:
    """Her restitution: a loss, a computation, a step, a debt, money asked elsewhere, and a lawful wage of the office."""
    whose = {"case_id": case, "person_id": person, "by": by}
    terms = Terms(How.AMOUNT, "IDR", smallest=3_275_500)
    told = {"kind": "perawatan", "provision": "uu21_perawatan", "words": "Kata Wulan, berobat", "terms": terms}
    loss = write_loss(**whose, **told)
    debt = write_debt(**whose, creditor="Penampung Wulan", words="", currency="IDR", smallest=20_000_000)
    today = timezone.localdate()
    asked = {"kind": Beside.WAGES, "office": "Dinas", "words": "", "asked_on": today, "due_on": None, "asked": 5}
    wage = Wage(WageKey("61.72", 2024, Per.MONTH), "IDR", 2_900_000, "Keputusan yang dibuat-buat")
    known = LawfulWage.objects.values_list("pk", flat=True).first()
    return {
        "loss_id": loss,
        "computation_id": keep_computation(**whose),
        "moved_id": record_step(**whose, kind=StepKind.ORDERED, on=today, amounts={"": 3_000_000}),
        "debt_id": debt,
        "beside_id": write_beside(**whose, **asked),
        "wage_id": known or write_wage(wage=wage, version=0, by=by),
    }


def _outside(person: UUID, case: UUID, by: Actor) -> Ids:
    """The page that she reads outside, what she asked through it, and what she decided."""
    told = StatusTold(Standing.WORKED, Contact.GIVER)
    until = timezone.localdate() + timedelta(days=30)
    whose = {"case_id": case, "person_id": person, "by": by}
    spoken_reading()
    given = give_page(**whose, pin="730184", until=until, told=told)
    opened = open_wicket(code=given.code, pin="730184", by=system_actor("visitor"))
    hand_request(slip=opened.slip, ask=Ask.MESSAGE, text="Kata Wulan, kapan?", by=system_actor("visitor"))
    write_decision(**whose, version=0, choice=Choice.LATER, reasons="Wulan masih takut.", was_read=True)
    return {"asked_id": Request.objects.get(wicket=opened.id).id}


def _papers(person: UUID, case: UUID, by: Actor) -> Ids:
    """A draft of a letter that waits to be checked, and where the desk writes its own, a template."""
    ids: Ids = {"paper_id": a_draft(case, person, by)}
    if by.may(Permission.TEMPLATE_EDIT):
        ids["template_id"] = a_template(by)
        ids["recording_id"] = a_recording(by)
    return ids


def _phone(by: Actor) -> Ids:
    """A phone, and a form from it that needs a person: another session stands on the same day."""
    phone, told = Phone(by), form(new={"place": "Rumah Wulan", "audience": "umum"}, held=held(asked="Kata Wulan?"))
    phone.send(told)
    return {"device_id": phone.id, "parcel_id": UUID(told["form"])}


def _session(by: Actor) -> UUID:
    """A session of outreach that was planned and held, with a speaker, what only her desk reads, and questions by telephone."""
    here = PlaceTold(SINGKAWANG)
    today = timezone.localdate()
    told = Plan(here, today, Audience.PUBLIC, frozenset({Topic.RECOGNISE}), 30, speaker="Ibu Wulan Sari")
    made = plan_session(plan=told, by=by)
    ask_by_phone(session_id=made, questions=["pegang_paspor"], openings=openings(timezone.now()), by=by)
    held = Held(today, 60, {NOT_TOLD_APART: 30}, asked="Kata Wulan, ke mana melapor?")
    write_down_session(session_id=made, version=1, held=held, by=by)
    return made


def between(ids: Ids, by: Actor) -> Ids:
    """The same with what goes between desks and past them: a letter of referral, an emergency, a request, a complaint."""
    person, case = ids["person_id"], ids["case_id"]
    know_the_town()
    office = Whom(None, "RSUD Abdul Aziz")
    child = ForAChild(Consenter.OFFICE, GuardianState.NONE, "", "mau", "sendiri")
    health = frozenset({Category.B, Category.C, Category.D})
    agreed = ConsentGiven(
        SharingPurpose.HEALTH, office, health, in_a_while(), Explained(Manner.SIGNATURE, "ind"), child
    )
    give_consent(person_id=person, given=agreed, by=by)
    slow = Complained(Matter.SLOW, "Wulan menunggu sebulan.", by.desk, name="Siti Rohana", contact="0852 0000 4321")
    taken = take_complaint(told=slow, by=by)
    return ids | {
        "referral_id": send_referral(
            wanted=Wanted(case, person, SharingPurpose.HEALTH, SINGKAWANG, ""),
            receiver=Receiver(None, "rsud", office.outside),
            chosen=shipped_needs()[0],
            typed={"permintaan": "Mohon Wulan dirawat."},
            by=by,
        ),
        "glass_id": break_glass(way="telepon", number="0812 3456 7001", danger="Diancam dibunuh malam ini.", by=by),
        "leave_id": ask_identity(
            kind="orang", record_id=person, fields=["nama"], hours=2, reason="Surat bagi rumah sakit.", by=by
        ),
        "complaint_id": Complaint.objects.get(number=taken.number).id,
    }


def received(by: Actor, desk: UUID) -> Ids:
    """A referral that reaches a desk: Andi, an adult man of another desk, for whom social rehabilitation is asked here."""
    know_the_town()
    born = VagueDate.on(date(1990, 2, 3))
    told = PersonTold(names=((NameKind.OFFICIAL, "Andi Saputra"),), sex=Sex.MALE, birth=born)
    person, case = register_person(told=told, by=by), open_case(summary="Dipaksa menipu daring.", by=by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    explained = Explained(Manner.SIGNATURE, "ind")
    agreed = ConsentGiven(
        SharingPurpose.SOCIAL, Whom(desk), frozenset({Category.B, Category.C}), in_a_while(), explained
    )
    consent = give_consent(person_id=person, given=agreed, by=by)
    referral = send_referral(
        wanted=Wanted(case, person, SharingPurpose.SOCIAL, SINGKAWANG, ""),
        receiver=Receiver(desk, ""),
        chosen=shipped_needs()[0],
        typed={"permintaan": "Mohon Andi didampingi."},
        by=by,
    )
    return {"referral_id": referral, "consent_id": consent}


def know_the_town() -> None:
    """Provinces, districts and cities, where nobody loaded places yet: a mandate is asked about a place that is known."""
    if place(SINGKAWANG) is None:
        load_regions()


def _consent(person: UUID, by: Actor) -> Ids:
    """A consent that stands, one that was withdrawn, and a lawful basis that waits for a second officer."""
    outside, child = Whom(None, "KJRI Kuching"), ForAChild(Consenter.OFFICE, GuardianState.NONE, "", "mau", "sendiri")
    spoken = Explained(Manner.SIGNATURE, "ind")
    given = ConsentGiven(SharingPurpose.RETURN, outside, frozenset({Category.C}), in_a_while(), spoken, child)
    other = replace(given, purpose=SharingPurpose.HEALTH)
    signed = BasisSigned(
        "pemulihan_diminta", SharingPurpose.RETURN, outside, frozenset({Category.C}), "Wulan pulang", in_a_while()
    )
    withdrawn = give_consent(person_id=person, given=other, by=by)
    return {
        "consent_id": give_consent(person_id=person, given=given, by=by),
        "closing_id": withdraw_consent(consent_id=withdrawn, by=by),
        "basis_id": record_basis(person_id=person, signed=signed, by=by),
    }


def _history(person: UUID, by: Actor) -> Ids:
    episode = begin_episode(person_id=person, summary="riwayat", by=by)
    told = Told(kind="recruitment", when=VagueDate.in_year(2025), codes={"process": ("perekrutan",)})
    event = add_event(episode_id=episode, told=told, by=by)
    add_party(event_id=event, person_id=person, role="perekrut", by=by)
    thing = record_thing(kind="telepon", mark="0812-0000-1111", by=by)
    link = link_thing(thing_id=thing, role="milik", when=VagueDate.unknown(), person_id=person, by=by)
    determined = Determined("penyidik", "indikasi_awal", date(2026, 2, 3), "Polres Singkawang", "B/1", "majikan")
    return {
        "episode_id": episode,
        "event_id": event,
        "party_id": EventParty.objects.get(event=event).id,
        "thing_id": thing,
        "link_id": link,
        "screening_id": start_screening(person_id=person, episode_id=episode, childhood=Childhood.BELUM_PASTI, by=by),
        "determination_id": record_determination(episode_id=episode, determined=determined, by=by),
    }


def _again(person: UUID, by: Actor) -> Ids:
    """Another record of hers, held to be the same person."""
    told = PersonTold(names=((NameKind.OFFICIAL, "Wulan"),), sex=Sex.FEMALE)
    other = register_person(told=told, by=by)
    told_why = "Kata Wulan, ia pernah ke sini."
    mark = judge_pair(one=person, other=other, verdict=Verdict.SAME, why=told_why, version=0, by=by)
    return {"other_id": other, "judgement_id": mark} | _asked_across(person, by)


def _asked_across(person: UUID, by: Actor) -> Ids:
    """A look whether another desk knows her, and a question of another desk about her record."""
    looked = look_elsewhere(person_id=person, why="Ia bilang pernah ditolong di tempat lain.", by=by)
    assert looked.look is not None
    assert by.desk is not None
    asked = Named(look_id=looked.look, desk=by.desk, record=person, asked_by=by.id, asked_at=timezone.now())
    asked.compartment = Person.objects.select_related("compartment").get(id=person).compartment
    asked.save()
    return {"look_id": asked.look_id, "named_id": asked.id}


def _case(person: UUID, by: Actor) -> Ids:
    case = open_case(summary="Kasus Wulan.", by=by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    write_note(case_id=case, words="Catatan tentang Wulan.", visibility=Visibility.DESK, by=by)
    step = plan_step(case_id=case, words="Antar ke puskesmas", due_on=timezone.localdate(), by=by)
    turn = propose_turn(case_id=case, turn=Turn.CLOSE, reason="layanan_selesai", words="Selesai.", by=by)
    return {"case_id": case, "step_id": step, "turn_id": turn, "part_id": CasePerson.objects.get(case=case).id}


def _plan(person: UUID, case: UUID, by: Actor) -> Ids:
    whose = {"case_id": case, "person_id": person}
    words = "Antar Wulan ke puskesmas."
    service = plan_service(**whose, kind="perawatan", desk=None, outside="RSUD", due_on=timezone.localdate(), by=by)
    tell_rights(person_id=person, codes=["restitusi"], language="ind", told_at=timezone.now(), by=by)
    return {
        "need_id": write_need(**whose, kind="perawatan", words=words, agreed="setuju", why="", by=by),
        "service_id": service,
        "request_id": write_request(
            **whose, kind="perawatan", asker="keluarga", asker_words="Siti Rohana", asked_at=timezone.now(), by=by
        ),
    }


def _sheet(person: UUID, case: UUID, by: Actor) -> None:
    """One field copied to SIMFONI, and the ticket's number."""
    line = next(each for each in sheet_for(case, person, actor=by).lines if each.field.code == "korban_jenis_kelamin")
    mark_copied(case_id=case, person_id=person, field=line.field.code, seen=line.seen, by=by)
    write_ticket(case_id=case, number="TK-6172-0412", version=0, by=by)


def patterns(some: Any = None, prefix: str = "/") -> Iterator[tuple[str, Any]]:
    """Every address of the house as it is written, with its view."""
    for each in get_resolver().url_patterns if some is None else some:
        if isinstance(each, URLResolver):
            yield from patterns(each.url_patterns, prefix + str(each.pattern))
        elif isinstance(each, URLPattern):
            yield prefix + str(each.pattern), each.callback


def address(pattern: str, ids: Ids) -> str:
    """The address with these ids in it; an id that nothing has where it is not among them."""

    def part(match: "re.Match[str]") -> str:
        kind, name = match[1], match[2]
        if kind == "uuid":
            return str(ids.get(name) or uuid4())
        return str(ids.get(name, 7)) if kind == "int" else PLAIN_PARTS.get(name, "tidak-ada")

    return re.sub(r"<(\w+):(\w+)>", part, pattern)


def taken_ids(pattern: str) -> list[str]:
    """The names of the ids that an address carries."""
    return re.findall(r"<uuid:(\w+)>", pattern)
