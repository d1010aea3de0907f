"""The code of a hand-over: what a QR carries between two phones without signal, and the short text that stands beside it.

The code names a leg by its random id, a salted hash of what is handed, the minute, and a signature (Ed25519, RFC 8032) by the
key of the giving desk, or by the key of an officer's tablet there; a tablet also says for which desk. No name, no place and no
condition stands in it, and the salt stays with the giver, so that nobody can try which list of belongings gives the hash. The
receiving tablet answers with a code of its own, which the giver carries home: either may deliver. The short text is what the
desk finds the whole code by; it proves nothing by itself. The field's `codes.js` makes the same bytes.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from naung.casework.returns.vocabulary import Answered, Claimed, Signer
from naung.foundation.identifiers import NUMBER_LENGTH, SPEAKABLE, check_letter

Holds = Callable[[bytes, bytes, bytes], bool]  # whether a signature stands under these bytes by this public half
MARK = "NAUNG1"  # the first words of a code by a desk's key
MARK_TABLET = "NAUNG2"  # by a tablet's
MARK_ANSWER = "NAUNG3"  # what the receiving tablet answers
MARK_KEY = "NAUNG4"  # a tablet's new key, before the office; never in a picture
DIGEST, MINUTES, SIGNATURE = 16, 4, 64  # bytes of the hash, of the minutes since 1970, of the signature
ID = 16
SIGNED = ID + DIGEST + MINUTES
HALF = NUMBER_LENGTH + 1  # a short text is two numbers with a check letter each: 65 bits, and a slip is seen at once
GROUP = 4  # letters that are read together
LASTS = timedelta(weeks=4)  # the house's own: after it the giver makes a new code, with what is handed then
AHEAD = timedelta(days=1)  # by which a phone's clock may be ahead


def digest_of(salt: str, condition: str, words: str, belongings: str) -> bytes:
    """The hash of what is handed: salted, each part preceded by its length, so that no part runs into the next."""
    parts = [part.encode() for part in (salt, condition, words, belongings)]
    told = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hashlib.sha256(told).digest()[:DIGEST]


def code_digest(code: str) -> bytes:
    """What an answer names a code by."""
    return hashlib.sha256(code.encode()).digest()[:DIGEST]


def told_by(claimed: Claimed) -> bytes:
    """The bytes under which the giver signs."""
    return _mark_of(claimed).encode() + _body(claimed)


def told_by_answer(answered: Answered) -> bytes:
    """The bytes under which the receiving tablet signs."""
    return MARK_ANSWER.encode() + answered.leg.bytes + answered.code + _minutes(answered.at)


def whole_code(claimed: Claimed, signature: bytes) -> str:
    """The whole code, ready for a QR: letters and digits alone."""
    return _mark_of(claimed) + _letters(_body(claimed) + signature)


def whole_answer(answered: Answered, signature: bytes) -> str:
    """The whole answer, in the same letters."""
    return MARK_ANSWER + _letters(told_by_answer(answered)[len(MARK_ANSWER) :] + signature)


def _letters(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=")


def _mark_of(claimed: Claimed) -> str:
    return MARK if claimed.receiver is None else MARK_TABLET


def _body(claimed: Claimed) -> bytes:
    receiver = b"" if claimed.receiver is None else claimed.receiver.bytes
    return claimed.leg.bytes + claimed.digest + _minutes(claimed.signed_at) + receiver


def _minutes(moment: datetime) -> bytes:
    return (int(moment.timestamp()) // 60).to_bytes(MINUTES, "big")


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


def shown_code(typed: str) -> str:
    """A code as it is compared by eye: the sixteen letters of a whole one too; anything else as it was typed."""
    text = bare(typed)
    if read_code(text) or read_answer(text):
        return grouped(short_of(text))
    return grouped(text) if is_short(text) else text


def is_short(text: str) -> bool:
    """Whether a bare text can be a short one: its length, its letters and its check letters."""
    if len(text) != 2 * HALF or not set(text) <= set(SPEAKABLE):
        return False
    return all(check_letter(half[:-1]) == half[-1] for half in (text[:HALF], text[HALF:]))


def read_code(text: str) -> tuple[Claimed, bytes] | None:
    """What a bare whole code says, and its signature; None where the text can be none, or is not written as it is made."""
    mark = text[: len(MARK)]
    raw = _raw(text) if mark in {MARK, MARK_TABLET} else None
    if raw is None or len(raw) != SIGNED + SIGNATURE + (0 if mark == MARK else ID):
        return None
    at = _moment(raw[ID + DIGEST : SIGNED])
    if at is None:
        return None
    receiver = None if mark == MARK else UUID(bytes=raw[SIGNED : SIGNED + ID])
    claimed, signature = Claimed(UUID(bytes=raw[:ID]), raw[ID : ID + DIGEST], at, receiver), raw[-SIGNATURE:]
    return (claimed, signature) if whole_code(claimed, signature) == text else None


def read_answer(text: str) -> tuple[Answered, bytes] | None:
    """What a bare whole answer says, and its signature; None where the text can be none."""
    raw = _raw(text) if text.startswith(MARK_ANSWER) else None
    at = _moment(raw[ID + DIGEST : SIGNED]) if raw is not None and len(raw) == SIGNED + SIGNATURE else None
    if raw is None or at is None:
        return None
    answered, signature = Answered(UUID(bytes=raw[:ID]), raw[ID : ID + DIGEST], at), raw[-SIGNATURE:]
    return (answered, signature) if whole_answer(answered, signature) == text else None


def _raw(text: str) -> bytes | None:
    coded = text[len(MARK) :]
    try:
        return base64.b32decode(coded + "=" * (-len(coded) % 8))
    except (binascii.Error, ValueError):
        return None


def _moment(minutes: bytes) -> datetime | None:
    """The minute that four bytes say; None for one behind the end of the calendar."""
    try:
        return datetime.fromtimestamp(int.from_bytes(minutes, "big") * 60, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def signer_of(claimed: Claimed, signature: bytes, signers: Iterable[Signer], holds: Holds) -> Signer | None:
    """Whose key of the giving desk signed this: the desk's own for its code, a tablet's for a tablet's; None where none did."""
    wanted = [each for each in signers if (each.officer is None) == (claimed.receiver is None)]
    return next((each for each in wanted if holds(signature, told_by(claimed), each.public)), None)


def answerer_of(answered: Answered, signature: bytes, signers: Iterable[Signer], holds: Holds) -> Signer | None:
    """Whose tablet of the receiving desk answered this; None where none did."""
    told, wanted = told_by_answer(answered), [each for each in signers if each.officer is not None]
    return next((each for each in wanted if holds(signature, told, each.public)), None)


def is_old(signed_at: datetime, now: datetime) -> bool:
    """Whether a code has run out, or says a day that is not yet, which would make it last longer than the others."""
    return now - signed_at > LASTS or signed_at - now > AHEAD


def told_by_key(device: UUID, public: bytes) -> bytes:
    """The bytes under which a new key of a tablet signs, so that nobody enrols the key of another as her own."""
    return MARK_KEY.encode() + device.bytes + public
