"""Readers of the ledger, of what may be shared now, and of what was withdrawn from a desk."""

from naung.casework.consent.queries.bases import StandingLine, bases_for, live_bases, standing_lines, taken_back_since
from naung.casework.consent.queries.childhood import is_child_today, last_day_as_child
from naung.casework.consent.queries.closings import (
    ClosingLine,
    StaysOpen,
    closing_row,
    closings_of,
    closings_received,
    stop_asked,
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
    lawful_fact,
    ledger_of,
)
from naung.casework.consent.queries.received import LedgerRow, ledgers_of, received_row

__all__ = [
    "BasisShown",
    "ClosingLine",
    "ConsentShown",
    "Ledger",
    "LedgerRow",
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
    "last_day_as_child",
    "lawful_fact",
    "ledger_of",
    "ledgers_of",
    "live_bases",
    "received_row",
    "standing_lines",
    "stop_asked",
    "taken_back_since",
    "zone",
]
