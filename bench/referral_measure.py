"""One installation that makes and accepts sealed packages, one a line on standard input, each answered with its seconds.

python bench/referral_measure.py      (the folder and the database come from the environment)
"""

import json
import os
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.growth_settings")

import django

django.setup()


from django.utils import timezone
from tests.cast import SINGKAWANG, in_a_while

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Danger, Role
from naung.casework.consent.actions import give_consent
from naung.casework.consent.vocabulary import ConsentGiven, Explained, Manner, SharingPurpose, Whom
from naung.casework.episodes.actions import add_event, begin_episode, link_thing, record_thing
from naung.casework.episodes.rules import Told
from naung.casework.referrals.actions import accept_referral, send_referral
from naung.casework.referrals.models import Referral
from naung.casework.referrals.rules.tables import shipped_needs
from naung.casework.referrals.vocabulary import Receiver, Wanted
from naung.doors.schedule.tick import run_all
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Category, Exploitation
from naung.foundation.accounts.actions import accept_invitation, invite_officer
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.models import Desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import (
    Answer,
    ContactGiven,
    ContactKind,
    Disability,
    DocumentGiven,
    DocumentKind,
    HeldBy,
    NameKind,
    PersonTold,
    Sex,
)

SHARED = frozenset({Category.B, Category.C, Category.D})
TYPED = {code: f"Keterangan untuk {code}." for code, field in shipped_needs()[0].items() if field.typed}


@dataclass(frozen=True)
class Ends:
    """Who sends and who receives."""

    sender: Actor
    receiver: Actor
    desk: UUID


def ends() -> Ends:
    """Sari, and an officer of LPSK at a desk of her own."""
    by = system_actor("setup")
    desk = Desk.objects.filter(agency__kind="lpsk").first()
    if desk is None:
        agency = found_agency(name="LPSK", kind="lpsk", by=by)
        desk = open_desk(agency=agency, name="Meja layanan", kind=DeskKind.SERVICE, territory="", prefix="LPS", by=by)
        token = invite_officer(username="putri", display_name="Putri", desk=desk.id, role="petugas_lpsk", by=by)
        accept_invitation(token=token, password="lima kucing di atap", by=by)
    return Ends(actor_for_officer("sari"), actor_for_officer("putri"), desk.id)


def someone(by: Actor) -> UUID:
    """A person whose record fills every field."""
    told = PersonTold(
        names=((NameKind.OFFICIAL, "Andi Saputra"), (NameKind.ALIAS, "Ahua"), (NameKind.MOTHER, "Melati")),
        sex=Sex.MALE,
        birth=VagueDate.on(date(1998, 3, 4)),
        birth_place="Singkawang",
        nationality="ID",
        home=SINGKAWANG,
        home_words="Dekat pasar.",
        language="hak",
        needs_interpreter=Answer.YES,
        disabled=Answer.YES,
        disabilities=frozenset({Disability.PHYSICAL}),
        dependants=2,
        health="Luka lama di punggung.",
    )
    documents = [
        DocumentGiven(DocumentKind.NIK, "6172010403980001"),
        DocumentGiven(DocumentKind.PASSPORT, "C7654321", held_by=HeldBy.RECRUITER),
        DocumentGiven(DocumentKind.BIRTH_CERTIFICATE, "6172-LT-1998"),
    ]
    kinds = (ContactKind.PHONE, ContactKind.ADDRESS, ContactKind.THROUGH)
    contacts = [ContactGiven(kind, f"0812 3456 700{n}", "Malam.", Answer.YES) for n, kind in enumerate(kinds)]
    return register_person(told=told, documents=documents, contacts=contacts, by=by)


def history(person: UUID, by: Actor) -> None:
    """One history with pay, a way, means and a number that the recruiter used."""
    episode = begin_episode(person_id=person, summary="Dijanjikan kerja.", by=by)
    told = Told(
        kind="recruitment",
        when=VagueDate.in_year(2025),
        place=SINGKAWANG,
        place_words="Rumah Acik",
        pay_promised="RM 2.500",
        pay_received="RM 0",
        note="Diajak lewat pesan.",
        codes={"process": ("perekrutan",), "means": ("ancaman_kekerasan",)},
    )
    event = add_event(episode_id=episode, told=told, by=by)
    thing = record_thing(kind="telepon", mark="0812-0000-1111", by=by)
    link_thing(thing_id=thing, role="milik", when=VagueDate.unknown(), event_id=event, by=by)


def agreed(with_desk: UUID, by: Actor) -> Wanted:
    """A case with one person in it, who agreed."""
    case, person = open_case(summary="Dipaksa menipu daring.", danger=Danger.NO, by=by), someone(by)
    history(person, by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    explained = Explained(Manner.SIGNATURE, "hak")
    given = ConsentGiven(SharingPurpose.PROTECTION, Whom(with_desk), SHARED, in_a_while(), explained)
    give_consent(person_id=person, given=given, by=by)
    return Wanted(case, person, SharingPurpose.PROTECTION, SINGKAWANG, Exploitation.FORCED_CRIMINALITY)


def timed(both: Ends) -> dict[str, float]:
    """Seconds of making and of accepting one package."""
    wanted, every = agreed(both.desk, both.sender), frozenset(shipped_needs()[0])
    began = time.perf_counter()
    sent = send_referral(wanted=wanted, receiver=Receiver(both.desk, ""), chosen=every, typed=TYPED, by=both.sender)
    made = time.perf_counter()
    accept_referral(referral_id=sent, version=1, by=both.receiver)
    done = time.perf_counter()
    return {"make": made - began, "accept": done - made, "fields": Referral.objects.get(id=sent).lines.count()}


def main() -> None:
    """Say that it is ready, then answer each line."""
    run_all(timezone.now())  # as the installation's own clock does each minute
    both = ends()
    print(json.dumps({"ready": True}), flush=True)
    for _ in sys.stdin:
        print(json.dumps(timed(both)), flush=True)


if __name__ == "__main__":
    main()
