"""What a tablet's slip says: read strictly, since it was written by a program that may be older or newer than this one."""

import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from naung.casework.returns.vocabulary import Slip, SlipKind
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop, without_bad_signs

KIND = "serah_terima"  # of the parcel
SCHEMA = 1  # of the slips; a tablet that is weeks behind sends an older one, which must still be read
LATEST = int(datetime(9000, 1, 1, tzinfo=UTC).timestamp() * 1000)  # milliseconds since 1970 that stay a day

UNREADABLE = gettext_noop("Isi formulir ini tidak dapat dibaca.")
OTHER_NUMBER = gettext_noop("Nomor di dalam formulir ini bukan nomornya. Formulir ini tidak bisa dicatat.")
NEWER = gettext_noop("Formulir ini dibuat oleh versi aplikasi yang lebih baru dari kantor ini.")


def read_slip(plain: bytes, number: UUID) -> Slip:
    """The slip that was sealed under this number. Raises RuleBroken for what can't be read, or of another number or schema."""
    try:
        told: Any = json.loads(plain.decode().strip())
        if told["schema"] > SCHEMA:
            raise RuleBroken(NEWER)
        slip = _slip(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as wrong:
        raise RuleBroken(UNREADABLE) from wrong
    if slip.id != number:
        raise RuleBroken(OTHER_NUMBER)
    return slip


def _slip(told: Mapping[str, Any]) -> Slip:
    return Slip(
        id=UUID(told["form"]),
        kind=SlipKind(told["what"]),
        code=_text(told["code"]),
        at=_moment(told["at"]),
        condition=_text(told["condition"]),
        words=_text(told.get("words", "")),
        belongings=_text(told.get("belongings", "")),
        differs=told.get("differs", False) is True,
        salt=_text(told.get("salt", "")),
        answer=_text(told.get("answer", "")),
    )


def _moment(told: Any) -> datetime:
    if isinstance(told, bool) or not isinstance(told, int) or not 0 <= told < LATEST:
        raise ValueError("a moment is a whole number of milliseconds")
    return datetime.fromtimestamp(told // 60_000 * 60, UTC)


def _text(told: Any) -> str:
    """Words in the one form in which a desk keeps them, less what no keyboard types: a sealed slip can't be put right by hand.

    The tablet signs them in that form already, so that what is kept is what was signed.
    """
    if not isinstance(told, str):
        raise ValueError("words are text")
    return without_bad_signs(unicodedata.normalize("NFC", told.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def short_name(name: str) -> str:
    """The shortest form by which an officer knows whom she takes along: the first word, and a letter of the last."""
    first, *others = name.split() or [""]
    return f"{first} {others[-1][0]}." if others else first
