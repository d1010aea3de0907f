"""Readers of screenings, determinations and counts of refusals."""

from naung.casework.screening.queries.ages import childhoods_for
from naung.casework.screening.queries.articles import Articles, ToldEvent, articles_for, story_of
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
    screened_among,
    screening_for,
    screening_row,
    screenings_of_person,
    screenings_unfinished,
)

__all__ = [
    "Articles",
    "DeterminationShown",
    "ScreeningLine",
    "ScreeningShown",
    "ToldEvent",
    "answers_of",
    "articles_for",
    "childhoods_for",
    "determination_for",
    "determination_row",
    "determinations_of",
    "refusal_counts",
    "screened_among",
    "screening_for",
    "screening_row",
    "screenings_of_person",
    "screenings_unfinished",
    "story_of",
]
