"""A case as it would leave for one office: of each survivor only what may be shared with that office for that purpose today.

The rule is that of a referral to an office outside: the register must know the kind of office as competent, and each field
needs a live consent or a verified duty of the law, within what the service needs. What is not carried is not in the file.
"""

from collections.abc import Iterable
from uuid import UUID

from naung.casework.cases.models import CasePerson
from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import Role
from naung.casework.consent.vocabulary import SharingPurpose
from naung.casework.exchange.models import Handout
from naung.casework.exchange.vocabulary import Asked, CaseOut, ExchangeEvent, HandedOut, PersonOut
from naung.casework.referrals.queries import draft_for
from naung.casework.referrals.vocabulary import BasisKind, Receiver, Wanted
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

SENDS = Permission.REFERRAL_SEND


def leaving(case_id: UUID, asked: Asked, *, actor: Actor) -> CaseOut:
    """What of a case may leave for this office, person by person; each room's reading is in the log. Raises NotFound."""
    require(actor, Permission.CASE_READ)
    require(actor, SENDS)
    case = case_for(case_id, actor=actor)
    survivors = _survivors(case_id, actor)
    people = tuple(_of(case_id, person, asked, actor) for person in survivors)
    others = {part.person for part in case.parts} - set(survivors)
    return CaseOut(case_id, case.number, people, len(others))


def _survivors(case_id: UUID, actor: Actor) -> tuple[UUID, ...]:
    parts = CasePerson.objects.filter(case=case_id, role=Role.VICTIM, person__erased_at=None)
    found = seen_by(parts, "person_id", actor=actor).order_by("added_at", "id")
    return tuple(dict.fromkeys(found.values_list("person_id", flat=True)))


def _of(case_id: UUID, person: UUID, asked: Asked, actor: Actor) -> PersonOut:
    wanted = Wanted(case_id, person, SharingPurpose(asked.purpose), asked.place, asked.exploitation)
    draft = draft_for(wanted, Receiver(None, asked.agency_type, asked.outside), {}, actor=actor)
    if not draft.mandate.allowed:  # only a coordinator's signature opens that, and a file has nobody to sign it
        return PersonOut(wanted, {}, (), (), (), (), agreed=False, why_not=draft.mandate.reason)
    may = {each.need.field: each.basis for each in draft.columns if each.travels and each.basis}
    gone = {name: basis for name, basis in may.items() if asked.chosen is None or name in asked.chosen}
    values = {name: text for name, text in draft.material.values.items() if name in gone}
    needed = {each.need.field for each in draft.columns}
    return PersonOut(
        wanted,
        values,
        tuple(each for each in draft.columns if each.known),
        tuple(name for name in draft.material.values if name not in needed),
        tuple(name for name in may if name not in gone),
        tuple(dict.fromkeys(basis.id for basis in gone.values())),
        agreed=any(basis.kind == BasisKind.CONSENT for basis in gone.values()),
    )


def handouts_of(case_id: UUID, *, actor: Actor) -> tuple[HandedOut, ...]:
    """The files of a case that were taken, the newest first, opened with one entry in the log. Raises NotFound."""
    require(actor, SENDS)
    case = case_for(case_id, actor=actor)
    rows = list(Handout.objects.select_related("compartment").filter(case=case.id).order_by("-taken_at"))
    texts: Iterable[dict[str, str | None]] = (
        open_rows(actor, ExchangeEvent.SHOWN, [(row, ("office", "purpose")) for row in rows]) if rows else []
    )
    return tuple(
        HandedOut(row.taken_at, row.taken_by, text.get("office") or "", text.get("purpose") or "", row.people)
        for row, text in zip(rows, texts, strict=True)
    )
