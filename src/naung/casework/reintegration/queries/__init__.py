"""The room's readers."""

from naung.casework.reintegration.queries.figures import ProblemCounts, problems_counted
from naung.casework.reintegration.queries.items import OwnItemShown, items_asked, items_known, own_items
from naung.casework.reintegration.queries.lists import (
    CaseLine,
    DueLine,
    PathLine,
    follow_ups_due,
    paths_of_desk,
    reintegration_of_case,
)
from naung.casework.reintegration.queries.paths import (
    FollowUpShown,
    PathShown,
    ProblemShown,
    StepShown,
    path_for,
    path_of_part,
)

__all__ = [
    "CaseLine",
    "DueLine",
    "FollowUpShown",
    "OwnItemShown",
    "PathLine",
    "PathShown",
    "ProblemCounts",
    "ProblemShown",
    "StepShown",
    "follow_ups_due",
    "items_asked",
    "items_known",
    "own_items",
    "path_for",
    "path_of_part",
    "paths_of_desk",
    "problems_counted",
    "reintegration_of_case",
]
