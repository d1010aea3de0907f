"""The room's readers."""

from naung.casework.filings.queries.drawn import draw, kinds_for
from naung.casework.filings.queries.kept import behind, contents_of, filing_for, filings_kept
from naung.casework.filings.queries.scope import desks_counted

__all__ = ["behind", "contents_of", "desks_counted", "draw", "filing_for", "filings_kept", "kinds_for"]
