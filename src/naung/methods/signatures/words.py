"""What is told of a signature."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where on a page a signature will stand: page counted from zero, left, bottom, right, top in points from below left."""

    page: int
    left: int
    bottom: int
    right: int
    top: int


@dataclass(frozen=True)
class Signature:
    """One signature as it was found. The moment is what the signer's machine said, unless `stamped`.

    `intact`: the bytes it covers are those that were signed, and the signature is that certificate's. `trusted`: the
    certificate leads to one of the roots that were given, and held at that moment as far as can be known without the network.
    `changed`: what was added afterwards is more than signatures, stamps and filled fields.
    """

    signer: str
    issuer: str
    at: str
    stamped: bool
    intact: bool
    trusted: bool
    changed: bool
    whole: bool  # covers the file as it is now, to its last byte
