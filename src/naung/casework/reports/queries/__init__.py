"""Readers of reports: what an actor's own desk has, opened and logged by the vault."""

from naung.casework.reports.queries.bars import kept_from
from naung.casework.reports.queries.clocks import response_clocks_of
from naung.casework.reports.queries.erasing import (
    Reached,
    ReportsReached,
    reports_among,
    reports_of_case,
    reports_reached,
)
from naung.casework.reports.queries.lists import (
    ReportGroup,
    ReportPage,
    reports_listed,
    reports_waiting,
    waiting_count,
)
from naung.casework.reports.queries.reports import (
    parked_count,
    report_by_number,
    report_for,
    report_number,
    report_row,
    reporter_for,
)
from naung.casework.reports.queries.search import ReportFound, reports_matching

__all__ = [
    "Reached",
    "ReportFound",
    "ReportGroup",
    "ReportPage",
    "ReportsReached",
    "kept_from",
    "parked_count",
    "report_by_number",
    "report_for",
    "report_number",
    "report_row",
    "reporter_for",
    "reports_among",
    "reports_listed",
    "reports_matching",
    "reports_of_case",
    "reports_reached",
    "reports_waiting",
    "response_clocks_of",
    "waiting_count",
]
