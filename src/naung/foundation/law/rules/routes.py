"""Which way an act went, as far as its places say: never guessed, all that is possible is kept."""

import re
from itertools import product

from naung.foundation.law.vocabulary import Act, Direction, Law, Place, PlaceRow, Side

KEMENDAGRI_FORM = re.compile(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?|[0-9]{4}|[0-9]{6}|[0-9]{10}")
COUNTRY_FORM = re.compile(r"[A-Z]{2}")
WAY = {
    (Side.HERE, Side.HERE): Direction.DOMESTIC,
    (Side.HERE, Side.ABROAD): Direction.OUTBOUND,
    (Side.ABROAD, Side.HERE): Direction.INBOUND,
    (Side.ABROAD, Side.ABROAD): Direction.ABROAD,
}
BOTH_SIDES = (Side.HERE, Side.ABROAD)


def place_of(code: str, places: PlaceRow) -> Place | None:
    """A place from its code; an unknown code is a place on an unknown side; None where the text is no code at all."""
    text = code.strip().upper()
    if COUNTRY_FORM.fullmatch(text):
        if text not in places.countries:
            return Place(text, Side.UNKNOWN)
        return Place(text, Side.HERE if text == places.code else Side.ABROAD)
    if KEMENDAGRI_FORM.fullmatch(text):
        known = any(text.startswith(prefix) for prefix in places.prefixes)
        return Place(text, Side.HERE if known else Side.UNKNOWN)
    return None


def _sides(place: Place | None, other: Place | None, *, moves: bool) -> tuple[Side, ...]:
    """The possible sides of one end; an end left out is where the act stood still, or anywhere if it moved."""
    known = place or (None if moves else other)
    if known is None or known.side is Side.UNKNOWN:
        return BOTH_SIDES
    return (known.side,)


def directions_of(act: Act, law: Law) -> frozenset[Direction]:
    """Every direction that the act's places allow."""
    moves = any(law.process[code].moves for code in act.process)
    origins = _sides(act.origin, act.destination, moves=moves)
    ends = _sides(act.destination, act.origin, moves=moves)
    if _stands_still(act, moves=moves):
        return frozenset(WAY[side, side] for side in origins)
    return frozenset(WAY[pair] for pair in product(origins, ends))


def _stands_still(act: Act, *, moves: bool) -> bool:
    """True where one place is given, on an unknown side, and nothing moved: the act was wholly here or wholly abroad."""
    return not moves and (act.origin is None) != (act.destination is None)
