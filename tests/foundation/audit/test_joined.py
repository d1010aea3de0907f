"""The closed log of another installation inside this one: made again from what came, and read by nothing that reacts."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from naung.foundation.access.rules import system_actor
from naung.foundation.audit.actions import record
from naung.foundation.audit.models import Entry
from naung.foundation.audit.queries import entries_after, joined_is_sound, joined_logs, value_of, verify
from naung.foundation.audit.rules import FIRST, OTHER_HEAD, chained, verify_joined
from naung.foundation.audit.vocabulary import AuditEvent, ChainHead, EntryValue, JoinedLog
from naung.foundation.identifiers import new_id

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
SETUP = system_actor("setup")
AFTER, LONG = 40, 5


def _their_own() -> list[EntryValue]:
    return [
        EntryValue(n, NOON, "cases.opened", "user", UUID(int=n), "", None, "r", "p", "", UUID(int=7), b"", "", b"", n)
        for n in range(1, LONG + 1)
    ]


def _head_of(entries: list[EntryValue]) -> ChainHead:
    previous = FIRST
    for entry in entries:
        previous = chained(previous, entry)
    return ChainHead(len(entries), previous)


def _joined(head: ChainHead) -> JoinedLog:
    return JoinedLog(UUID(int=1), NOON, AFTER, head)


def _here(entries: list[EntryValue], kept: bytes = b"") -> list[tuple[EntryValue, bytes]]:
    return [(replace(each, seq=each.seq + AFTER), kept) for each in entries]


def test_a_joined_log_is_made_again_and_ends_as_it_did() -> None:
    theirs = _their_own()
    found = verify_joined(_here(theirs), _joined(_head_of(theirs)))
    assert found.sound
    assert found.entries == LONG


@pytest.mark.parametrize("kept", [3, LONG])
def test_a_head_that_a_witness_took_there_is_still_known(kept: int) -> None:
    theirs = _their_own()
    witness = _head_of(theirs[:kept])
    joined = _joined(_head_of(theirs))
    assert verify_joined(_here(theirs), joined, witness).sound
    assert not verify_joined(_here(theirs), joined, replace(witness, hash=bytes(31) + b"x")).sound


def test_a_change_among_the_entries_that_came_is_seen_though_all_was_chained_anew() -> None:
    theirs = _their_own()
    joined = _joined(_head_of(theirs))
    for changed in (
        [*theirs[:2], replace(theirs[2], event="cases.closed"), *theirs[3:]],
        theirs[:-1],
        [theirs[0], *(replace(each, seq=n) for n, each in enumerate(theirs[2:], start=2))],
    ):
        found = verify_joined(_here(changed), joined)
        assert not found.sound
        assert found.reason == OTHER_HEAD


def test_a_hash_that_was_kept_of_an_entry_has_to_be_the_one_it_had_there() -> None:
    theirs = _their_own()
    joined = _joined(_head_of(theirs))
    kept = [(each, _head_of(theirs[:n]).hash) for n, (each, _none) in enumerate(_here(theirs), start=1)]
    assert verify_joined(kept, joined).sound
    forged = [*kept[:2], (kept[2][0], bytes(32)), *kept[3:]]
    assert verify_joined(forged, joined).broken_at == 3


@pytest.mark.django_db
def test_a_log_of_nothing_may_join_and_the_chain_goes_on() -> None:
    record(AuditEvent.OPENED, by=SETUP)
    record(AuditEvent.JOINED, subject=new_id(), words=FIRST, count=0, by=SETUP)
    record(AuditEvent.OPENED, by=SETUP)
    (log,) = joined_logs()
    assert joined_is_sound(log).sound
    assert verify().sound


@pytest.mark.django_db
def test_what_reacts_to_the_log_passes_over_what_came() -> None:
    record(AuditEvent.OPENED, by=SETUP)
    theirs = [value_of(Entry.objects.get(seq=1))]
    record(AuditEvent.JOINED, subject=new_id(), words=_head_of(theirs).hash, count=1, by=SETUP)
    record(AuditEvent.OPENED, by=SETUP)
    record(AuditEvent.OPENED, by=SETUP)
    (log,) = joined_logs()
    assert log.holds(3)
    assert not log.holds(4)
    assert [entry.seq for entry in entries_after(0, events=[AuditEvent.OPENED.value])] == [1, 4]


@pytest.mark.django_db
def test_a_log_inside_a_joined_one_hides_nothing_behind_it() -> None:
    """A house that took in another one before joins too; one that lies about its length hides none of our entries."""
    record(AuditEvent.JOINED, subject=new_id(), words=FIRST, count=3, by=SETUP)
    record(AuditEvent.JOINED, subject=new_id(), words=FIRST, count=1, by=SETUP)
    record(AuditEvent.JOINED, subject=new_id(), words=FIRST, count=2**31 - 1, by=SETUP)
    record(AuditEvent.OPENED, by=SETUP)
    own = record(AuditEvent.OPENED, by=SETUP)
    assert [each.head.seq for each in joined_logs()] == [3, 1]
    assert [each.seq for each in entries_after(0, events=[AuditEvent.OPENED.value])] == [own]
