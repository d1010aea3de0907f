"""What two answers become: a token, a label for each depositor, and an envelope that only the same token opens."""

from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.secret import Aead

KEY_BYTES = 32
ENVELOPE_BYTES = 512  # of each message, filled up: its length tells nothing
LENGTH_BYTES = 2


class Shut(Exception):
    """An envelope does not open with this token, or was made for another label."""


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA512(), length=KEY_BYTES, salt=b"naung-titipan-1", info=purpose).derive(secret)


def token_of(first: bytes, second: bytes) -> bytes:
    """One token of the outputs of both shares: without either of them it is as good as random."""
    return _derived(len(first).to_bytes(LENGTH_BYTES) + first + second, b"token")


def label_of(token: bytes, depositor: bytes) -> bytes:
    """Under what a depositor's own deposit lies.

    Two depositors of one value have two labels, so that whoever reads the table doesn't see that they deposited the same;
    who holds the token finds both.
    """
    return _derived(token, b"label:" + depositor)


def seal_envelope(token: bytes, label: bytes, message: bytes) -> bytes:
    """A message that whoever computes the same token can open (XChaCha20-Poly1305, bound to its label)."""
    if len(message) > ENVELOPE_BYTES - LENGTH_BYTES:
        raise ValueError("the message is too long")
    filled = (len(message).to_bytes(LENGTH_BYTES) + message).ljust(ENVELOPE_BYTES, b"\0")
    return bytes(Aead(_derived(token, b"envelope")).encrypt(filled, aad=label))


def open_envelope(token: bytes, label: bytes, sealed: bytes) -> bytes:
    """The message of an envelope. Raises Shut."""
    try:
        filled = Aead(_derived(token, b"envelope")).decrypt(sealed, aad=label)
    except (CryptoError, ValueError) as wrong:
        raise Shut("it does not open") from wrong
    return filled[LENGTH_BYTES:][: int.from_bytes(filled[:LENGTH_BYTES])]
