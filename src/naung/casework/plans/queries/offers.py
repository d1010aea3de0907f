"""Which desks may give a service of a plan, by the register of mandates, and why the others may not."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from naung.casework.plans.queries.rows import served_in
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission, PersonKind, Service
from naung.foundation.organisations.queries import desks_for, own_desk
from naung.foundation.organisations.vocabulary import DeskOffer
from naung.foundation.people.queries import age_today, person_for
from naung.foundation.people.rules.kinds import kind_of


@dataclass(frozen=True)
class ServiceOffers:
    """Every desk for one service, this person, a place and today: those that may, those about which a person must find
    something out first, and those that may not, each with its reason.
    """

    person: PersonKind
    place: str
    open: tuple[DeskOffer, ...]
    unsure: tuple[DeskOffer, ...]
    shut: tuple[DeskOffer, ...]

    def may_be_planned(self, desk: UUID) -> bool:
        """Whether this desk is offered, at once or after something was found out."""
        return desk in {each.desk for each in (*self.open, *self.unsure)}


def offers_of_service(
    case_id: UUID, person_id: UUID, service: Service, *, place: str = "", actor: Actor
) -> ServiceOffers:
    """The desks for one service of a person's plan, the actor's own among them; without a place, where her own desk serves.

    Raises NotFound for another desk's case or a person without a part, RuleBroken for one who is not served.
    """
    require(actor, Permission.PLAN_WRITE)
    served_in(case_id, person_id, actor=actor)
    person = person_for(person_id, actor=actor)
    whom, where = kind_of(person.facts.sex, age_today(person)[0].group), place or own_desk(actor).territory
    every = desks_for(service, whom, where, timezone.localdate())
    return ServiceOffers(
        whom,
        where,
        tuple(each for each in every if each.allowed),
        tuple(each for each in every if each.needs_check and not each.allowed),
        tuple(each for each in every if not (each.allowed or each.needs_check)),
    )
