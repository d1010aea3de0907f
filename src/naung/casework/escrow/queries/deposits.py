"""Readers of deposits."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.models import ThingLink
from naung.casework.episodes.vocabulary import ThingRole
from naung.casework.escrow.models import Deposit
from naung.casework.escrow.rules import OFFICER_A_DAY, answer_of, told_now
from naung.casework.escrow.vocabulary import AskedLine, DepositShown, IdentifierKind, Standing
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.organisations.models import Desk
from naung.foundation.recusal.queries import seen_by
from naung.methods.oprf import label_of

SHOWN = 200
OWN = (ThingRole.OWNED_BY, ThingRole.USED_BY)


def deposits_seen(actor: Actor) -> "QuerySet[Deposit]":
    """The own desk's deposits that this officer may know of: not one of her own number, nor of a thing that is shut to her."""
    require(actor, Permission.ESCROW_DEPOSIT)
    rows = Deposit.objects.select_related("compartment").filter(owner=desk_of(actor))
    return seen_by(rows, "id", "record", actor=actor)


def deposit_row(deposit_id: UUID, *, actor: Actor) -> Deposit:
    """One row of the own desk. Raises NotFound."""
    row = deposits_seen(actor).filter(id=deposit_id).first()
    if row is None:
        raise NotFound()
    return row


def shown_deposit(row: Deposit, text: Mapping[str, str | None], pair: str) -> DepositShown:
    """A row with what was opened of it. `pair`: the keys of now; what lies under others can't be met any more."""
    stale = row.standing == Standing.LODGED and row.pair != pair
    return DepositShown(
        id=row.id,
        kind=IdentifierKind(row.kind),
        standing=Standing.LAPSED if stale else Standing(row.standing),
        handle=text.get("handle") or "",
        reference=text.get("reference") or "",
        reason=text.get("reason") or "",
        thing=row.record,
        made_by=row.made_by,
        made_at=row.made_at,
        ends_on=row.ends_on,
        signed_by=row.signed_by,
        is_new=row.unread,
        meetings=told_now(answer_of(text.get("answer")), signed=row.signed_by is not None),
    )


def deposits_counted(actor: Actor) -> int:
    """How many deposits of the own desk this officer may know of."""
    return deposits_seen(actor).count()


def standing_of(deposit_id: UUID, *, actor: Actor) -> Standing:
    """What became of a deposit that this desk just made, also of one that is hidden from who made it."""
    require(actor, Permission.ESCROW_DEPOSIT)
    found = Deposit.objects.filter(id=deposit_id, owner=desk_of(actor)).values_list("standing", flat=True).first()
    if found is None:
        raise NotFound()
    return Standing(found)


def is_deposit(record: UUID, *, desk: UUID) -> bool:
    """Whether what an officer was met by is a deposit of this desk, for the page on which that is decided. Opens nothing."""
    return Deposit.objects.filter(id=record, owner=desk).exists()


def answers_unread(actor: Actor) -> int:
    """How many deposits of the own desk were told something that nobody has read."""
    return deposits_seen(actor).filter(unread=True).count()


def used_today(*, officer: UUID, desk: UUID) -> tuple[int, int]:
    """How many were deposited today by this officer, and at this desk; withdrawn ones count."""
    since = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Deposit.objects.filter(made_at__gte=since)
    return rows.filter(made_by=officer).count(), rows.filter(owner=desk).count()


def belongs_to_served(thing_id: UUID) -> bool:
    """Whether a thing is kept as the own one of somebody who is served here, by her history or as a survivor in a case."""
    own = ThingLink.objects.filter(thing=thing_id, role__in=[role.value for role in OWN])
    return own.filter(Q(person__episodes__isnull=False) | Q(person__parts__role=Role.VICTIM)).exists()


def labels_asked(token: bytes, *, desk: UUID) -> dict[bytes, UUID]:
    """Under which labels desks of other agencies would have deposited the same; a desk of the own agency is no other."""
    own = Desk.objects.filter(id=desk).values("agency")
    others = Desk.objects.exclude(agency__in=own).values_list("id", flat=True)
    return {label_of(token, each.bytes): each for each in others}


def agencies_of(desks: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of which agency each of these desks is."""
    return dict(Desk.objects.filter(id__in=list(desks)).values_list("id", "agency"))


def asked_lately(days: int, *, actor: Actor) -> list[AskedLine]:
    """Who deposited how often in these days, the busiest first: at the own desk and at desks that it oversees.

    No number, no kind, nothing of what was told; nor that there is a deposit of which the reviewer must not know.
    """
    require(actor, Permission.ESCROW_REVIEW)
    overseen = Desk.objects.filter(Q(id=desk_of(actor)) | Q(oversight=actor.desk)).values_list("id", flat=True)
    since = timezone.now() - timedelta(days=days)
    rows = seen_by(Deposit.objects.filter(owner__in=list(overseen), made_at__gte=since), "id", "record", actor=actor)
    return _lines(rows.values_list("made_by", "owner", "made_at", "standing"))


def _lines(rows: Iterable[tuple[UUID, UUID, datetime, str]]) -> list[AskedLine]:
    times: Counter[tuple[UUID, UUID]] = Counter()
    withdrawn: Counter[tuple[UUID, UUID]] = Counter()
    on_day: Counter[tuple[UUID, UUID, date]] = Counter()
    for officer, desk, at, standing in rows:
        times[officer, desk] += 1
        withdrawn[officer, desk] += standing == Standing.WITHDRAWN
        on_day[officer, desk, timezone.localtime(at).date()] += 1
    busiest: dict[tuple[UUID, UUID], int] = {}
    for (officer, desk, _day), count in on_day.items():
        busiest[officer, desk] = max(count, busiest.get((officer, desk), 0))
    lines = [
        AskedLine(who, desk, count, busiest[who, desk], withdrawn[who, desk], busiest[who, desk] >= OFFICER_A_DAY)
        for (who, desk), count in times.items()
    ]
    return sorted(lines, key=lambda line: (-line.times, str(line.officer)))
