"""What may be received, what the same form twice is, and where a parcel goes from where it stands."""

import hashlib
import json
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from naung.foundation.courier.vocabulary import Arrived, ParcelState
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop, without_bad_signs

T = TypeVar("T")

LARGEST_BOX = 64 * 1024  # bytes; a form of long answers is about 12 kB
SEAL_BYTES = 48  # of libsodium's sealed box: an ephemeral public key and an authenticator
CLOCK_PATIENCE = 120  # seconds by which a phone's clock may be off without anybody being told
LONGEST_KIND = 24

TOO_LARGE = gettext_noop("Formulir tersegel ini terlalu besar untuk diterima.")
NO_BOX = gettext_noop("Formulir tersegel ini rusak: isinya kosong.")
OTHER_CONTENT = gettext_noop("Nomor formulir ini sudah dipakai untuk isi lain. Formulir ini tidak diterima.")
DEALT_WITH = gettext_noop("Formulir ini sudah selesai ditangani.")
UNREADABLE = gettext_noop("Isi formulir ini tidak dapat dibaca.")
OTHER_NUMBER = gettext_noop("Nomor di dalam formulir ini bukan nomornya. Formulir ini tidak bisa dicatat.")
NEWER = gettext_noop("Formulir ini dibuat oleh versi aplikasi yang lebih baru dari kantor ini.")
ANOTHERS_DEVICE = gettext_noop(
    "Ponsel ini disiapkan petugas lain, atau untuk meja lain. Tekan Kunci, buka “Lupa kalimat sandi?”, lalu mulai lagi. "
    "Yang sudah disegel tidak hilang."
)

OPEN = (ParcelState.WAITS, ParcelState.MEND, ParcelState.DECIDE)
SETTLED = (ParcelState.TAKEN, ParcelState.ASIDE)


def fits(arrived: Arrived) -> None:
    """Raise RuleBroken for a box that is no form."""
    if len(arrived.box) <= SEAL_BYTES or not 0 < len(arrived.kind) <= LONGEST_KIND:
        raise RuleBroken(NO_BOX)
    if len(arrived.box) > LARGEST_BOX:
        raise RuleBroken(TOO_LARGE)


def digest_of(box: bytes) -> str:
    """What tells the same sealed form from another under the same number (SHA-256, hex)."""
    return hashlib.sha256(box).hexdigest()


def same_again(before: str, now: str) -> None:
    """Raise RuleBroken where a number comes a second time with another content; the same form twice is the same form."""
    if before != now:
        raise RuleBroken(OTHER_CONTENT)


def may_go_on(state: ParcelState) -> None:
    """Raise RuleBroken for a parcel that somebody has dealt with already."""
    if state in SETTLED:
        raise RuleBroken(DEALT_WITH)


def clock_is_wrong(clock_off: int | None) -> bool:
    """Whether the device's clock is so far off that both times must be shown."""
    return clock_off is not None and abs(clock_off) > CLOCK_PATIENCE


def read_form(plain: bytes, schema: int, made: Callable[[Mapping[str, Any]], T]) -> T:
    """What a device sealed, made of its fields: read strictly, since an older or a newer program may have written it.

    `schema`: the newest that this office knows. Raises RuleBroken for a newer one and for what can't be read.
    """
    try:
        told: Any = json.loads(plain.decode().strip())
        if told["schema"] > schema:
            raise RuleBroken(NEWER)
        return made(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as wrong:
        raise RuleBroken(UNREADABLE) from wrong


def is_of_its_number(sealed: UUID, number: UUID) -> None:
    """Raise RuleBroken where a box came under another number than the one that was sealed in it: it came before, or will."""
    if sealed != number:
        raise RuleBroken(OTHER_NUMBER)


def text_of(told: Any) -> str:
    """Words in the one form in which a desk keeps them, less what no keyboard types: a sealed form can't be put right by hand.

    A device that signs its words signs them in that form already, so that what is kept is what was signed.
    """
    if not isinstance(told, str):
        raise ValueError("words are text")
    return without_bad_signs(unicodedata.normalize("NFC", told.replace("\r\n", "\n").replace("\r", "\n"))).strip()
