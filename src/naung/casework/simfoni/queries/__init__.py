"""Readers of the sheet; everything opened is logged by the vault."""

from naung.casework.simfoni.queries.sheets import sheet_for, survivors_of
from naung.casework.simfoni.queries.tickets import may_record, tickets_of

__all__ = ["may_record", "sheet_for", "survivors_of", "tickets_of"]
