"""A keyed function that two parties compute without either learning the value: RFC 9497, VOPRF mode, ristretto255-SHA512.

    F(x) = HKDF(F1(x) + F2(x))

Each of two institutions holds one share, a key of its own. Whoever asks blinds x, sends it, checks the proof that the answer
was made with the share whose public half she knows, and unblinds. A share alone says nothing of F. The curve, the hash onto
it and the proofs are the package `voprf`; here are only its use and how two answers become one token.
"""

from naung.methods.oprf.shares import Asking, Share, WrongAnswer, new_seed
from naung.methods.oprf.tokens import Shut, label_of, open_envelope, seal_envelope, token_of

__all__ = [
    "Asking",
    "Share",
    "Shut",
    "WrongAnswer",
    "label_of",
    "new_seed",
    "open_envelope",
    "seal_envelope",
    "token_of",
]
