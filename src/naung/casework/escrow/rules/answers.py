"""What is told when two agencies have the same, and how it is kept: always of one length, an empty one too."""

import json
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from naung.casework.escrow.vocabulary import Handing, Meeting

MOST_MEETINGS = 8
ANSWER_LENGTH = 1_200  # of eight meetings as they are written, filled up


def answer_words(meetings: Iterable[Meeting]) -> str:
    """The meetings as they are sealed: the newest eight, filled up to one length."""
    newest = sorted(meetings, key=lambda each: each.on)[-MOST_MEETINGS:]
    told = [
        {"desk": str(each.desk), "handle": each.handle, "on": each.on.isoformat(), "later": each.later}
        for each in newest
    ]
    return json.dumps(told).ljust(ANSWER_LENGTH)


def answer_of(words: str | None) -> tuple[Meeting, ...]:
    """The meetings of an answer, the newest first."""
    rows = json.loads(words) if words else []
    found = [
        Meeting(UUID(row["desk"]), row["handle"], date.fromisoformat(row["on"]), row.get("later", False))
        for row in rows
    ]
    return tuple(reversed(found))


def told_now(meetings: Iterable[Meeting], *, signed: bool) -> tuple[Meeting, ...]:
    """What the desk is told of these: what came after another's deposit only once a second officer stands behind it."""
    return tuple(each for each in meetings if signed or not each.later)


def handing_words(handing: Handing) -> bytes:
    """What is put into the envelope."""
    return json.dumps({"desk": str(handing.desk), "handle": handing.handle}).encode()


def handing_of(message: bytes) -> Handing:
    """What stood in an envelope."""
    row = json.loads(message)
    return Handing(UUID(row["desk"]), row["handle"])
