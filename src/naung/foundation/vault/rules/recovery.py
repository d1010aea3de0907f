"""A key in several hands as words on paper: SLIP-39 shares of which a stated number opens it."""

import shamir_mnemonic

from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

WRONG_SHARES = gettext_noop("Kata-kata pemulihan ini tidak cocok satu sama lain, kurang, atau salah ketik.")


def shares_of(secret: bytes, *, needed: int = 2, of: int = 2) -> list[str]:
    """`of` lists of words (SLIP-39), any `needed` of which give the secret (16 to 32 bytes, even length) again."""
    return list(shamir_mnemonic.generate_mnemonics(1, [(needed, of)], secret)[0])


def secret_of(shares: list[str]) -> bytes:
    """The secret from enough shares. Raises RuleBroken where they do not fit."""
    try:
        return bytes(shamir_mnemonic.combine_mnemonics([" ".join(share.lower().split()) for share in shares]))
    except shamir_mnemonic.MnemonicError as wrong:
        raise RuleBroken(WRONG_SHARES) from wrong
