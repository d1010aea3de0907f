"""Who goes on to the short screening, and why: one sign is enough, nothing is added up, and one of ten is drawn by chance.

The draw is a keyed hash of the order number that a person has in her batch. Whoever does not hold the batch's key, which the
vault keeps, can neither tell beforehand who is drawn nor turn it by choosing whom to write down when.
"""

import hashlib
from collections.abc import Collection

from naung.casework.arrivals.vocabulary import FirstLine, Sign

KEY_BYTES = 32
DRAWN_FROM = 2**64  # a hash of eight bytes; what a division leaves over is less than one in 10^17


def drawn(key: bytes, place: str, share: int) -> bool:
    """Whether the person at this place is among the one of `share` that chance takes. The same key and place agree always."""
    number = hashlib.blake2b(place.encode(), key=key, digest_size=8, person=b"arrivals-lot").digest()
    return int.from_bytes(number, "big") < DRAWN_FROM // share


def place_of(number: int) -> str:
    """The place in the draw of somebody on the list: her order number in the batch, which the house gives."""
    return str(number)


def place_on(device: str, nth: int) -> str:
    """The place in the draw of the nth person whom one device adds without signal; it drew for its places beforehand."""
    return f"{device}/{nth}"


def sent_on(signs: Collection[str], *, lot: bool, table: FirstLine) -> tuple[Sign, ...]:
    """The reasons for the short screening, in the order of the table, the lot last; none: it is not asked for.

    A sign that the table does not know sends nobody on: `check_signs` refuses it before.
    """
    found = tuple(sign for code, sign in table.signs.items() if code in signs)
    return (*found, table.lot) if lot else found
