"""Readers of the ledger, of what may be shared now, and of what was withdrawn from a desk."""

from naung.casework.consent.queries.bases import StandingLine, bases_for, live_bases, standing_lines
from naung.casework.consent.queries.closings import (
    ClosingLine,
    StaysOpen,
    closing_row,
    closings_of,
    closings_received,
    zone,
)
from naung.casework.consent.queries.ledger import (
    BasisShown,
    ConsentShown,
    Ledger,
    bases_waiting,
    basis_row,
    consent_fact,
    consent_row,
    is_child_today,
    lawful_fact,
    ledger_of,
)

__all__ = [
    "BasisShown",
    "ClosingLine",
    "ConsentShown",
    "Ledger",
    "StandingLine",
    "StaysOpen",
    "bases_for",
    "bases_waiting",
    "basis_row",
    "closing_row",
    "closings_of",
    "closings_received",
    "consent_fact",
    "consent_row",
    "is_child_today",
    "lawful_fact",
    "ledger_of",
    "live_bases",
    "standing_lines",
    "zone",
]
