"""What a tablet's slip says: read strictly, since it was written by a program that may be older or newer than this one."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from naung.casework.arrivals.vocabulary import FirstTold, FormKind, FormTold, RowTold, ShortTold
from naung.casework.arrivals.vocabulary.tablets import Added, Slip, SlipKind
from naung.foundation.courier.rules import is_of_its_number, read_form, text_of
from naung.foundation.people.vocabulary import Answer, Sex

KIND = "kedatangan"  # of the parcel
SCHEMA = 1  # of the slips; a tablet that is weeks behind sends an older one, which must still be read
MOST_ADDED = 100_000


def read_slip(plain: bytes, number: UUID) -> Slip:
    """The slip that was sealed under this number. Raises RuleBroken for what can't be read, or of another number or schema."""
    slip = read_form(plain, SCHEMA, _slip)
    is_of_its_number(slip.id, number)
    return slip


def _slip(told: Mapping[str, Any]) -> Slip:
    kind, short = SlipKind(told["what"]), told.get("told") or {}
    first = [told["signs"], told.get("undone", [])] if kind is SlipKind.FIRST else [[], []]
    if not all(isinstance(each, list) for each in first):
        raise ValueError("signs are a list")
    signs, undone = (frozenset(text_of(each) for each in some) for some in first)
    return Slip(
        id=UUID(told["form"]),
        kind=kind,
        batch=UUID(told["batch"]),
        arrival=UUID(told["arrival"]),
        signs=signs,
        heard=Answer(short["heard"]) if kind is SlipKind.SHORT else Answer.NOT_ASKED,
        track=text_of(short.get("track", "")),
        answers={text_of(code): Answer(each) for code, each in short.get("answers", {}).items()},
        added=_added(told["added"]) if kind is SlipKind.ADDED else None,
        undone=undone,
    )


def _added(told: Mapping[str, Any]) -> Added:
    age = told.get("age")
    nth = _whole(told["nth"])
    if not 1 <= nth <= MOST_ADDED:
        raise ValueError("a place in the draw starts with one")
    return Added(
        name=text_of(told["name"]),
        sex=Sex(told.get("sex") or Sex.UNKNOWN),
        age=None if age is None else _whole(age),
        cause=text_of(told.get("cause", "")),
        nth=nth,
    )


def _whole(told: Any) -> int:
    if isinstance(told, bool) or not isinstance(told, int):
        raise ValueError("a whole number is expected")
    return told


def made_when(*, sealed_at: datetime, clock_off: int | None, arrived_at: datetime) -> datetime:
    """When a form was finished, by the office's clock as far as the tablet knew it, and never after it came."""
    return min(sealed_at - timedelta(seconds=clock_off or 0), arrived_at)


def form_of(slip: Slip, *, made_at: datetime, device: UUID) -> FormTold:
    """A first line or short screening as the house takes it."""
    kind = FormKind.FIRST if slip.kind is SlipKind.FIRST else FormKind.SHORT
    short = ShortTold(slip.heard, slip.track, slip.answers)
    return FormTold(slip.id, slip.arrival, kind, made_at, FirstTold(slip.signs, slip.undone), short, device)


def row_of(slip: Slip, added: Added) -> RowTold:
    """A person who stood on no list, as the house takes her."""
    return RowTold(name=added.name, fingerprint=str(slip.arrival), age=added.age, sex=added.sex, cause=added.cause)


def share_of(people: Mapping[UUID, tuple[int, int | None]], *, nth: int, of: int) -> frozenset[UUID]:
    """Who of a list one of several tablets begins with. `people`: number and group by id; a group stays together.

    Every person is exactly one tablet's, and whichever tablet may still take anyone.
    """
    least: dict[int, int] = {}
    for number, group in people.values():
        if group is not None:
            least[group] = min(number, least.get(group, number))
    turns = {each: number if group is None else least[group] for each, (number, group) in people.items()}
    order = {turn: place for place, turn in enumerate(sorted(set(turns.values())))}
    return frozenset(each for each, turn in turns.items() if order[turn] % of == nth)
