"""What goes over the line between an asking house and the machine with the other share: one signed question, one answer.

The value is blinded, the answer carries its own proof, the question is signed (Ed25519) with a moment and a random number that
serve once: who listens on the line learns that somebody asked, and who changes something is seen.
"""

import json
import re
import secrets
from dataclasses import dataclass

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from naung.methods.oprf.shares import ANSWER_BYTES, ELEMENT_BYTES

MOST_BYTES = 2_000  # of one question
NONCE_BYTES = 16
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")  # "-" alone stands in the book for no office
NONCE = re.compile(r"[0-9a-f]{32}")
FORM = "naung-titipan-1"


class Malformed(Exception):
    """What came over the line is no question, or no answer."""


@dataclass(frozen=True)
class Question:
    """One blinded value, asked by a house for one of its offices."""

    asker: str
    office: str
    blinded: bytes
    at: int  # seconds since 1970
    nonce: str

    def words(self) -> bytes:
        """What is signed."""
        return "\n".join((FORM, self.asker, self.office, self.blinded.hex(), str(self.at), self.nonce)).encode()


def new_nonce() -> str:
    """A random number that serves once."""
    return secrets.token_hex(NONCE_BYTES)


def new_signing() -> bytes:
    """The seed of a key with which a house signs what it asks."""
    return bytes(SigningKey.generate())


def signing_public(seed: bytes) -> bytes:
    """By what its questions are known as its own."""
    return bytes(SigningKey(seed).verify_key)


def signed(question: Question, seed: bytes) -> bytes:
    """The question as it goes out."""
    told = {
        "form": FORM,
        "asker": question.asker,
        "office": question.office,
        "blinded": question.blinded.hex(),
        "at": question.at,
        "nonce": question.nonce,
        "signature": SigningKey(seed).sign(question.words()).signature.hex(),
    }
    return json.dumps(told).encode()


def read(body: bytes) -> tuple[Question, bytes]:
    """A question and its signature. Raises Malformed; whether the signature holds is asked by `is_signed`."""
    if len(body) > MOST_BYTES:
        raise Malformed("too long")
    try:
        told = json.loads(body)
        if told["form"] != FORM or not NAME.fullmatch(told["asker"]) or not NAME.fullmatch(told["office"]):
            raise Malformed("not of this form")
        question = Question(
            told["asker"], told["office"], _hex(told["blinded"], ELEMENT_BYTES), int(told["at"]), str(told["nonce"])
        )
        if not NONCE.fullmatch(question.nonce):
            raise Malformed("no random number")
        return question, _hex(told["signature"], 64)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as wrong:
        raise Malformed("not a question") from wrong


def is_signed(question: Question, signature: bytes, public: bytes) -> bool:
    """Whether the house with this public key asked exactly this."""
    try:
        VerifyKey(public).verify(question.words(), signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def answered(answer: bytes) -> bytes:
    """An answer as it goes back."""
    return json.dumps({"form": FORM, "answer": answer.hex()}).encode()


def read_answer(body: bytes) -> bytes:
    """The answer's bytes; its proof is checked by whoever asked. Raises Malformed."""
    try:
        return _hex(json.loads(body)["answer"], ANSWER_BYTES)
    except (ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise Malformed("not an answer") from wrong


def _hex(text: str, size: int) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != size:
        raise ValueError("not of this length")
    return found
