"""What was withdrawn or narrowed and concerned this desk: no name, no sealed word, only what must be closed and by when."""

from collections.abc import Iterable, Sequence
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
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.rules.running import clock_rule_of, with_correction
from naung.foundation.law.rules.validity import clock_on
from naung.foundation.law.vocabulary import Law
from naung.foundation.organisations.queries import office_calendar
from naung.foundation.people.queries import person_row
from naung.foundation.recusal.queries import seen_by

LONGEST_LIST = 200
LONGEST_CHAIN = 50
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
    """One withdrawal or narrowing: whose desk, what it closed, what stays by law, and the clock for the answer.

    `under` are the rows that stood in its place before, one after the other: on any of them something may have been shared.
    """

    id: UUID
    owner: UUID
    recipient: UUID | None
    kind: Kind
    purpose: SharingPurpose
    at: datetime
    closed: frozenset[Category]
    stays: tuple[StaysOpen, ...]
    under: frozenset[UUID]
    due: Due
    answered_at: datetime | None
    handled: Handled | None


def calendar_for(rule: ClockRule, at: datetime) -> Calendar:
    """The office's calendar where a corrected clock counts working days; hours need none."""
    return office_calendar(range(at.year, at.year + 2)) if rule.unit is Unit.WORKING_DAYS else Calendar()


def due_of_closing(kind: Kind, at: datetime, answered_at: datetime | None, now: datetime, law: Law) -> Due:
    """By when a recipient answers, by the clock of the day on which it was closed."""

    def counted(rule: ClockRule) -> Due:
        return due_of(rule, started_at=at, now=now, tz=zone(), calendar=calendar_for(rule, at), done_at=answered_at)

    row = clock_on(law, CLOCKS[kind], at.astimezone(zone()).date())
    return with_correction(counted(clock_rule_of(row)), law, counted, zone())


def stop_asked(at: datetime) -> Due:
    """By when processing stops that she asked to end at `at` (aware): the law's hours run from her asking, not from the day
    on which somebody read it.
    """
    return due_of_closing(Kind.WITHDRAWN, at, None, timezone.localtime(), office_law())


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


def zone() -> ZoneInfo:
    """The office's time zone."""
    return ZoneInfo(timezone.get_default_timezone_name())


def closing_lines(rows: Sequence[Consent]) -> list[ClosingLine]:
    """Closing rows in plain values, in the order given."""
    now, before = timezone.localtime(), _before(rows)
    law = office_law()
    return [_line(row, before[row.id], now, law) for row in rows]


def _before(rows: Iterable[Consent]) -> dict[UUID, frozenset[UUID]]:
    """For each row all that stood in its place before."""
    known: dict[UUID, set[UUID]] = {row.id: {row.id} for row in rows}
    waiting = set(known)
    for _ in range(LONGEST_CHAIN):
        older = list(Consent.objects.filter(superseded_by__in=waiting).values_list("id", "superseded_by"))
        for each, later in older:
            for stood in known.values():
                if later in stood:
                    stood.add(each)
        waiting = {each for each, _later in older}
        if not waiting:
            break
    return {each: frozenset(stood - {each}) for each, stood in known.items()}


def _line(row: Consent, under: frozenset[UUID], now: datetime, law: Law) -> ClosingLine:
    before = list(row.supersedes.all())
    after = consent_fact(row)
    closed = frozenset(c for each in before for c in closed_by(consent_fact(each), after))
    said = next((each for each in row.acknowledgements.all() if each.desk == row.recipient), None)
    due = due_of_closing(after.kind, row.at, said.at if said else None, now, law)
    return ClosingLine(
        row.id,
        row.owner,
        row.recipient,
        after.kind,
        SharingPurpose(row.purpose),
        row.at,
        closed,
        _stays(row, closed, now),
        under,
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
    mine = seen_by(_closings().filter(recipient=desk), "person_id", actor=actor)
    rows = mine.prefetch_related("supersedes", "acknowledgements")
    return closing_lines(list(rows.order_by("-at", "-id")[:LONGEST_LIST]))


def closings_of(person_id: UUID, *, actor: Actor) -> list[ClosingLine]:
    """What was withdrawn or narrowed of one person of the actor's desk, and what each recipient desk answered."""
    person = person_row(person_id, actor=actor)
    require(actor, Permission.CONSENT_READ, within=person.owner)
    rows = _closings().filter(person_id=person_id, recipient__isnull=False)
    return closing_lines(list(rows.prefetch_related("supersedes", "acknowledgements").order_by("-at", "-id")))


def closing_row(closing_id: UUID, *, actor: Actor) -> Consent:
    """A row that closed something for the actor's desk. Raises NotFound for any other."""
    require(actor, Permission.CONSENT_READ)
    mine = seen_by(_closings().filter(recipient=desk_of(actor)), "person_id", actor=actor)
    row = mine.filter(id=closing_id).first()
    if row is None:
        raise NotFound()
    return row
