"""The hash chain over log entries, as pure functions."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC

from naung.foundation.audit.vocabulary import ChainHead, EntryValue, JoinedLog, Verification
from naung.foundation.words import gettext_noop

FIRST = bytes(32)  # what stands before the first entry

SOUND = gettext_noop("Log utuh.")
OTHER_HEAD = gettext_noop("Log yang bergabung tidak berakhir seperti ketika ia bergabung.")
BROKEN = gettext_noop("Rantai log putus: sebuah catatan diubah, dihapus atau disisipkan.")
HEAD_MISSING = gettext_noop("Catatan yang disimpan saksi tidak ada lagi di log ini.")
HEAD_DIFFERS = gettext_noop("Catatan yang disimpan saksi berbeda: log ini ditulis ulang.")


def _parts(entry: EntryValue) -> Iterator[bytes]:
    yield str(entry.seq).encode()
    yield entry.at.astimezone(UTC).isoformat(timespec="microseconds").encode()
    for text in (
        entry.event,
        entry.actor_kind,
        entry.actor_name,
        entry.role,
        entry.purpose,
        entry.session,
        entry.fields,
    ):
        yield text.encode()
    for identifier in (entry.actor, entry.desk, entry.subject):
        yield b"" if identifier is None else identifier.bytes
    yield entry.subjects
    yield entry.words
    yield b"" if entry.count is None else str(entry.count).encode()


def chained(previous: bytes, entry: EntryValue) -> bytes:
    """SHA-256 over the previous hash and each part of the entry with its length before it."""
    digest = hashlib.sha256(previous)
    for part in _parts(entry):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def verify_chain(entries: Iterable[tuple[EntryValue, bytes, bytes]], witness: ChainHead | None = None) -> Verification:
    """Check `(entry, previous, hash)` in order; with a witness's head, that its entry still has that hash.

    A chain that was rewritten and re-chained as a whole is sound in itself: only the witness tells.
    """
    previous, seq, seen = FIRST, 0, witness is None or (witness.seq == 0 and witness.hash == FIRST)
    for entry, claimed_previous, claimed in entries:
        seq += 1
        if entry.seq != seq or claimed_previous != previous or chained(previous, entry) != claimed:
            return Verification(False, seq, None, seq, BROKEN)
        previous = claimed
        if witness is not None and entry.seq == witness.seq:
            if witness.hash != claimed:
                return Verification(False, seq, ChainHead(seq, previous), seq, HEAD_DIFFERS)
            seen = True
    if not seen:
        return Verification(False, seq, ChainHead(seq, previous), None, HEAD_MISSING)
    return Verification(True, seq, ChainHead(seq, previous), None, SOUND)


def chained_again(entries: Iterable[tuple[EntryValue, bytes]], after: int) -> Iterator[tuple[EntryValue, bytes, bytes]]:
    """Entries that came with a joined log as they stood in their own: numbered from 1, chained to one another alone.

    Each comes with the hash that was kept of it there, which is handed on as claimed; b"" where none was.
    """
    previous = FIRST
    for entry, kept in entries:
        own = replace(entry, seq=entry.seq - after)
        digest = chained(previous, own)
        yield own, previous, kept or digest
        previous = digest


def verify_joined(
    entries: Iterable[tuple[EntryValue, bytes]], joined: JoinedLog, witness: ChainHead | None = None
) -> Verification:
    """Check that the entries that came with a log, each with its kept hash, are the ones that its head was made of.

    `witness`: a head that was taken there.
    """
    outcome = verify_chain(chained_again(entries, joined.after), witness)
    if outcome.sound and outcome.head != joined.head:
        return Verification(False, outcome.entries, outcome.head, None, OTHER_HEAD)
    return outcome
