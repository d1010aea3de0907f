"""What a letter says, when it is tried again, which address can be one."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from uuid import UUID

LONGEST = 254  # characters of an address, RFC 5321 section 4.5.3.1.3
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=6)
MOST_TRIES = 10  # about a day and a half; then it is given up
LEASE = timedelta(minutes=15)  # a sender that says nothing for so long is taken for dead
KEPT_FOR = timedelta(days=30)  # how long it is remembered that a notice was sent

# The same for everybody and everything: no name, number, case, place, office or address of a page.
SUBJECT = "Naung"
BODY = "Ada yang menunggu di Naung. Masuk untuk melihatnya.\n\nSomething is waiting in Naung. Sign in to see it.\n"


def is_address(typed: str) -> bool:
    """Whether this can be one e-mail address of plain letters: one `@`, a dotted host, nothing that ends a header."""
    user, at, host = typed.partition("@")
    plain = typed.isascii() and typed.isprintable() and not any(c in ' ,;:<>"()[]\\' for c in typed)
    return bool(user and at and plain and "@" not in host and "." in host.strip(".") and len(typed) <= LONGEST)


def letter(*, sender: str, to: str, batch: UUID, at: datetime) -> EmailMessage:
    """The letter. Its Message-ID is the batch's, so that a mail server that gets it twice can tell."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, SUBJECT
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{batch}@{sender.rpartition('@')[2] or 'naung.invalid'}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no automatic answer
    message.set_content(BODY)
    return message


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after so many tries that failed, twice as late each time; None: not any more."""
    if tries >= MOST_TRIES:
        return None
    wait: timedelta = min(FIRST_WAIT * (1 << (tries - 1)), LONGEST_WAIT)
    return now + wait
