"""One share: its key, what it answers, and asking it blindly."""

import secrets

from voprf import ristretto

SEED_BYTES = 32
ELEMENT_BYTES = 32  # a blinded value, a public half
ANSWER_BYTES = 96  # an element and the proof that belongs to it
OUTPUT_BYTES = 64
KEY_INFO = b"naung-titipan-1"  # another use of the same seed would be another key


class WrongAnswer(Exception):
    """An answer is not of the right form, or its proof says that it was made with another key."""


def new_seed() -> bytes:
    """Thirty-two random bytes from which a share's key is derived (RFC 9497, 3.2.1)."""
    return secrets.token_bytes(SEED_BYTES)


class Share:
    """The key of one institution. It shows itself nowhere: not in errors, not in logs."""

    def __init__(self, seed: bytes, info: bytes = KEY_INFO) -> None:
        if len(seed) != SEED_BYTES:
            raise ValueError("a seed has 32 bytes")
        self._key = ristretto.Evaluator.from_seed(seed, info)

    def __repr__(self) -> str:
        return "Share(...)"

    @property
    def public(self) -> bytes:
        """The public half, by which its answers are checked."""
        return self._key.public_key.serialize()

    def answer(self, blinded: bytes) -> bytes:
        """The answer to a blinded value with its proof. Raises WrongAnswer where it is no element of the group."""
        try:
            return self._key.evaluate(ristretto.BlindedInput.deserialize(blinded)).serialize()
        except ValueError as wrong:
            raise WrongAnswer("not a blinded value") from wrong

    def of(self, value: bytes) -> bytes:
        """F of a value that is known, for whoever holds the share herself: the same as asking it blindly."""
        return self._key.evaluate_known_input(value)


class Asking:
    """One blinded question: `blinded` goes out, `finished` takes what came back. Each asking draws its own blind."""

    def __init__(self, value: bytes) -> None:
        self._client, blinded = ristretto.Client.blind(value)
        self.blinded = blinded.serialize()

    def __repr__(self) -> str:
        return "Asking(...)"

    def finished(self, answer: bytes, public: bytes) -> bytes:
        """F of the value under the share with this public half. Raises WrongAnswer where the proof doesn't hold."""
        try:
            made = ristretto.VerifiableOutput.deserialize(answer)
            return self._client.finalize(made, ristretto.PublicKey.deserialize(public))
        except ValueError as wrong:
            raise WrongAnswer("the proof does not hold") from wrong
