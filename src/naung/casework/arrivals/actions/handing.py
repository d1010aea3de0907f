"""Writers for those who are handed on: only now a record of the person is made, with a case and a referral."""

from uuid import UUID

from django.db import transaction

from naung.casework.arrivals.actions.batches import WRITES
from naung.casework.arrivals.actions.people import held_row
from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries.people import PersonShown, arrival_for
from naung.casework.arrivals.rules.records import (
    DOUBTED,
    PROPOSED,
    SEEN,
    birth_known,
    contacts_of,
    documents_of,
    note_words,
    person_told,
)
from naung.casework.arrivals.vocabulary import ArrivalEvent, HandTold
from naung.casework.cases.actions import add_person, open_case, write_note
from naung.casework.cases.vocabulary import Role, Visibility
from naung.casework.consent.actions import give_consent, record_basis
from naung.casework.consent.vocabulary import BasisSigned, ConsentGiven, Explained, Whom
from naung.casework.referrals.actions import send_referral
from naung.casework.referrals.rules.tables import shipped_needs
from naung.casework.referrals.vocabulary import Receiver, Wanted
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.organisations.queries import desk_facts
from naung.foundation.people.actions import register_person
from naung.foundation.words import gettext_noop

REQUEST = "permintaan"  # the one field of a referral that is typed for it
SHARED = frozenset({Category.B, Category.C})  # what a border office holds: coarse facts, identity and contact
HANDED_ALREADY = gettext_noop("Orang ini sudah dirujuk. Rujukan lain dibuat dari halaman kasusnya.")
CHILD_SIGNS_NOTHING = gettext_noop(
    "Orang ini mungkin anak. Namanya tidak dibagikan dengan tanda tangannya sendiri; pilih pasal dan tulis alasannya."
)
FORGOTTEN = gettext_noop("Nama orang ini sudah dihapus.")


@transaction.atomic
def record_arrival(*, arrival_id: UUID, by: Actor) -> tuple[UUID, UUID]:
    """Make a record of somebody of a batch and a case at this desk, with what the border saw; answers person and case.

    Twice gives the same. Raises NotFound, Problems where the list's row can't be a person's record.
    """
    require(by, WRITES)
    row = held_row(arrival_id, by, closed_too=True)
    if row.person_id is not None and row.case is not None:
        return row.person_id, row.case
    shown = arrival_for(arrival_id, actor=by)
    if shown.forgotten:
        raise RuleBroken(FORGOTTEN)
    person = _registered(shown, by)
    case = open_case(summary="", by=by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    doubted = shown.birth if birth_known(shown.birth, shown.band, shown.signs) != shown.birth else None
    words = note_words(shown.sent, shown.reasons, {"seen": SEEN, "proposed": PROPOSED, "doubted": DOUBTED}, doubted)
    if words:
        write_note(case_id=case, words=words, visibility=Visibility.DESK, by=by)
    row.person_id, row.case = person, case
    row.save(update_fields=["person", "case"])
    record(ArrivalEvent.RECORDED, subject=row.id, subjects=[person, case], by=by)
    return person, case


def _registered(shown: PersonShown, by: Actor) -> UUID:
    text, call = shown.texts, shown.call
    told = person_told(
        name=text["name"],
        sex=shown.sex,
        birth=birth_known(shown.birth, shown.band, shown.signs),
        origin=shown.origin,
        origin_words=text["origin_words"],
    )
    contacts = contacts_of(call.reach, call.hours, call.pretext) if call else []
    return register_person(told=told, documents=documents_of(text["nik"], text["papers"]), contacts=contacts, by=by)


@transaction.atomic
def hand_over(*, arrival_id: UUID, told: HandTold, by: Actor) -> UUID:
    """Hand somebody on to a desk: record, case, the basis on which her name may travel, and the referral; answers the referral.

    Whether that desk may act is the register's answer, what travels the consent room's: this adds nothing to either.
    Raises RuleBroken where she was handed on already, for her own consent where she may be a child, and where nothing may
    travel; Problems for a consent or basis that can't be.
    """
    require(by, WRITES)
    row = held_row(arrival_id, by, closed_too=True)
    if row.referral is not None:
        raise RuleBroken(HANDED_ALREADY)
    if not told.article and arrival_for(arrival_id, actor=by).may_be_child:
        raise RuleBroken(CHILD_SIGNS_NOTHING, field="basis")
    person, case = record_arrival(arrival_id=arrival_id, by=by)
    _base(person, told, by)
    referral = send_referral(
        wanted=Wanted(case, person, told.purpose, told.place, told.exploitation),
        receiver=Receiver(told.desk, desk_facts(told.desk).agency_type),
        chosen=shipped_needs()[0],
        typed={REQUEST: told.request},
        by=by,
    )
    _handed(row, referral)
    record(ArrivalEvent.HANDED, subject=row.id, subjects=[case, referral], by=by)
    return referral


def _base(person: UUID, told: HandTold, by: Actor) -> None:
    """What carries her name to the other desk: an article that an officer signs, or what she herself agreed."""
    whom = Whom(told.desk)
    if told.article:
        signed = BasisSigned(told.article, told.purpose, whom, SHARED, told.reason, told.until)
        record_basis(person_id=person, signed=signed, by=by)
        return
    explained = Explained(told.manner, told.language)
    given = ConsentGiven(told.purpose, whom, SHARED, told.until, explained)
    give_consent(person_id=person, given=given, by=by)


def _handed(row: Arrival, referral: UUID) -> None:
    fresh = Arrival.objects.get(id=row.id)
    fresh.referral = referral
    fresh.leaving = fresh.leaving or "dirujuk"
    fresh.save(update_fields=["referral", "leaving"])
