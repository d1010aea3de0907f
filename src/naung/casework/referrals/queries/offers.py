"""Before sending: which desks may act, what could travel to one of them and on which basis, and what could not and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from naung.casework.cases.queries import case_for
from naung.casework.consent.queries import bases_for
from naung.casework.consent.vocabulary import Basis
from naung.casework.referrals.queries.gathering import Gathered, gathered
from naung.casework.referrals.rules.sharing import SERVICE_OF, Column, columns, for_purpose, shareable
from naung.casework.referrals.rules.tables import needs_of
from naung.casework.referrals.vocabulary import Receiver, Wanted
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission, PersonKind
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import desk_facts, desks_for, office_mandates
from naung.foundation.organisations.rules.mandates import may_refer
from naung.foundation.organisations.vocabulary import DeskOffer, MandateAsk, MandateVerdict
from naung.foundation.people.queries import age_today, person_for
from naung.foundation.people.rules.kinds import kind_of
from naung.foundation.places.queries import place as known_place


@dataclass(frozen=True)
class Offers:
    """Every other desk for this service, person, place and day: those that may act, and those that may not, with reasons."""

    kind: PersonKind
    open: tuple[DeskOffer, ...]
    shut: tuple[DeskOffer, ...]


@dataclass(frozen=True)
class Draft:
    """What could travel to one receiver, before anything is sent."""

    material: Gathered
    mandate: MandateVerdict
    carried: Mapping[str, Basis]
    columns: tuple[Column, ...]


def _kind(wanted: Wanted, actor: Actor) -> PersonKind:
    case = case_for(wanted.case, actor=actor)
    if wanted.person not in {part.person for part in case.parts}:
        raise NotFound()
    person = person_for(wanted.person, actor=actor)
    return kind_of(person.facts.sex, age_today(person)[0].group)


def offers_for(wanted: Wanted, *, actor: Actor) -> Offers:
    """Desks for what is wanted. The actor's own is not among them."""
    require(actor, Permission.REFERRAL_SEND)
    kind = _kind(wanted, actor)
    every = [offer for offer in _offers(wanted, kind) if offer.desk != actor.desk]
    return Offers(kind, tuple(o for o in every if o.allowed), tuple(o for o in every if not o.allowed))


def _offers(wanted: Wanted, kind: PersonKind) -> tuple[DeskOffer, ...]:
    service, today = SERVICE_OF[wanted.purpose], timezone.localdate()
    return desks_for(service, kind, wanted.place, today, wanted.exploitation)


def mandate_of(wanted: Wanted, receiver: Receiver, kind: PersonKind) -> MandateVerdict:
    """Whether this receiver may act, by the register. A desk is asked with its own territory. Raises NotFound for no desk."""
    if receiver.desk is None:
        asked = MandateAsk(
            timezone.localdate(), receiver.agency_type, SERVICE_OF[wanted.purpose], kind, wanted.place,
            wanted.exploitation, place_known=known_place(wanted.place) is not None,
        )  # fmt: skip
        return may_refer(asked, office_mandates(asked.on))
    found = next((offer for offer in _offers(wanted, kind) if offer.desk == receiver.desk), None)
    if found is None:
        raise NotFound()
    return MandateVerdict(found.allowed, found.reason, found.basis, found.mark, found.needs_check)


def draft_for(wanted: Wanted, receiver: Receiver, typed: Mapping[str, str], *, actor: Actor) -> Draft:
    """What her file, her consent, the law, the service's need and the receiver's authority leave to be shared.

    The register's answer is in `mandate`; where it is no, `carried` is what would travel once the coordinator signs.
    """
    require(actor, Permission.REFERRAL_SEND)
    if receiver.desk is not None:
        receiver = Receiver(receiver.desk, desk_facts(receiver.desk).agency_type)
    material = gathered(wanted, typed, actor=actor)
    mandate = mandate_of(wanted, receiver, material.kind)
    bases = bases_for(
        wanted.person, recipient=receiver.desk, outside=receiver.outside, on=timezone.localdate(), actor=actor
    )
    needs = needs_of(SERVICE_OF[wanted.purpose], receiver.agency_type)
    signed = MandateVerdict(True, mandate.reason, mandate.basis, mandate.mark)
    carried = shareable(for_purpose(bases, wanted.purpose), needs, signed)
    return Draft(material, mandate, carried, columns(needs, carried, material.values))
