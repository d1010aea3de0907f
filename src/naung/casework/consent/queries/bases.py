"""What may be shared now: read anew each time, so that a withdrawal, a narrowing or a missed confirmation closes at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.casework.consent.models import Consent, LawfulBasis
from naung.casework.consent.queries.ledger import consent_fact, lawful_fact
from naung.casework.consent.rules.living import opened_by, standing, still_open
from naung.casework.consent.rules.tables import shipped_bases
from naung.casework.consent.vocabulary import (
    CONSENT,
    LAWFUL,
    Basis,
    ConsentEvent,
    ConsentFact,
    Kind,
    LawfulFact,
    SharingPurpose,
)
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.people.queries import person_row
from naung.foundation.vault.queries import open_rows

LONGEST_CHAIN = 50  # rows in one place; a chain is as long as a person changed her mind


def moment_of(on: date) -> datetime:
    """A moment as it is; today as now; another day as its last moment, when more has run out than at any other."""
    zone = timezone.get_default_timezone()
    if isinstance(on, datetime):
        return timezone.localtime(on, zone)
    now = timezone.localtime(timezone.now(), zone)
    return now if on == now.date() else datetime.combine(on, time.max, zone)


def _named(rows: Sequence[Any], outside: str, actor: Actor) -> list[tuple[Any, str]]:
    """Rows to a body outside whose opened name is the one asked, spaces and capitals aside; rows to a desk as they are."""
    if not rows or rows[0].recipient is not None:
        return [(row, "") for row in rows]
    texts = open_rows(
        actor, ConsentEvent.OPENED, [(row, ("outside",)) for row in rows], permission=Permission.CONSENT_READ
    )
    named = [(row, text.get("outside") or "") for row, text in zip(rows, texts, strict=True)]
    return [(row, name) for row, name in named if same_body(name, outside)]


def same_body(one: str, other: str) -> bool:
    """Whether two names mean the same body outside, spaces and capitals aside."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def bases_for(
    person_id: UUID, *, recipient: UUID | None, outside: str = "", on: date, actor: Actor
) -> tuple[Basis, ...]:
    """What may be shared of this person with that recipient now, each with its basis; a legal duty before consent.

    Withdrawn, narrowed away, expired, refused and unconfirmed ones are left out. Raises NotFound for another desk's person.
    """
    person = person_row(person_id, actor=actor)
    require(actor, Permission.CONSENT_READ, within=person.owner)
    now = moment_of(on)
    duties = list(
        LawfulBasis.objects.select_related("compartment")
        .filter(person_id=person_id, recipient=recipient, owner=person.owner)
        .order_by("signed_at", "id")
    )
    consents = list(
        Consent.objects.select_related("compartment")
        .filter(person_id=person_id, recipient=recipient, owner=person.owner, superseded_by=None)
        .order_by("at", "id")
    )
    found = [basis for row, name in _named(duties, outside, actor) if (basis := _lawful(row, name, now))]
    found += [basis for row, name in _named(consents, outside, actor) if (basis := _consent(row, name, now))]
    return tuple(found)


def _lawful(row: LawfulBasis, name: str, now: datetime) -> Basis | None:
    table, fact = shipped_bases(), lawful_fact(row)
    categories = opened_by(fact, table, now)
    if not categories:
        return None
    article = table.articles[row.article]
    return Basis(
        LAWFUL, row.id, row.purpose, row.recipient, name, categories, fact.until, article.citation, article.mark.value
    )


def _consent(row: Consent, name: str, now: datetime) -> Basis | None:
    fact = consent_fact(row)
    categories = standing(fact, now)
    if not categories:
        return None
    return Basis(CONSENT, row.id, row.purpose, row.recipient, name, categories, fact.until, "", "")


@dataclass(frozen=True)
class StandingLine:
    """One thing that is open now, in plain values: for what, with whom, by consent or by law, until when."""

    id: UUID
    purpose: SharingPurpose
    recipient: UUID | None
    by_law: bool
    until: date | None


def standing_lines(person_id: UUID, *, actor: Actor) -> list[StandingLine]:
    """What may be shared of her now and with whom, for her page. Opens nothing sealed. Raises NotFound for another desk's."""
    person = person_row(person_id, actor=actor)
    require(actor, Permission.CONSENT_READ, within=person.owner)
    now = moment_of(timezone.localdate())
    duties = LawfulBasis.objects.filter(person_id=person_id, owner=person.owner).order_by("signed_at", "id")
    consents = Consent.objects.filter(person_id=person_id, owner=person.owner, superseded_by=None).order_by("at", "id")
    signed, agreed = [lawful_fact(row) for row in duties], [consent_fact(row) for row in consents]
    found: list[tuple[LawfulFact | ConsentFact, bool]] = [
        (f, True) for f in signed if opened_by(f, shipped_bases(), now)
    ]
    found += [(fact, False) for fact in agreed if standing(fact, now)]
    return [StandingLine(f.id, SharingPurpose(f.purpose), f.recipient, by_law, f.until) for f, by_law in found]


def taken_back_since(person_id: UUID, since: datetime, *, actor: Actor) -> bool:
    """Whether something that she had agreed to was taken back or narrowed since that moment.

    Opens nothing sealed. Raises NotFound for another desk's.
    """
    person = person_row(person_id, actor=actor)
    require(actor, Permission.CONSENT_READ, within=person.owner)
    closed = Consent.objects.filter(person_id=person_id, owner=person.owner, kind__in=[Kind.WITHDRAWN, Kind.NARROWED])
    return closed.filter(at__gte=since).exists()


def live_bases(ids: Iterable[UUID], on: date) -> dict[UUID, frozenset[Category]]:
    """What each of these bases still opens now; one that opens nothing, or is not there, is missing from the answer.

    A consent that was narrowed since keeps what is left of it. Opens nothing sealed and names nobody.
    """
    wanted, now = set(ids), moment_of(on)
    facts = _chains(wanted)
    found = {each: still_open(facts[each], facts, now) for each in wanted if each in facts}
    for row in LawfulBasis.objects.filter(id__in=wanted):
        found[row.id] = opened_by(lawful_fact(row), shipped_bases(), now)
    return {each: categories for each, categories in found.items() if categories}


def _chains(ids: set[UUID]) -> dict[UUID, ConsentFact]:
    """These consents and whatever superseded them, in turn."""
    facts: dict[UUID, ConsentFact] = {}
    waiting = set(ids)
    for _ in range(LONGEST_CHAIN):
        rows = Consent.objects.filter(id__in=waiting)
        facts |= {row.id: consent_fact(row) for row in rows}
        waiting = {fact.superseded_by for fact in facts.values() if fact.superseded_by} - set(facts)
        if not waiting:
            break
    return facts
