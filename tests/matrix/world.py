"""One task force with a file at each of its desks, an officer of every role, and what goes between the desks."""

import re
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.test import Client

from naung.casework.cases.actions import add_person, open_case, write_note
from naung.casework.cases.vocabulary import Danger, Role, Visibility
from naung.casework.complaints.actions import take_complaint
from naung.casework.complaints.models import Complaint
from naung.casework.complaints.vocabulary import Matter, Told, Whose
from naung.casework.consent.actions import give_consent
from naung.casework.consent.vocabulary import Consenter, ConsentGiven, Explained, ForAChild, GuardianState, Manner
from naung.casework.custody.actions.glasses import break_glass
from naung.casework.custody.actions.requests import ask_identity
from naung.casework.proceedings.actions import make_feed
from naung.casework.proceedings.queries import own_feeds
from naung.casework.referrals.vocabulary import Receiver, Wanted
from naung.casework.reports.actions import receive_report
from naung.foundation.access.vocabulary import Actor, Category, Exploitation, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import ContactGiven, ContactKind, NameKind, PersonTold, Sex
from naung.foundation.recusal.models import ShutOut
from naung.insight.programme.actions import keep_report, record_decree, record_training, set_target
from naung.insight.targeting.actions import approve_version
from tests import cast
from tests.casework.arrivals.told import at_the_border
from tests.casework.outreach.field import Phone
from tests.casework.partners.told import at_the_box
from tests.casework.referrals.conftest import SharingPurpose, Whom, a_man, agree, send
from tests.casework.reports.told import content, reporter
from tests.doors.heard import spoken_questions
from tests.doors.world import Ids, everything
from tests.foundation.law.corrections_told import HESTI
from tests.insight.drivers.kept import a_silent_fit
from tests.insight.evaluation.told import a_draft, laid, sealed_by
from tests.insight.programme.told import a_decision, a_plan, decree, papers, report, target, training
from tests.insight.targeting.told import a_prevention_plan, answered

# Who stands for which role: one officer, at the desk where such officers serve.
OFFICERS = {
    member.role: member
    for member in (cast.SARI, cast.RATNA, cast.HAMDAN, cast.MEGA, cast.YUSUF, *cast.TASK_FORCE.values())
}
OFFICERS[HESTI.role] = HESTI
# A case worker beside the officer at each other desk, who writes the file of that desk.
COLLEAGUES = {
    desk: cast.Member(f"rekan-{desk}", f"Rekan {desk}", desk, "petugas_kasus")
    for desk in ("police", "border", "legal", "social", "health", "labour", "prosecutor", "lpsk", "ngo", "village")
}
DODI = cast.Member("dodi", "Dodi Kurnia", "service", "petugas_kasus")
RECEIVERS = ("police", "legal")
OVERSEEING = ("pengawas", "pemantau", "petugas_hukum")
RECEIVING = re.compile(r"/rujukan/<uuid:referral_id>/(terima|tanya|tolak|selesai|ditarik)/")


@dataclass
class World:
    """The desks, their people and their files. Everything in it is undone together."""

    force: cast.TaskForce
    accounts: dict[str, UUID] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    files: dict[str, Ids] = field(default_factory=dict)
    referrals: dict[str, UUID] = field(default_factory=dict)
    hers: dict[str, Ids] = field(default_factory=dict)
    overseen: Ids = field(default_factory=dict)

    def actor(self, member: cast.Member) -> Actor:
        """A member of the cast at her desk, with an account made at the first asking."""
        if member.username not in self.accounts:
            self.accounts[member.username] = cast.join(member, self.force)
        return cast.actor(member, self.force)

    def ids(self, role: str, pattern: str) -> Ids:
        """The records of an officer of this role for one address: hers, her desk's, and what was sent to it where it receives."""
        mine = self.files.get(OFFICERS[role].desk, {}) | self.hers[role]
        if role in OVERSEEING:
            mine = mine | self.overseen
        if RECEIVING.match(pattern):
            sent_here = {"referral_id": mine.get("received"), "consent_id": mine.get("received_on")}
            mine = {name: each for name, each in (mine | sent_here).items() if each}
        return mine

    def browser(self, member: cast.Member) -> Client:
        """A browser in which she is signed in."""
        if member.username not in self.clients:
            self.actor(member)
            self.clients[member.username] = cast.sign_in(Client(), self.accounts[member.username])
        return self.clients[member.username]


def name_at(desk: str) -> str:
    """The name of the person whose file is at this desk, as it stands in no other file."""
    return f"Kenanga{desk.capitalize()}"


def health_at(desk: str) -> str:
    """Her health note, as it stands in no other file."""
    return f"sakitdi{desk}"


def secrets() -> tuple[str, ...]:
    """What nobody at another desk may see."""
    desks = ("service", *COLLEAGUES)
    return tuple(word for desk in desks for word in (name_at(desk), health_at(desk)))


