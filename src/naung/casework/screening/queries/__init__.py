"""Readers of screenings, determinations and counts of refusals."""

from naung.casework.screening.queries.determinations import (
    DeterminationShown,
    determination_for,
    determination_row,
    determinations_of,
)
from naung.casework.screening.queries.screenings import (
    ScreeningLine,
    ScreeningShown,
    answers_of,
    refusal_counts,
    screening_for,
    screening_row,
    screenings_of_person,
    screenings_unfinished,
)

__all__ = [
    "DeterminationShown",
    "ScreeningLine",
    "ScreeningShown",
    "answers_of",
    "determination_for",
    "determination_row",
    "determinations_of",
    "refusal_counts",
    "screening_for",
    "screening_row",
    "screenings_of_person",
    "screenings_unfinished",
]
