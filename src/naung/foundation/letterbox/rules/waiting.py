"""How much may wait in the box, how long what is settled is remembered, and when a letter is whole."""

from collections.abc import Collection
from datetime import datetime, timedelta

from naung.foundation.errors import RuleBroken
from naung.foundation.letterbox.vocabulary import Submission
from naung.foundation.words import gettext_noop, has_bad_signs

# What one partner office may leave unopened: a lost key must not fill the disk. The house's own.
MOST_WAITING = 5_000
MOST_BYTES = 512 * 1024 * 1024
REMEMBERED = timedelta(days=370)  # that a settled letter is known, should the phone send it again
LONGEST_WAIT = timedelta(
    days=180
)  # what nobody looked at so long is deleted: twice as long as a closed batch keeps its names
SEEN_EVERY = timedelta(minutes=1)
LONGEST_OFFICE = 80

NO_OFFICE = gettext_noop("Tulis nama kantor mitranya.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
BAD_SIGNS = gettext_noop("Ada tanda yang tidak dapat disimpan. Tulis ulang dengan huruf biasa.")
DEALT_WITH = gettext_noop("Formulir ini sudah selesai ditangani.")
UNNAMED = gettext_noop("Ada berkas yang tidak disebut di dalam formulirnya.")


def check_office(typed: str) -> str:
    """The name of a partner office in one line. Raises RuleBroken."""
    office = " ".join(typed.split())
    if not office:
        raise RuleBroken(NO_OFFICE, field="office")
    if len(office) > LONGEST_OFFICE:
        raise RuleBroken(TOO_LONG, field="office", most=LONGEST_OFFICE)
    if has_bad_signs(office):
        raise RuleBroken(BAD_SIGNS, field="office")
    return office


def is_full(letters: int, size: int) -> bool:
    """Whether so much of one office waits that nothing more is taken."""
    return letters >= MOST_WAITING or size >= MOST_BYTES


def check_named(names: Collection[str], told: Submission) -> None:
    """Raise RuleBroken for a file that the letter itself does not name: nobody could tell what it is."""
    if not set(names) <= set(told.named):
        raise RuleBroken(UNNAMED)


def is_whole(told: Submission, has: Collection[str], *, more: bool) -> bool:
    """Whether everything is there. A sealed letter says so itself; for an open one the phone says that more comes."""
    return set(told.named) <= set(has) if told.sealed else not more


def is_seen_anew(seen_at: datetime | None, now: datetime) -> bool:
    """Whether it is written down that a key was used: once a minute is enough."""
    return seen_at is None or now - seen_at >= SEEN_EVERY
