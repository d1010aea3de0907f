"""Readers of the exchange."""

from naung.casework.exchange.queries.files import handouts_of, leaving
from naung.casework.exchange.queries.rows import ROW_SECRET, known_rows, row_key

__all__ = ["ROW_SECRET", "handouts_of", "known_rows", "leaving", "row_key"]
