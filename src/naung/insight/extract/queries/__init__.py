"""Readers: the register's plain columns for a run, and the finished extract for the rooms above."""

from naung.insight.extract.queries.effort import effort_between
from naung.insight.extract.queries.finished import Shelf, is_up_to_date, latest_extract
from naung.insight.extract.queries.register import parts_needed, register_part

__all__ = ["Shelf", "effort_between", "is_up_to_date", "latest_extract", "parts_needed", "register_part"]
