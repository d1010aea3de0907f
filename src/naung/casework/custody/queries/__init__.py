"""Readers of custody; everything opened is logged by the vault, with the id of the leave beside it."""

from naung.casework.custody.queries.exact import record_for_emergency
from naung.casework.custody.queries.glasses import (
    GlassShown,
    desks_of_glasses,
    glass_for,
    glass_row,
    glasses_listed,
    glasses_to_review,
    misses_today,
    unreviewed_of,
)
from naung.casework.custody.queries.opening import OpenedField, opened_person, opened_reporter
from naung.casework.custody.queries.requests import (
    RequestLine,
    RequestShown,
    grants_listed,
    request_for,
    request_row,
    requests_of,
    requests_waiting,
)

__all__ = [
    "GlassShown",
    "OpenedField",
    "RequestLine",
    "RequestShown",
    "desks_of_glasses",
    "glass_for",
    "glass_row",
    "glasses_listed",
    "glasses_to_review",
    "grants_listed",
    "misses_today",
    "opened_person",
    "opened_reporter",
    "record_for_emergency",
    "request_for",
    "request_row",
    "requests_of",
    "requests_waiting",
    "unreviewed_of",
]
