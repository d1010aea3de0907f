"""Writers of reports: one function a verb."""

from naung.casework.reports.actions.corrections import correct_report, correct_reporter
from naung.casework.reports.actions.erasing import erase_report, take_out_of_report
from naung.casework.reports.actions.joining import find_reports_again
from naung.casework.reports.actions.moving import give_parked_reports, hand_report, renew_response_dues
from naung.casework.reports.actions.receiving import receive_report
from naung.casework.reports.actions.steps import (
    acknowledge_report,
    close_report,
    link_report_to_case,
    reopen_report,
)

__all__ = [
    "acknowledge_report",
    "close_report",
    "correct_report",
    "correct_reporter",
    "erase_report",
    "find_reports_again",
    "give_parked_reports",
    "hand_report",
    "link_report_to_case",
    "receive_report",
    "renew_response_dues",
    "reopen_report",
    "take_out_of_report",
]
