"""Readers: the register's plain columns for a run, and the finished extract for the rooms above."""

from naung.insight.extract.queries.effort import effort_between
from naung.insight.extract.queries.finished import Shelf, latest_extract, made_today
from naung.insight.extract.queries.register import parts_needed, register_part

__all__ = ["Shelf", "effort_between", "latest_extract", "made_today", "parts_needed", "register_part"]
