"""What was withdrawn or narrowed and concerned this desk: no name, no sealed word, only what must be closed and by when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from naung.casework.consent.models import Consent, LawfulBasis
from naung.casework.consent.queries.ledger import consent_fact, lawful_fact
from naung.casework.consent.rules.living import closed_by, stays_by_duty
from naung.casework.consent.rules.tables import shipped_bases
from naung.casework.consent.vocabulary import CLOSES, Handled, Kind, SharingPurpose
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.rules.due import due_of
from naung.foundation.clock.vocabulary import ClockRule, Due, Unit
from naung.foundation.errors import NotFound
from naung.foundation.law.queries import shipped_law

LONGEST_LIST = 200
# Which clock of the law's table a closing row starts.
CLOCKS = {
    Kind.WITHDRAWN: "henti_pemrosesan",
    Kind.REFUSED: "henti_pemrosesan",
    Kind.NARROWED: "pembatasan_data",
}


@dataclass(frozen=True)
class StaysOpen:
    """What a legal duty keeps open after a withdrawal."""

    basis: UUID
    categories: frozenset[Category]
    citation: str
    mark: str


@dataclass(frozen=True)
class ClosingLine:
    """One withdrawal or narrowing: whose desk, what it closed, what stays by law, and the clock for the answer."""

    id: UUID
    owner: UUID
    recipient: UUID | None
    kind: Kind
    purpose: SharingPurpose
    at: datetime
    closed: frozenset[Category]
    stays: tuple[StaysOpen, ...]
    replaced: tuple[UUID, ...]
    due: Due
    answered_at: datetime | None
    handled: Handled | None


def clock_of(kind: Kind) -> ClockRule:
    """The rule by which a recipient answers, from the law's table."""
    row = shipped_law().clocks[CLOCKS[kind]]
    return ClockRule(row.code, row.start, Unit(row.unit), row.amount, row.citation, row.mark, row.may_pause)


def _stays(row: Consent, closed: frozenset[Category], now: datetime) -> tuple[StaysOpen, ...]:
    if row.recipient is None:
        return ()
    table = shipped_bases()
    duties = [
        lawful_fact(each) for each in LawfulBasis.objects.filter(person_id=row.person_id, recipient=row.recipient)
    ]
    kept = stays_by_duty(closed, duties, table, now)
    articles = {each.id: table.articles[each.article] for each in duties if each.id in kept}
    return tuple(
        StaysOpen(each, categories, articles[each].citation, articles[each].mark.value)
        for each, categories in sorted(kept.items())
    )


def closing_line(row: Consent, now: datetime) -> ClosingLine:
    """A closing row in plain values; its `supersedes` and `acknowledgements` are best fetched along with it."""
    before = list(row.supersedes.all())
    after = consent_fact(row)
    closed = frozenset(c for each in before for c in closed_by(consent_fact(each), after))
    said = next((each for each in row.acknowledgements.all() if each.desk == row.recipient), None)
    due = due_of(
        clock_of(after.kind),
        started_at=row.at,
        now=now,
        tz=ZoneInfo(timezone.get_default_timezone_name()),
        calendar=Calendar(),  # hours need no working days
        done_at=said.at if said else None,
    )
    return ClosingLine(
        row.id,
        row.owner,
        row.recipient,
        after.kind,
        SharingPurpose(row.purpose),
        row.at,
        closed,
        _stays(row, closed, now),
        tuple(each.id for each in before),
        due,
        said.at if said else None,
        Handled(said.handled) if said else None,
    )


def _closings() -> QuerySet[Consent]:
    return Consent.objects.filter(kind__in=[k.value for k in CLOSES], supersedes__isnull=False).distinct()


def closings_received(*, actor: Actor) -> list[ClosingLine]:
    """What was withdrawn from or narrowed for the actor's desk, newest first. Opens nothing sealed and names nobody."""
    require(actor, Permission.CONSENT_READ)
    desk = desk_of(actor)
    rows = _closings().filter(recipient=desk).prefetch_related("supersedes", "acknowledgements")
    now = timezone.localtime()
    return [closing_line(row, now) for row in rows.order_by("-at", "-id")[:LONGEST_LIST]]


def closing_row(closing_id: UUID, *, actor: Actor) -> Consent:
    """A row that closed something for the actor's desk. Raises NotFound for any other."""
    require(actor, Permission.CONSENT_READ)
    row = _closings().filter(id=closing_id, recipient=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    return row
