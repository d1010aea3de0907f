"""A key in several hands as words on paper: SLIP-39 shares of which a stated number opens it."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

import shamir_mnemonic
from shamir_mnemonic import shamir
from shamir_mnemonic.share import Share

from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

WRONG_SHARES = gettext_noop("Kata-kata pemulihan ini tidak cocok satu sama lain, kurang, atau salah ketik.")
WRONG_SHARE = gettext_noop("Ada kata yang salah ketik, kurang, atau tertukar letaknya. Bandingkan satu per satu.")
WRONG_SPLIT = gettext_noop("Pilih paling sedikit dua lembar yang diperlukan, dari paling banyak lima lembar.")
MOST_SHEETS = 5

Dice = Callable[[int], bytes]
_splitting = Lock()  # the library takes its random bytes from one place, which a split with dice of its own changes


@dataclass(frozen=True)
class Sheet:
    """What can be told from one sheet's words without the others: which set it belongs to and which of it this is."""

    identifier: int
    number: int  # from 1
    needed: int


def shares_of(secret: bytes, *, needed: int = 2, of: int = 2, dice: Dice | None = None) -> list[str]:
    """`of` lists of words (SLIP-39), any `needed` of which give the secret (16 to 32 bytes, even length) again.

    With `dice` (see `dice_of`) the same words come again each time; without, never.
    """
    with _splitting:
        usual = shamir.RANDOM_BYTES
        shamir.RANDOM_BYTES = dice or usual
        try:
            return list(shamir_mnemonic.generate_mnemonics(1, [(needed, of)], secret)[0])
        finally:
            shamir.RANDOM_BYTES = usual


def may_split(needed: int, of: int) -> None:
    """Raises RuleBroken for a number of sheets that protects nobody: one alone, or more than there are."""
    if not 2 <= needed <= of <= MOST_SHEETS:
        raise RuleBroken(WRONG_SPLIT, field="split")


def dice_of(key: bytes, label: bytes) -> Dice:
    """Random bytes that only the holder of `key` can make, the same each time for one label (HMAC-SHA256 in counter mode).

    So each sheet of a set can be shown by itself, and none of their words is ever stored.
    """
    thrown = 0

    def throw(count: int) -> bytes:
        nonlocal thrown
        found = b""
        while len(found) < count:
            thrown += 1
            found += hmac.digest(key, b"naung recovery sheets\0" + label + thrown.to_bytes(4, "big"), sha256)
        return found[:count]

    return throw


def plain_words(typed: str) -> str:
    """A sheet's words as they were typed, without numbers, points and line ends, in small letters."""
    words = "".join(letter if letter.isalpha() else " " for letter in typed.lower()).split()
    return " ".join(words)


def sheet_of(typed: str) -> Sheet:
    """What one sheet's words tell. Raises RuleBroken where their own checksum says that they are mistyped."""
    try:
        share = Share.from_mnemonic(plain_words(typed))
    except (shamir_mnemonic.MnemonicError, ValueError) as wrong:
        raise RuleBroken(WRONG_SHARE, field="code_words") from wrong
    return Sheet(share.identifier, share.index + 1, share.member_threshold)


def mark_of(typed: str, key: bytes) -> str:
    """A keyed hash of one sheet's words: tells these words from all others, and nothing of them."""
    return hmac.digest(key, b"naung recovery sheet\0" + plain_words(typed).encode(), sha256).hex()


def secret_of(shares: list[str]) -> bytes:
    """The secret from enough shares. Raises RuleBroken where they do not fit."""
    try:
        return bytes(shamir_mnemonic.combine_mnemonics([plain_words(share) for share in shares]))
    except (shamir_mnemonic.MnemonicError, ValueError) as wrong:
        raise RuleBroken(WRONG_SHARES) from wrong
