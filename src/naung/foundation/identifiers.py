"""Names of things: random identifiers for whatever is seen or printed, and case numbers that can be read out by telephone.

A random UUID (version 4) can be made anywhere, tells nothing of order or number, and is the only identifier in an address.
"""

import secrets
from ipaddress import ip_address, ip_network
from typing import NewType
from uuid import UUID, uuid4

UserId = NewType("UserId", UUID)
DeskId = NewType("DeskId", UUID)
CompartmentId = NewType("CompartmentId", UUID)
PersonId = NewType("PersonId", UUID)
ReportId = NewType("ReportId", UUID)
EpisodeId = NewType("EpisodeId", UUID)
ScreeningId = NewType("ScreeningId", UUID)
CaseId = NewType("CaseId", UUID)

# Letters and digits that are not mistaken for one another when read aloud or written by hand (no 0 O 1 I L B 8 S 5 U V).
SPEAKABLE = "234679ACDEFGHJKMNPQRTWXYZ"
NUMBER_LENGTH = 7
# From the right, after the check letter itself (weight 1).
WEIGHTS = (2, 3, 4, 6, 7, 8, 9)


def new_id() -> UUID:
    """A fresh random identifier (UUID version 4)."""
    return uuid4()


def new_letters(count: int) -> str:
    """So many random letters that can be read out; nobody can tell them beforehand."""
    return "".join(secrets.choice(SPEAKABLE) for _ in range(count))


def check_letter(body: str) -> str:
    """The check letter: weighted sum modulo 25 over `SPEAKABLE`, counted from the right.

    Every weight and every difference of neighbouring weights shares no factor with 25, so each single wrong letter and each
    swap of two neighbours is heard. Source: weighted modular check digits (J. Verhoeff, Error detecting decimal codes, 1969).
    """
    total = sum(weight * SPEAKABLE.index(letter) for weight, letter in zip(WEIGHTS, reversed(body), strict=True))
    return SPEAKABLE[-total % len(SPEAKABLE)]


def new_number(prefix: str) -> str:
    """A case or report number: prefix, seven random speakable letters, check letter (`KS-7HQ4-KMPX`). Counts nothing aloud."""
    body = new_letters(NUMBER_LENGTH)
    return shown_number(prefix, body + check_letter(body))


def shown_number(prefix: str, letters: str) -> str:
    """Letters grouped as they are printed: `KS-7HQ4-KMPX`."""
    return f"{prefix}-{letters[:4]}-{letters[4:]}"


def read_number(prefix: str, typed: str) -> str | None:
    """What a person typed or heard, as the number it means, or None where the check letter does not fit.

    Case, spaces and hyphens do not matter; the prefix may be left out.
    """
    letters = "".join(c for c in typed.upper() if c.isalnum())
    if letters.startswith(prefix) and len(letters) == len(prefix) + NUMBER_LENGTH + 1:
        letters = letters[len(prefix) :]
    if len(letters) != NUMBER_LENGTH + 1 or any(c not in SPEAKABLE for c in letters):
        return None
    if check_letter(letters[:-1]) != letters[-1]:
        return None
    return shown_number(prefix, letters)


def address_group(address: str) -> str:
    """The part of an internet address that one subscriber holds: all of an IPv4 address, the first 64 bits of an IPv6 one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed, 64), strict=False).network_address)
