"""Whether a question is answered, and with what."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from naung.doors.keeper.book import ANSWERED, Book
from naung.methods.oprf import Share, WrongAnswer
from naung.methods.oprf.questions import Malformed, answered, is_signed, read

MOST_APART = 10 * 60  # seconds between the clocks of two machines
REMEMBERED = 2 * MOST_APART  # longer than a question stays fresh, so that none serves twice
OFFICE_HOURS = timezone(timedelta(hours=7))  # West Kalimantan's clock: a day of limits is a day of the offices


@dataclass(frozen=True)
class Reply:
    """What goes back: a status of HTTP and a body."""

    status: int
    body: bytes


def _refused(status: int, why: str) -> Reply:
    return Reply(status, json.dumps({"why": why}).encode())


def reply_to(body: bytes, share: Share, book: Book, now: datetime) -> Reply:
    """Answer one question, or refuse it; whatever a known house asks stands in the book."""
    try:
        question, signature = read(body)
    except Malformed:
        return _refused(400, "bentuk")
    asker = book.asker(question.asker)
    if asker is None or not is_signed(question, signature, asker.public):
        return _refused(403, "tak_dikenal")
    seconds, at = int(now.timestamp()), now.astimezone(OFFICE_HOURS).isoformat(timespec="seconds")
    if asker.shut:
        return _refused(403, "ditutup")
    if abs(question.at - seconds) > MOST_APART:
        return _refused(403, "jam")
    outcome = book.take(asker, question.office, question.nonce, at, seconds, seconds - REMEMBERED)
    if outcome != ANSWERED:
        return _refused(409 if outcome == "terulang" else 429, outcome)
    try:
        return Reply(200, answered(share.answer(question.blinded)))
    except WrongAnswer:
        return _refused(400, "bentuk")


def shown(share: Share) -> Reply:
    """What anybody may see: the public half."""
    return Reply(200, json.dumps({"form": "naung-titipan-1", "public": share.public.hex()}).encode())
