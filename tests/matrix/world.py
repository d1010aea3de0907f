"""One task force with a file at each of its desks, an officer of every role, and what goes between the desks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch
from uuid import UUID

from django.db import transaction
from django.test import Client

from naung.casework.cases.actions import add_person, open_case, write_note
from naung.casework.cases.vocabulary import Danger, Role, Visibility
from naung.casework.complaints.actions import take_complaint
from naung.casework.complaints.models import Complaint
from naung.casework.complaints.vocabulary import Matter, Told
from naung.casework.custody.actions.glasses import break_glass
from naung.casework.custody.actions.requests import ask_identity
from naung.casework.referrals.vocabulary import Wanted
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Category, Exploitation
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import ContactGiven, ContactKind, NameKind, PersonTold, Sex
from naung.foundation.places import actions as places
from naung.foundation.recusal.models import ShutOut
from tests import cast
from tests.casework.referrals.conftest import SharingPurpose, Whom, a_man, agree, send
from tests.doors.world import Ids, everything

# Who stands for which role: one officer, at the desk where such officers serve.
OFFICERS = {
    member.role: member
    for member in (cast.SARI, cast.RATNA, cast.HAMDAN, cast.MEGA, cast.YUSUF, *cast.TASK_FORCE.values())
}
# A case worker beside the officer at each other desk, who writes the file of that desk.
COLLEAGUES = {
    desk: cast.Member(f"rekan-{desk}", f"Rekan {desk}", desk, "petugas_kasus")
    for desk in ("police", "border", "legal", "social", "health", "labour", "prosecutor", "lpsk", "ngo", "village")
}
DODI = cast.Member("dodi", "Dodi Kurnia", "service", "petugas_kasus")
RECEIVERS = ("police", "legal")


@dataclass
class World:
    """The desks, their people and their files. Everything in it is undone together."""

    force: cast.TaskForce
    accounts: dict[str, UUID] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    files: dict[str, Ids] = field(default_factory=dict)
    referrals: dict[str, UUID] = field(default_factory=dict)

    def actor(self, member: cast.Member) -> Actor:
        """A member of the cast at her desk, with an account made at the first asking."""
        if member.username not in self.accounts:
            self.accounts[member.username] = cast.join(member, self.force)
        return cast.actor(member, self.force)

    def browser(self, member: cast.Member) -> Client:
        """A browser in which she is signed in."""
        self.actor(member)
        if member.username not in self.clients:
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


def _file(desk: str, number: int, by: Actor) -> Ids:
    """One of everything at a desk, and a person with a health note whose name stands in no other file."""
    ids = everything(by)
    told = PersonTold(names=((NameKind.OFFICIAL, name_at(desk)),), sex=Sex.FEMALE, health=health_at(desk))
    phone = ContactGiven(ContactKind.PHONE, f"0813 7777 7{number:03}")
    person = register_person(told=told, contacts=[phone], by=by)
    case = open_case(summary=f"Tentang {name_at(desk)}.", danger=Danger.NO, by=by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    write_note(case_id=case, words=f"{name_at(desk)} {health_at(desk)}", visibility=Visibility.DESK, by=by)
    del ids["closing_id"]  # it is answered by the body outside to whom it was shown, not by this desk
    return ids | {"own_person": person, "own_case": case}


def _between(world: World) -> None:
    """Andi's file at Sari's desk, sent to two desks; a request to the custodian, an emergency, a complaint."""
    sari = world.actor(cast.SARI)
    person, case = a_man(sari), open_case(summary="Dipaksa menipu daring.", danger=Danger.NO, by=sari)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    wanted = Wanted(case, person, SharingPurpose.LEGAL, cast.SINGKAWANG, Exploitation.FORCED_CRIMINALITY)
    consents = {}
    for desk in RECEIVERS:
        receiver = getattr(world.force, desk).id
        consents[desk] = agree(sari, person, Whom(receiver), categories=tuple(Category)[1:])
        world.referrals[desk] = send(sari, wanted, receiver).id
    mine = world.files["service"]
    taken = take_complaint(
        told=Told(
            matter=Matter.SLOW,
            words="Kenanga menunggu sebulan.",
            desk=world.force.service.id,
            name="Siti Rohana",
            contact="WhatsApp",
        ),
        by=sari,
    )
    mine |= {
        "referral_id": world.referrals["police"],
        "consent_id": consents["police"],
        "sent_case": case,
        "sent_person": person,
        "complaint_id": Complaint.objects.get(number=taken.number).id,
        "leave_id": ask_identity(
            kind="orang", record_id=mine["own_person"], fields=["nama"], hours=2, reason="Surat.", by=sari
        ),
        "glass_id": break_glass(way="telepon", number="0813 7777 7000", danger="Diancam dibunuh.", by=sari),
    }


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


def _few_places() -> None:
    whole = places.shipped_places

    def some(vintage: str) -> list[places.PlaceRow]:
        return [row for row in whole(vintage) if len(row.code) <= len(cast.SINGKAWANG)]

    with patch.object(places, "shipped_places", some):
        places.load_places(by=system_actor("setup"))


def build() -> World:
    """The whole of it, in the transaction of whoever asks."""
    world = World(cast.found_task_force())
    _few_places()
    for member in OFFICERS.values():
        world.actor(member)
    world.files["service"] = _file("service", 0, world.actor(cast.SARI))
    for number, (desk, colleague) in enumerate(COLLEAGUES.items(), start=1):
        world.files[desk] = _file(desk, number, world.actor(colleague))
    _between(world)
    _named(world)
    return world


@contextmanager
def undone(browser: Client) -> Iterator[None]:
    """Whatever is written in it, and the browser's own session, is afterwards as if it had not been."""
    kept = dict(browser.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    browser.cookies.clear()
    browser.cookies.update(kept)
