"""The code of a hand-over: what a QR carries between two phones without signal, and the short text that stands beside it.

The code names a leg by its random id, a salted hash of what is handed, the minute, and a signature (Ed25519, RFC 8032) by the
key of the giving desk. No name, no place and no condition stands in it, and the salt stays at the desk, so that nobody can try
which list of belongings gives the hash. The short text is what the desk finds the whole code by; it proves nothing by itself.
"""

import base64
import binascii
import hashlib
from datetime import UTC, datetime, timedelta
from uuid import UUID

from naung.casework.returns.vocabulary import Claimed
from naung.foundation.identifiers import NUMBER_LENGTH, SPEAKABLE, check_letter

MARK = "NAUNG1"  # the first words of every code, with its version
DIGEST, MINUTES, SIGNATURE = 16, 4, 64  # bytes of the hash, of the minutes since 1970, of the signature
SIGNED = 16 + DIGEST + MINUTES
HALF = NUMBER_LENGTH + 1  # a short text is two numbers with a check letter each: 65 bits, and a slip is seen at once
GROUP = 4  # letters that are read together
LASTS = timedelta(weeks=4)  # the house's own: after it the giver makes a new code, with what is handed then


def digest_of(salt: str, condition: str, words: str, belongings: str) -> bytes:
    """The hash of what is handed: salted, each part preceded by its length, so that no part runs into the next."""
    parts = [part.encode() for part in (salt, condition, words, belongings)]
    told = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hashlib.sha256(told).digest()[:DIGEST]


def told_by(claimed: Claimed) -> bytes:
    """The bytes under which the giving desk signs."""
    return MARK.encode() + _body(claimed)


def whole_code(claimed: Claimed, signature: bytes) -> str:
    """The whole code, ready for a QR: letters and digits alone."""
    return MARK + base64.b32encode(_body(claimed) + signature).decode().rstrip("=")


def _body(claimed: Claimed) -> bytes:
    minutes = int(claimed.signed_at.timestamp()) // 60
    return claimed.leg.bytes + claimed.digest + minutes.to_bytes(MINUTES, "big")


def bare(typed: str) -> str:
    """A typed or scanned code without the space, hyphens and small letters that people put in."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def short_of(code: str) -> str:
    """The short text of a whole code: from its hash, in letters that are not mistaken for one another."""
    number, halves = int.from_bytes(hashlib.sha256(code.encode()).digest(), "big"), ""
    for _ in range(2):
        letters = ""
        for _ in range(NUMBER_LENGTH):
            number, at = divmod(number, len(SPEAKABLE))
            letters += SPEAKABLE[at]
        halves += letters + check_letter(letters)
    return halves


def grouped(short: str) -> str:
    """The short text as it is read aloud: four letters at a time."""
    return "-".join(short[at : at + GROUP] for at in range(0, len(short), GROUP))


def is_short(text: str) -> bool:
    """Whether a bare text can be a short one: its length, its letters and its check letters."""
    if len(text) != 2 * HALF or not set(text) <= set(SPEAKABLE):
        return False
    return all(check_letter(half[:-1]) == half[-1] for half in (text[:HALF], text[HALF:]))


def read_code(text: str) -> tuple[Claimed, bytes] | None:
    """What a bare whole code says, and its signature; None where the text can be none."""
    if not text.startswith(MARK):
        return None
    coded = text[len(MARK) :]
    try:
        raw = base64.b32decode(coded + "=" * (-len(coded) % 8))
    except (binascii.Error, ValueError):
        return None
    if len(raw) != SIGNED + SIGNATURE:
        return None
    minutes = int.from_bytes(raw[16 + DIGEST : SIGNED], "big")
    leg = UUID(bytes=raw[:16])
    return Claimed(leg, raw[16 : 16 + DIGEST], datetime.fromtimestamp(minutes * 60, UTC)), raw[SIGNED:]


def is_old(signed_at: datetime, now: datetime) -> bool:
    """Whether a code has run out."""
    return now - signed_at > LASTS
