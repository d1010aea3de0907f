"""Finding one person in an emergency: by an exact number over all desks, never by a name, never by a list."""

from uuid import UUID

from naung.casework.cases.models import Case, CasePerson
from naung.casework.cases.vocabulary import Role
from naung.casework.custody.vocabulary import CustodyEvent, Found, Way
from naung.foundation.access.rules import require, system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import RuleBroken
from naung.foundation.identifiers import read_number
from naung.foundation.organisations.queries import all_desks
from naung.foundation.people.models import ContactWay, Document, Person
from naung.foundation.people.queries.search import CONTACTS, PAPERS, of_desk
from naung.foundation.people.rules.numbers import IDENTITY_DIGITS, PHONES, phone, plain_number
from naung.foundation.people.vocabulary import Answer, DocumentKind
from naung.foundation.recusal.queries import hidden_from, seen_by
from naung.foundation.vault.queries import Lookup, open_run
from naung.foundation.words import gettext_noop

MOST = 20  # records of one number that are compared at one desk
NOT_A_NIK = gettext_noop("NIK terdiri dari 16 angka.")
NOT_A_PHONE = gettext_noop("Nomor telepon ini belum lengkap.")
# Whose life a case is about; a suspect is not found by a case number.
HERS = (Role.VICTIM, Role.WITNESS)


def record_for_emergency(way: Way, typed: str, *, actor: Actor) -> tuple[Found, ...]:
    """The records that answer exactly to a number, at any desk; nothing of anyone is opened to the actor.

    Whom she must not know of is not found, like somebody who is not there.
    Raises RuleBroken for a number that can't be one of its kind.
    """
    require(actor, Permission.BREAK_GLASS)
    shut = hidden_from(actor)
    found = {Way.CASE: _by_case, Way.NIK: _by_nik, Way.PHONE: _by_phone}[way](typed, shut)
    persons = seen_by(Person.objects.filter(id__in=found, erased_at=None), "id", actor=actor)
    return tuple(Found(row.id, row.owner, row.made_at) for row in persons)


def _by_case(typed: str, shut: frozenset[UUID]) -> list[UUID]:
    numbers = [number for desk in all_desks() if (number := read_number(desk.prefix, typed))]
    case = Case.objects.filter(number__in=numbers).first()
    if case is None or case.id in shut:
        return []
    return list(CasePerson.objects.filter(case=case, role__in=HERS).values_list("person_id", flat=True))


def _by_nik(typed: str, shut: frozenset[UUID]) -> list[UUID]:
    number = plain_number(typed)
    if len(number) != IDENTITY_DIGITS or not number.isdigit():
        raise RuleBroken(NOT_A_NIK, field="number")
    papers = Document.objects.select_related("compartment").filter(
        person__in=_candidates(PAPERS, f"n:{number}", shut), kind=DocumentKind.NIK
    )
    rows = [row for row in papers if row.not_hers != Answer.YES]
    texts = open_run(system_actor("glass"), CustodyEvent.NUMBER_COMPARED, [(row, ("number",)) for row in rows])
    pairs = zip(rows, texts, strict=True)
    return [row.person_id for row, text in pairs if plain_number(text["number"] or "") == number]


def _by_phone(typed: str, shut: frozenset[UUID]) -> list[UUID]:
    number = phone(typed)
    if not number:
        raise RuleBroken(NOT_A_PHONE, field="number")
    ways = ContactWay.objects.select_related("compartment").filter(
        person__in=_candidates(CONTACTS, f"t:{number}", shut), kind__in=PHONES, retired_at=None
    )
    rows = list(ways)
    texts = open_run(system_actor("glass"), CustodyEvent.NUMBER_COMPARED, [(row, ("value",)) for row in rows])
    return [row.person_id for row, text in zip(rows, texts, strict=True) if phone(text["value"] or "") == number]


def _candidates(space: str, token: str, shut: frozenset[UUID]) -> list[UUID]:
    """Whom the sealed index holds under exactly this token, at every desk; nothing is done about one who is shut out."""
    tokens = [key for desk in all_desks() for key in of_desk(desk.id, [token])]
    owners = Lookup(space).newest(dict.fromkeys(tokens, MOST))
    return list({owner for each in owners.values() for owner in each} - shut)
