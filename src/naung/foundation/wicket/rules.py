"""Decisions of the wicket: codes and numbers, how a record is sealed by both, how many tries there are, what may be asked.

A code has two halves. The first finds the row, by a keyed token; the second, with the number that the holder chose, opens it by
Argon2id. So whoever has the database alone must try both together, and whoever has every key of the house as well still has
to find the second half and the number at once: no fast hash of the whole code is kept anywhere.
"""

import hashlib
import json
from datetime import date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from nacl.exceptions import CryptoError
from nacl.public import PublicKey, SealedBox
from nacl.secret import Aead
from nacl.utils import random as random_bytes

from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.identifiers import SPEAKABLE
from naung.foundation.wicket.vocabulary import Ask, Told
from naung.foundation.words import gettext_noop, has_bad_signs

# 25 letters that are not mistaken for one another, twelve of them in two halves: 28 bits find, 28 bits and the number open.
CODE_LENGTH, HALF, GROUP = 12, 6, 4
LEAST_DIGITS, MOST_DIGITS = 6, 12
KEY_BYTES = SALT_BYTES = 32
# OWASP's sets for Argon2id begin at 19 MiB and 2 passes; a number of six digits takes more (RFC 9106, section 4).
MEMORY_KIB, PASSES, LANES = 32_768, 3, 1
RECORD_BYTES = 8192  # every record is sealed at this length, so that its size tells nothing
REQUEST_BYTES = 2048  # and every request at this one
LONGEST_TEXT = 1000  # characters of a message
MOST_WRONG = 10  # tries of one code that may fail within TRIES_PER; the house's own
TRIES_PER = timedelta(hours=24)
LONGEST_OPEN = timedelta(days=370)
SLIP_LASTS = timedelta(minutes=20)
YEAR = timedelta(days=365)

PIN_FIELD = "pin_sandi"  # named so that no form keeps it when a session ends

DIGITS_ONLY = gettext_noop("Isi dengan angka saja, paling sedikit %(least)s dan paling banyak %(most)s.")
TOO_EASY = gettext_noop(
    "Angka ini mudah ditebak: berulang, berurutan, atau sebuah tanggal. Pilih angka lain yang tidak terkait dengan diri."
)
TOO_MUCH = gettext_noop("Terlalu panjang untuk halaman ini.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
SAY_SOMETHING = gettext_noop("Tulis dahulu pesannya.")
BAD_SIGNS = gettext_noop("Ada tanda yang tidak dapat disimpan. Tulis ulang dengan huruf biasa.")
TOO_LONG_OPEN = gettext_noop("Pilih hari sesudah hari ini, paling lama %(days)s hari.")


def shown_code(letters: str) -> str:
    """Letters of a code as they stand on paper: small, in groups (`7hq4-kmpx-ac23`)."""
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP)).lower()


def read_code(typed: str) -> str:
    """The twelve letters that were typed, whatever their case, spaces and hyphens; twelve that no code has for anything else.

    What can be no code is read as one, so that it takes the same work as a wrong one.
    """
    letters = "".join(c for c in typed[:40].upper() if c.isalnum())
    fits = len(letters) == CODE_LENGTH and all(c in SPEAKABLE for c in letters)
    return letters if fits else "0" * CODE_LENGTH


def halves(letters: str) -> tuple[str, str]:
    """What finds the row, and what helps to open it."""
    return letters[:HALF], letters[HALF:]


def token_of(finds: str, key: bytes) -> bytes:
    """The keyed token under which a row stands: without the key it tells nothing of the code."""
    return hashlib.blake2b(finds.encode(), key=key, person=b"wicket", digest_size=KEY_BYTES).digest()


def read_pin(typed: str) -> str:
    """The digits that were typed; letters and the rest fall away, as a wrong number would."""
    return "".join(c for c in typed[:40] if c.isascii() and c.isdigit())


