"""What a tablet's slip says: read strictly, since it was written by a program that may be older or newer than this one."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from naung.casework.returns.vocabulary import Slip, SlipKind
from naung.foundation.courier.rules import is_of_its_number, read_form, text_of

KIND = "serah_terima"  # of the parcel
SCHEMA = 1  # of the slips; a tablet that is weeks behind sends an older one, which must still be read
LATEST = int(datetime(9000, 1, 1, tzinfo=UTC).timestamp() * 1000)  # milliseconds since 1970 that stay a day


def read_slip(plain: bytes, number: UUID) -> Slip:
    """The slip that was sealed under this number. Raises RuleBroken for what can't be read, or of another number or schema."""
    slip = read_form(plain, SCHEMA, _slip)
    is_of_its_number(slip.id, number)
    return slip


def _slip(told: Mapping[str, Any]) -> Slip:
    return Slip(
        id=UUID(told["form"]),
        kind=SlipKind(told["what"]),
        code=text_of(told["code"]),
        at=_moment(told["at"]),
        condition=text_of(told["condition"]),
        words=text_of(told.get("words", "")),
        belongings=text_of(told.get("belongings", "")),
        differs=told.get("differs", False) is True,
        salt=text_of(told.get("salt", "")),
        answer=text_of(told.get("answer", "")),
    )


def _moment(told: Any) -> datetime:
    if isinstance(told, bool) or not isinstance(told, int) or not 0 <= told < LATEST:
        raise ValueError("a moment is a whole number of milliseconds")
    return datetime.fromtimestamp(told // 60_000 * 60, UTC)


def short_name(name: str) -> str:
    """The shortest form by which an officer knows whom she takes along: the first word, and a letter of the last."""
    first, *others = name.split() or [""]
    return f"{first} {others[-1][0]}." if others else first
