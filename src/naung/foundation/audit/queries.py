"""Readers of the log: the chain's head, its verification, and what was done with one record."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import CharField
from django.db.models.functions import Cast, Substr

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.models import Bookmark, Entry
from naung.foundation.audit.rules import FIRST, verify_chain, verify_joined
from naung.foundation.audit.vocabulary import AuditEvent, ChainHead, EntryValue, JoinedLog, KeptEntry, Verification

PAGE = 200


def value_of(row: Entry) -> EntryValue:
    """The entry as the hash sees it."""
    return EntryValue(
        row.seq, row.at, row.event, row.actor_kind, row.actor, row.actor_name, row.desk, row.role, row.purpose,
        row.session, row.subject, bytes(row.subjects), row.fields, bytes(row.words), row.count,
    )  # fmt: skip


def chain_head(source: str = "default") -> ChainHead:
    """The last entry's number and hash, for an outside witness. Holds nothing of anyone. `source`: of which database."""
    last = Entry.objects.using(source).order_by("-seq").values_list("seq", "hash").first()
    return ChainHead(last[0], bytes(last[1])) if last else ChainHead(0, FIRST)


def _in_order(source: str) -> Iterator[tuple[EntryValue, bytes, bytes]]:
    for row in Entry.objects.using(source).order_by("seq").iterator(chunk_size=2000):
        yield value_of(row), bytes(row.previous), bytes(row.hash)


def verify(witness: ChainHead | None = None, source: str = "default") -> Verification:
    """Check the whole chain, and against a witness's head where one is given."""
    return verify_chain(_in_order(source), witness)


def joined_logs() -> list[JoinedLog]:
    """The closed logs of installations that joined this one, in the order in which they came, with those inside them."""
    found: list[JoinedLog] = []
    for row in Entry.objects.filter(event=AuditEvent.JOINED.value).order_by("seq"):
        if row.subject is None or row.count is None:
            continue
        one = JoinedLog(row.subject, row.at, row.seq, ChainHead(row.count, bytes(row.words)))
        if not any(_reaches_out_of(one, other) for other in found):
            found.append(one)
    return found


def _reaches_out_of(one: JoinedLog, other: JoinedLog) -> bool:
    """Whether a log that came inside another one says that it ends behind it: it would hide what is ours."""
    end = other.after + other.head.seq
    return one.after <= end < one.after + one.head.seq


def joined_is_sound(joined: JoinedLog, witness: ChainHead | None = None) -> Verification:
    """Check a joined log by itself, as it stood in its own house; `witness`: a head that was taken there."""
    inside = [each for each in joined_logs() if joined.holds(each.after)]
    rows = Entry.objects.filter(seq__gt=joined.after, seq__lte=joined.after + joined.head.seq).order_by("seq")
    told = ((value_of(row), _kept_hash(row, inside)) for row in rows.iterator(chunk_size=2000))
    return verify_joined(told, joined, witness)


def _kept_hash(row: Entry, inside: Iterable[JoinedLog]) -> bytes:
    """The hash that a joined log answers for; b"" for an entry of a log inside it, which answers for its own."""
    return b"" if any(each.holds(row.seq) for each in inside) else bytes(row.hash_there or b"")


def entries_of(subject: UUID, *, actor: Actor, limit: int = PAGE) -> list[EntryValue]:
    """Who did what with this record at the actor's desk, newest first."""
    rows = Entry.objects.filter(subject=subject, desk=actor.desk).order_by("-seq")[:limit]
    return [value_of(row) for row in rows]


def latest_entries(*, actor: Actor, limit: int = PAGE) -> list[EntryValue]:
    """The newest entries of the actor's desk."""
    return [value_of(row) for row in Entry.objects.filter(desk=actor.desk).order_by("-seq")[:limit]]


def timeline_of(subjects: list[UUID], *, actor: Actor, events: list[str], limit: int = PAGE) -> list[EntryValue]:
    """What was done (not read) with these records at the actor's own desk, newest first, for a case's timeline."""
    rows = Entry.objects.filter(subject__in=subjects, desk=actor.desk, event__in=events).order_by("-seq")[:limit]
    return [value_of(row) for row in rows]


def done_by(*, actor: Actor, events: Collection[str]) -> frozenset[str]:
    """Which of these events the actor herself has ever caused, at whatever desk: her own acts, without subjects."""
    if actor.id is None:
        return frozenset()
    own = Entry.objects.filter(actor=actor.id)
    return frozenset(event for event in events if own.filter(event=event).exists())


def writers_of(subject: UUID, *, events: Collection[str], until: datetime | None) -> set[UUID]:
    """Which officers did one of these acts to a record, up to a moment; for rules of a second person, never shown."""
    rows = Entry.objects.filter(subject=subject, event__in=list(events))
    within = rows if until is None else rows.filter(at__lte=until)
    return {each for each in within.values_list("actor", flat=True) if each is not None}


def entries_after(seq: int, *, events: list[str], limit: int = PAGE) -> list[EntryValue]:
    """Entries behind a bookmark, oldest first, for what reacts to something below it (`naung tick`).

    What came with a joined log is left out: its own house has reacted to it.
    """
    rows = Entry.objects.filter(seq__gt=seq, event__in=events)
    for joined in joined_logs():
        rows = rows.exclude(seq__gt=joined.after, seq__lte=joined.after + joined.head.seq)
    rows = rows.order_by("seq")[:limit]
    return [value_of(row) for row in rows]


def first_entry(event: str, *, subject: UUID) -> KeptEntry | None:
    """The first time that something was done to a record, in whichever log that was; None where it never was.

    The hash of an entry that came with a joined log is the one it had there; b"" where that was not kept.
    """
    row = Entry.objects.filter(subject=subject, event=event).order_by("seq").first()
    if row is None:
        return None
    came = [each for each in joined_logs() if each.holds(row.seq)]
    if not came:
        return KeptEntry(value_of(row), bytes(row.hash), row.seq, None)
    own = came[-1]  # the innermost: it came in first, and its own entry stands last
    return KeptEntry(value_of(row), bytes(row.hash_there or b""), row.seq - own.after, own.installation)


def hours_worked(until: datetime, *, actor: Actor) -> list[tuple[UUID, str]]:
    """Each hour ("2026-11-28 09", UTC) before `until` in which officers of a desk wrote anything, by desk (SYSTEM_EXTRACT)."""
    require(actor, Permission.SYSTEM_EXTRACT)
    rows = Entry.objects.filter(actor_kind="user", at__lt=until).order_by()
    hour = Substr(Cast("at", CharField()), 1, len("2026-11-28 09"))
    at_desk = Cast("desk", CharField())  # as text: the log is read in its own order, not desk by desk over its index
    found = rows.annotate(hour=hour, at_desk=at_desk).values_list("at_desk", "hour").distinct()
    desks: dict[str, UUID] = {}
    return [(desks.get(d) or desks.setdefault(d, UUID(d)), at.replace("T", " ")) for d, at in found if d]


def bookmark(name: str) -> tuple[int, datetime | None]:
    """How far a job has read the log, and when it last ran."""
    mark = Bookmark.objects.filter(name=name).first()
    return (mark.seq, mark.at) if mark else (0, None)