def check_pin(typed: str) -> str:
    """A number that was chosen. Raises RuleBroken for too few digits, and for one that is guessed first."""
    pin = "".join(typed.split())
    if not (pin.isascii() and pin.isdigit() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        raise RuleBroken(DIGITS_ONLY, field=PIN_FIELD, least=LEAST_DIGITS, most=MOST_DIGITS)
    if is_weak(pin):
        raise RuleBroken(TOO_EASY, field=PIN_FIELD)
    return pin


def is_weak(pin: str) -> bool:
    """Whether a number is among those that are tried first: few digits, one beat repeated, steps, or a day of a calendar.

    Source: the orders of guessing in Bonneau, Preibusch, Anderson, "A birthday present every eleven wallets?" (2012):
    repetitions, sequences and dates come first.
    """
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    beats = any(pin == (pin[:n] * len(pin))[: len(pin)] for n in (1, 2, 3, 4))
    doubled = len(pin) % 2 == 0 and all(a == b for a, b in zip(pin[::2], pin[1::2], strict=True))
    mirrored = pin == pin[::-1]
    return len(set(pin)) < 3 or len(steps) == 1 or beats or doubled or mirrored or _is_day(pin)


def _is_day(pin: str) -> bool:
    """Whether the digits are a day in one of the ways in which days are written."""
    if len(pin) == 6:
        ways = [(pin[4:], pin[2:4], pin[:2]), (pin[:2], pin[2:4], pin[4:]), (pin[4:], pin[:2], pin[2:4])]
    elif len(pin) == 8:
        ways = [(pin[4:], pin[2:4], pin[:2]), (pin[:4], pin[4:6], pin[6:]), (pin[4:], pin[:2], pin[2:4])]
    else:
        return False
    return any(_exists(*way) for way in ways)


def _exists(year: str, month: str, day: str) -> bool:
    number = int(year) if len(year) == 4 else 2000 + int(year)
    if len(year) == 4 and not 1900 <= number <= 2100:
        return False
    try:
        date(number, int(month), int(day))
    except ValueError:
        return False
    return True


def new_secret(size: int = KEY_BYTES) -> bytes:
    """So many random bytes."""
    return random_bytes(size)


def opening_key(opens: str, pin: str, salt: bytes) -> bytes:
    """The key that the second half of a code and its number make together, by Argon2id. Takes the same work for any input."""
    return hash_secret_raw(f"{opens} {pin}".encode(), salt, PASSES, MEMORY_KIB, LANES, KEY_BYTES, Type.ID)


def shut(plain: bytes, key: bytes, place: UUID) -> bytes:
    """Something sealed under a key to its row (XChaCha20-Poly1305)."""
    return bytes(Aead(key).encrypt(plain, place.bytes))


def unshut(box: bytes, key: bytes, place: UUID) -> bytes | None:
    """What `shut` was given; None for another key, another row or an altered box."""
    try:
        return bytes(Aead(key).decrypt(box, place.bytes))
    except (CryptoError, ValueError):
        return None


def record_of(text: str) -> bytes:
    """A record's text at its one length. Raises RuleBroken where it does not fit."""
    plain = text.encode()
    if len(plain) >= RECORD_BYTES:
        raise RuleBroken(TOO_MUCH)
    return plain + b"\x00" * (RECORD_BYTES - len(plain))


def text_of(record: bytes) -> str:
    """The text of a record."""
    return record.rstrip(b"\x00").decode()


def request_of(ask: Ask, text: str) -> bytes:
    """A request at its one length. Raises RuleBroken where it says nothing, too much, or signs that can't be kept."""
    text = text.strip()
    if ask is Ask.MESSAGE and not text:
        raise RuleBroken(SAY_SOMETHING)
    if has_bad_signs(text.replace("\r\n", "\n")):
        raise RuleBroken(BAD_SIGNS)
    plain = json.dumps({"ask": ask.value, "text": text}, ensure_ascii=False).encode()
    if len(text) > LONGEST_TEXT or len(plain) >= REQUEST_BYTES:
        raise RuleBroken(TOO_LONG, most=LONGEST_TEXT)
    return plain + b"\x00" * (REQUEST_BYTES - len(plain))


def told_of(plain: bytes) -> Told:
    """What a request says."""
    said = json.loads(plain.rstrip(b"\x00"))
    return Told(Ask(said["ask"]), str(said["text"]))


def sealed_to(public: bytes, plain: bytes) -> bytes:
    """A request that only the desk opens: whoever sealed it can't read it again (libsodium `crypto_box_seal`)."""
    return bytes(SealedBox(PublicKey(public)).encrypt(plain))


def is_locked(wrong: int, since: datetime, now: datetime) -> bool:
    """Whether a code takes no more tries now. It does again when `TRIES_PER` has passed since the first of them."""
    return wrong >= MOST_WRONG and now < since + TRIES_PER


def begins_anew(since: datetime, now: datetime) -> bool:
    """Whether wrong tries are counted from nought again."""
    return now >= since + TRIES_PER


def check_end(expires_at: datetime, now: datetime) -> None:
    """Raise RuleBroken for an end that has passed or lies too far away."""
    if not now < expires_at <= now + LONGEST_OPEN:
        raise RuleBroken(TOO_LONG_OPEN, field="until", days=LONGEST_OPEN.days)


def slip_of(wicket: UUID, number: UUID, until: datetime, key: bytes) -> str:
    """A pass for one request of one row, unreadable and good for a short while; nothing of it is stored."""
    plain = wicket.bytes + number.bytes + int(until.timestamp()).to_bytes(8, "big")
    return bytes(Aead(key).encrypt(plain, b"slip")).hex()


def read_slip(slip: str, key: bytes, now: datetime) -> tuple[UUID, UUID]:
    """The row and the request's own number. Raises NotFound for one that was altered or is over."""
    try:
        plain = bytes(Aead(key).decrypt(bytes.fromhex(slip[:400]), b"slip"))
    except (CryptoError, ValueError) as wrong:
        raise NotFound() from wrong
    if now.timestamp() > int.from_bytes(plain[32:40], "big"):
        raise NotFound()
    return UUID(bytes=plain[:16]), UUID(bytes=plain[16:32])


def years_with_paper(*, numbers: int = 10**LEAST_DIGITS) -> float:
    """Years until whoever holds the paper has an even chance to have found the number, using every try that there is.

    `numbers`: how many numbers may be chosen.
    """
    return numbers / 2 / MOST_WRONG * (TRIES_PER / YEAR)


def years_without(*, open_codes: int, tries_a_second: float) -> float:
    """Years until a guesser without any paper has an even chance to open one of the codes, as fast as the server answers.

    He needs a code that exists, its other half and its number at once.
    """
    each: float = float(len(SPEAKABLE)) ** CODE_LENGTH * 10.0**LEAST_DIGITS
    return each / open_codes / 2 / tries_a_second / YEAR.total_seconds()


def years_for_thief(*, seconds_a_try: float, processors: int) -> float:
    """Years until whoever took database and keys has an even chance to open one record, one try at `seconds_a_try` a core."""
    each: float = float(len(SPEAKABLE)) ** (CODE_LENGTH - HALF) * 10.0**LEAST_DIGITS
    return each / 2 * seconds_a_try / processors / YEAR.total_seconds()
