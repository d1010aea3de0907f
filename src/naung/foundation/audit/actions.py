"""The log's one writer."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import connection, connections, transaction
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.models import Bookmark, Entry
from naung.foundation.audit.queries import PAGE, chain_head, entries_of, joined_logs, latest_entries, value_of
from naung.foundation.audit.rules import BROKEN, FIRST, chained
from naung.foundation.audit.vocabulary import AuditEvent, ChainHead, EntryValue, EventName, JoinedLog
from naung.foundation.errors import OutsideFailed
from naung.foundation.rows import batches, insert, together, write

# One advisory lock for whatever must be written in one order (this chain, the sealed index). The number is arbitrary.
WRITER_LOCK = 20_070_021
CARRIED_AT_ONCE = 500
LAST = f"SELECT seq, hash FROM {Entry._meta.db_table} ORDER BY seq DESC LIMIT 1"  # noqa: S608  # our own table's name


def one_writer_at_a_time() -> None:
    """Make this transaction the only one that appends, until it ends. SQLite's IMMEDIATE transaction is so already."""
    if connection.vendor == "postgresql":
        write("SELECT pg_advisory_xact_lock(%s)", [WRITER_LOCK])


@transaction.atomic(savepoint=False)
def record(
    event: EventName,
    *,
    subject: UUID | None = None,
    subjects: Sequence[UUID] = (),
    fields: Sequence[str] = (),
    words: bytes = b"",
    count: int | None = None,
    by: Actor,
) -> int:
    """Append one entry and return its number. Nothing given may hold personal data: ids, column names, keyed tokens only."""
    seq, previous = _next_place()
    row = Entry(
        seq=seq,
        at=timezone.now(),
        event=event.value,
        actor_kind=by.kind,
        actor=by.id,
        actor_name=by.name if by.kind == "system" else "",
        desk=by.desk,
        role=by.role,
        purpose=by.purpose.value,
        session=by.session,
        subject=subject,
        subjects=b"".join(each.bytes for each in subjects),
        fields=",".join(fields),
        words=words,
        count=count,
        previous=previous,
    )
    row.hash = chained(previous, value_of(row))
    insert([row])
    return seq


def _next_place() -> tuple[int, bytes]:
    """The next entry's number and what stands before it, for the one writer of this moment.

    Locked and read in one message, as two statements: the second sees what the writer before has committed.
    """
    found: list[tuple[int, bytes] | None] = []
    with together():
        one_writer_at_a_time()
        write(LAST, [], found.append)
    last = found[0]
    return (last[0] + 1, bytes(last[1])) if last else (1, FIRST)


def open_log_of(*, subject: UUID, limit: int = PAGE, by: Actor) -> list[EntryValue]:
    """Who did what with this record at the actor's desk, newest first; reading the log is itself logged."""
    require(by, Permission.LOG_READ)
    record(AuditEvent.OPENED, subject=subject, by=by)
    return entries_of(subject, actor=by, limit=limit)


@transaction.atomic
def move_bookmark(*, name: str, seq: int, by: Actor) -> None:
    """Remember how far a job has read the log, and that it ran now. It never moves back."""
    require(by, Permission.SYSTEM_TICK)
    mark, _ = Bookmark.objects.select_for_update().get_or_create(name=name)
    mark.seq, mark.at = max(mark.seq, seq), timezone.now()
    mark.save()


def open_latest(*, limit: int = PAGE, by: Actor) -> list[EntryValue]:
    """The newest entries of the actor's desk; reading the log is itself logged."""
    require(by, Permission.LOG_READ)
    record(AuditEvent.OPENED, by=by)
    return latest_entries(actor=by, limit=limit)


@transaction.atomic
def take_head(*, by: Actor) -> ChainHead:
    """The chain's head for a witness outside the office; the entry that says that it was taken is under it."""
    require(by, Permission.LOG_HEAD)
    record(AuditEvent.HEAD_TAKEN, by=by)
    return chain_head()


def shut_log(source: str) -> ChainHead:
    """Let nobody write to another installation until this transaction on it ends, and answer its log's head."""
    other = connections[source]
    if other.vendor == "postgresql":  # SQLite's IMMEDIATE transaction holds its one writer's lock already
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITER_LOCK])
    return chain_head(source)


@transaction.atomic
def carry_log(*, source: str, installation: UUID, by: Actor) -> JoinedLog:
    """Take in the closed log of another installation, whole and in its order, behind one entry that names its head.

    Each entry stays what it was, with the hash it had there; only its number and its place in the chain are this log's.
    Raises OutsideFailed where the other chain is broken.
    """
    head = chain_head(source)
    after = record(AuditEvent.JOINED, subject=installation, words=head.hash, count=head.seq, by=by)
    chain = (after, bytes(Entry.objects.values_list("hash", flat=True).get(seq=after)))
    theirs: tuple[int, bytes] = (0, FIRST)
    rows = Entry.objects.using(source).order_by("seq").iterator(chunk_size=CARRIED_AT_ONCE)
    for batch in batches(rows, CARRIED_AT_ONCE):
        theirs = _fits(batch, *theirs)
        chain = _appended(batch, *chain)
    if theirs != (head.seq, head.hash):
        raise OutsideFailed(BROKEN)
    return next(each for each in joined_logs() if each.after == after)


def _fits(rows: Iterable[Entry], seq: int, previous: bytes) -> tuple[int, bytes]:
    """The other chain's head behind these entries."""
    for row in rows:
        seq += 1
        sound = (
            row.seq == seq and bytes(row.previous) == previous and chained(previous, value_of(row)) == bytes(row.hash)
        )
        if not sound:
            raise OutsideFailed(BROKEN)
        previous = bytes(row.hash)
    return seq, previous


def _appended(rows: Iterable[Entry], seq: int, previous: bytes) -> tuple[int, bytes]:
    """This chain's head with these entries behind it."""
    fresh = []
    for row in rows:
        seq += 1
        row.hash_there = bytes(row.hash_there or row.hash)
        row.seq, row.previous = seq, previous
        row.hash = previous = chained(previous, value_of(row))
        fresh.append(row)
    Entry.objects.bulk_create(fresh)
    return seq, previous