# Every word of a file that a page may or may not show: names and notes of each desk's person, the man who is sent on.
SENT, SENT_HEALTH, COMPLAINANT = "Andi Saputra", "Luka lama", "Siti Rohana"
FOUND_ONCE = re.compile("|".join((*secrets(), SENT, SENT_HEALTH, COMPLAINANT)))


def _phone(desk: str) -> str:
    return f"0813 7777 7{['service', *COLLEAGUES].index(desk):03}"


def _file(desk: str, by: Actor, counsel: Actor | None = None) -> Ids:
    """One of everything at a desk, and a person with a health note whose name stands in no other file."""
    ids = everything(by, counsel)
    told = PersonTold(names=((NameKind.OFFICIAL, name_at(desk)),), sex=Sex.FEMALE, health=health_at(desk))
    phone = ContactGiven(ContactKind.PHONE, _phone(desk))
    person = register_person(told=told, contacts=[phone], by=by)
    case = open_case(summary=f"Tentang {name_at(desk)}.", danger=Danger.NO, by=by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    write_note(case_id=case, words=f"{name_at(desk)} {health_at(desk)}", visibility=Visibility.DESK, by=by)
    del ids["closing_id"]  # it is answered by the body outside to whom it was shown, not by this desk
    return ids | _letter(ids, by) | {"own_person": person, "own_case": case}


def _sent_man(world: World) -> None:
    """Andi's file at Sari's desk, sent to the police and to legal aid."""
    sari, mine = world.actor(cast.SARI), world.files["service"]
    person, case = a_man(sari), open_case(summary="Dipaksa menipu daring.", danger=Danger.NO, by=sari)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    wanted = Wanted(case, person, SharingPurpose.LEGAL, cast.SINGKAWANG, Exploitation.FORCED_CRIMINALITY)
    mine |= {"sent_case": case, "sent_person": person}
    for desk in RECEIVERS:
        receiver = getattr(world.force, desk).id
        consent = agree(sari, person, Whom(receiver), categories=tuple(Category)[1:])
        world.referrals[desk] = send(sari, wanted, receiver).id
        world.files[desk] |= {"received": world.referrals[desk], "received_on": consent}


def _sent_woman(world: World, sender: str, desk: str, purpose: SharingPurpose) -> None:
    """A woman of one desk, sexually exploited, is sent to another for which that is its work."""
    by, receiver = world.actor(COLLEAGUES[sender]), getattr(world.force, desk).id
    told = PersonTold(names=((NameKind.OFFICIAL, "Rahma"),), sex=Sex.FEMALE, birth=VagueDate.on(date(1990, 2, 3)))
    person, case = register_person(told=told, by=by), open_case(summary="Dijual.", danger=Danger.NO, by=by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    consent = agree(by, person, Whom(receiver), purpose, categories=(Category.B, Category.C))
    sent = send(by, Wanted(case, person, purpose, cast.SINGKAWANG, Exploitation.SEXUAL), receiver)
    world.files[desk] |= {"received": sent.id, "received_on": consent}


def _letter(ids: Ids, by: Actor) -> Ids:
    """A letter of referral to a hospital that has no account."""
    person, case, hospital = ids["person_id"], ids["case_id"], Whom(None, "RSUD Abdul Aziz")
    child = ForAChild(Consenter.OFFICE, GuardianState.NONE, "", "mau", "sendiri")
    health = frozenset({Category.B, Category.C, Category.D})
    explained = Explained(Manner.SIGNATURE, "ind")
    agreed = ConsentGiven(SharingPurpose.HEALTH, hospital, health, cast.in_a_while(), explained, child)
    give_consent(person_id=person, given=agreed, by=by)
    wanted = Wanted(case, person, SharingPurpose.HEALTH, cast.SINGKAWANG, "")
    return {"referral_id": send(by, wanted, None, receiver=Receiver(None, "rsud", hospital.outside)).id}


def _hers(world: World, member: cast.Member, number: int) -> Ids:
    """What an officer herself asked, opened and complained of, as far as her role does such things."""
    by, ids, made = world.actor(member), world.files.get(member.desk, {}), {}
    if by.may(Permission.OUTREACH_WRITE):
        made["device_id"] = Phone(by).id
    if by.may(Permission.ARRIVAL_WRITE):
        spoken_questions()
        made |= at_the_border(ids["own_person"], ids["own_case"], by) | at_the_box(by)
    if by.may(Permission.PROCEEDINGS_READ):
        make_feed(by=by)
        made["feed_id"] = own_feeds(actor=by)[0].id
    if by.may(Permission.IDENTITY_ASK):
        made["leave_id"] = ask_identity(
            kind="orang", record_id=ids["own_person"], fields=["nama"], hours=2, reason="Surat.", by=by
        )
    if by.may(Permission.BREAK_GLASS):
        phone = _phone(member.desk)
        made["glass_id"] = break_glass(way="telepon", number=phone, danger="Diancam dibunuh.", by=by)
    if by.may(Permission.COMPLAINT_TAKE) and not by.may(Permission.COMPLAINT_READ):
        slow = Told(Matter.SLOW, f"Menunggu sebulan, kata {number}.", world.force.other.id, whose=Whose.OWN)
        made["complaint_id"] = Complaint.objects.get(number=take_complaint(told=slow, by=by).number).id
    return made


def _over_the_desk(world: World) -> Ids:
    """What reaches the desk above and a monitor: a complaint of somebody about Sari's desk; a report at the desk above."""
    words = "Kenanga menunggu sebulan."
    told = Told(Matter.SLOW, words, world.force.service.id, name=COMPLAINANT, contact="WhatsApp")
    taken = take_complaint(told=told, by=world.actor(cast.SARI))
    yusuf = world.actor(cast.YUSUF)
    report = receive_report(content=content(), reporter=reporter(), by=yusuf).id
    world.files["oversight"] = {"report_id": report, "after": report}
    return {"complaint_id": Complaint.objects.get(number=taken.number).id}


def _year(world: World) -> Ids:
    """The task force's year, which belongs to no desk: a decree, a training, a plan with a target, a meeting, a report."""
    by, desk = world.actor(OFFICERS["koordinator"]), world.force.service.id
    meeting, decision = a_decision(desk, by)
    plan = a_plan(by)
    made = set_target(plan_id=plan, told=target(desk), by=by)
    year = {"plan_id": plan, "target_id": made, "meeting_id": meeting, "decision_id": decision}
    year["decree_id"] = record_decree(told=decree(), by=by)
    year["training_id"] = record_training(told=training(desk), by=by)
    year["report_id"] = keep_report(told=report(), printed=papers, by=by)
    return year


def _prevention(world: World) -> Ids:
    """A plan of prevention by the analyst, approved by the head: it belongs to no desk either."""
    rina = world.actor(OFFICERS["analis"])
    plan = a_prevention_plan(rina)
    version = answered(plan, rina)
    approve_version(version_id=version.id, by=world.actor(OFFICERS["kepala"]))
    return {"prevention_id": plan, "solution_id": version.id, "other_solution": version.id}


def _measured(world: World) -> Ids:
    """A sealed rollout, which belongs to no desk; eight areas and eight periods, so that the seventh of each is there."""
    written = a_draft(world.actor(OFFICERS["analis"]), where=laid(after=3))
    return {"rollout_id": sealed_by(written, world.actor(OFFICERS["koordinator"]))}


def _named(world: World) -> None:
    """An officer of the desk is named as recruiter in its case."""
    world.actor(DODI)
    ratna, mine = world.actor(cast.RATNA), world.files["service"]
    suspect = register_person(told=PersonTold(names=((NameKind.OFFICIAL, DODI.name),)), by=ratna)
    for case in (mine["case_id"], mine["own_case"]):
        add_person(case_id=case, person_id=suspect, role=Role.RECRUITER, by=ratna)
    row = ShutOut.objects.first()
    assert row is not None
    mine["shut_out_id"] = row.id
    world.overseen["shut_out_id"] = row.id


def build() -> World:
    """The whole of it, in the transaction of whoever asks."""
    world = World(cast.found_task_force())
    cast.load_regions()
    for member in (*OFFICERS.values(), *COLLEAGUES.values()):
        world.actor(member)
    world.files["service"] = _file("service", world.actor(cast.SARI))
    advocate = OFFICERS["advokat"]
    for desk, colleague in COLLEAGUES.items():
        counsel = world.actor(advocate) if desk == advocate.desk else None
        world.files[desk] = _file(desk, world.actor(colleague), counsel)
    _sent_man(world)
    _sent_woman(world, "police", "service", SharingPurpose.SOCIAL)
    _sent_woman(world, "police", "social", SharingPurpose.SOCIAL)
    _sent_woman(world, "police", "lpsk", SharingPurpose.PROTECTION)
    world.overseen = _over_the_desk(world) | {"waiver_id": world.files["service"]["waiver_id"]}
    year = _year(world) | _prevention(world) | {"fit_id": a_silent_fit()}
    measured = _measured(world)
    for number, (role, member) in enumerate(OFFICERS.items()):
        reads_it = world.actor(member).may(Permission.PROGRAMME_READ)
        world.hers[role] = _hers(world, member, number) | (year if reads_it else {})
        world.hers[role] |= measured if world.actor(member).may(Permission.INSIGHT_READ) else {}
    _named(world)
    for member in (*OFFICERS.values(), DODI):
        world.browser(member)
    return world
