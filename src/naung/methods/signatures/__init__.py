"""Electronic signatures in a PDF: an empty place for one, and whether those that came back hold (read in a child with limits)."""

from naung.methods.signatures.asking import Unread, signatures_in, with_place
from naung.methods.signatures.words import Place, Signature

__all__ = ["Place", "Signature", "Unread", "signatures_in", "with_place"]
