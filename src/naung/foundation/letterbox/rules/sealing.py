"""How a letter is kept: each part sealed to the desk's key as it comes; what tells the same from another, from what is sealed.

Whoever has the database reads no form, no name of a file and no number that a phone drew: hashes are keyed with that number,
which is random and stands nowhere but inside the sealed part.
"""

import hashlib
import secrets

from nacl.public import PublicKey, SealedBox

from naung.foundation.letterbox.vocabulary import Part

TOKEN_BYTES = 32  # of a key of a partner office: nobody guesses 256 bits
STEP = 1024  # sealed parts are as long as a whole number of these, so that their size tells little
FORM_PART = "xml_submission_file"  # under which name the form itself comes


def new_token() -> str:
    """A fresh token, as it stands in an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> bytes:
    """Under what a token is kept. It has 256 random bits, so a fast hash tells nothing of it."""
    return hashlib.sha256(token.encode()).digest()


def instance_hash(instance: str) -> bytes:
    """Under what the number is kept that a phone drew for a letter."""
    return hashlib.sha256(b"instance " + instance.encode()).digest()


def _keyed(what: bytes, instance: str, person: bytes) -> bytes:
    key = hashlib.sha256(b"key " + instance.encode()).digest()
    return hashlib.blake2b(what, key=key, person=person, digest_size=32).digest()


def content_mark(content: bytes, instance: str) -> bytes:
    """What tells the same content from another under one number."""
    return _keyed(content, instance, b"letter-content")


def name_mark(name: str, instance: str) -> bytes:
    """What tells one file of a letter from another."""
    return _keyed(name.encode(), instance, b"letter-name")


def sealed_part(public: bytes, part: Part) -> bytes:
    """A part that only the desk opens (libsodium `crypto_box_seal`), in steps of a kilobyte."""
    return sealed_words(public, packed(part))


def sealed_words(public: bytes, plain: bytes) -> bytes:
    """Bytes that only the desk opens."""
    return bytes(SealedBox(PublicKey(public)).encrypt(plain))


def packed(part: Part) -> bytes:
    """Name and content as one, padded."""
    name = part.name.encode()
    plain = len(name).to_bytes(2, "big") + len(part.content).to_bytes(4, "big") + name + part.content
    return plain + b"\x00" * (-len(plain) % STEP)


def unpacked(plain: bytes) -> Part:
    """What `packed` was given."""
    name, content = int.from_bytes(plain[:2], "big"), int.from_bytes(plain[2:6], "big")
    return Part(plain[6 : 6 + name].decode(), plain[6 + name : 6 + name + content])
