"""What the figure is counted from: histories, cases, links and what was left undone over several desks. Nothing is opened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naung.casework.cases.models import CasePerson
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.models import Episode, Event
from naung.casework.episodes.vocabulary import EventKind
from naung.casework.recurrence.queries.promises import promised_in
from naung.casework.recurrence.queries.spells import spells_of
from naung.casework.recurrence.vocabulary import Promised, Spell
from naung.casework.referrals.models import Referral
from naung.casework.referrals.vocabulary import HELD
from naung.casework.sameness.queries import judged_until
from naung.casework.sameness.rules import pair_of
from naung.casework.sameness.vocabulary import Judged, Pair
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by


@dataclass(frozen=True)
class Known:
    """Everything that a draw looks at."""

    spells: dict[UUID, list[Spell]]
    cases: dict[UUID, list[tuple[UUID, date]]]
    promised: dict[tuple[UUID, UUID], Promised]
    places: dict[UUID, str]
    judged: tuple[Judged, ...]
    handed: frozenset[Pair]


def known_until(until: datetime, desks: Collection[UUID], *, actor: Actor) -> Known:
    """What was written down at these desks before `until` (FIGURES_READ)."""
    require(actor, Permission.FIGURES_READ)
    rows = Episode.objects.filter(owner__in=list(desks), made_at__lt=until, person__erased_at=None)
    seen = seen_by(rows, "person_id", actor=actor)
    spells = spells_of(seen)
    parts = CasePerson.objects.filter(
        case__owner__in=list(desks), role=Role.VICTIM, case__opened_at__lt=until, person__erased_at=None
    )
    cases: dict[UUID, list[tuple[UUID, date]]] = {}
    told = seen_by(parts, "person_id", "case_id", actor=actor).values_list("person_id", "case_id", "case__opened_at")
    for person, case, opened_at in told:
        cases.setdefault(person, []).append((case, timezone.localdate(opened_at)))
    several = {(case, person) for person, rows_of in cases.items() if person in spells for case, _on in rows_of}
    return Known(
        spells,
        cases,
        promised_in(several, timezone.localdate(until)),
        recruited_at(seen),
        judged_until(until, desks, actor=actor),
        handed_over(desks, actor=actor),
    )


def recruited_at(episodes: "QuerySet[Episode]") -> dict[UUID, str]:
    """Where each of these histories began, by the plain code of its first recruitment; those without one are left out."""
    rows = Event.objects.filter(episode__in=episodes, kind=EventKind.RECRUITMENT, struck_at=None).exclude(area="")
    return dict(rows.order_by("-made_at", "id").values_list("episode_id", "area"))


def handed_over(desks: Collection[UUID], *, actor: Actor) -> frozenset[Pair]:
    """Records that one desk opened from what another sent it, with the sender's record: one person by their own doing."""
    require(actor, Permission.FIGURES_READ)
    sent = Referral.objects.filter(owner__in=list(desks), receiver__in=list(desks), state__in=HELD)
    whose = dict(seen_by(sent, "person", actor=actor).values_list("id", "person"))
    parts = CasePerson.objects.filter(case__taken_from__in=list(whose)).order_by("added_at", "id")
    first: dict[UUID, UUID] = {}
    for referral, person in seen_by(parts, "person_id", actor=actor).values_list("case__taken_from", "person_id"):
        if referral is not None:
            first.setdefault(referral, person)
    return frozenset(pair_of(whose[referral], person) for referral, person in first.items())
