"""The readers of outreach."""

from naung.casework.outreach.queries.boards import (
    AnswerLine,
    Board,
    answers_between,
    board_for,
    question_at,
    questions_at,
)
from naung.casework.outreach.queries.materials import (
    FileLine,
    MaterialLine,
    VersionLine,
    file_for,
    material_for,
    materials,
    version_choices,
)
from naung.casework.outreach.queries.photographs import (
    PhotographLine,
    photograph_for,
    photographs_of,
    picture_of,
)
from naung.casework.outreach.queries.reach import (
    AreaReach,
    Reach,
    reach_seen,
)
from naung.casework.outreach.queries.sessions import (
    SessionLine,
    SessionShown,
    StepShown,
    answers_of,
    held_of,
    open_session,
    plan_of,
    session_for,
    session_row,
    sessions_between,
    sessions_waiting,
    speakers_at,
    where,
)
from naung.casework.outreach.queries.taking_out import words_found

__all__ = [
    "AnswerLine",
    "AreaReach",
    "Board",
    "FileLine",
    "MaterialLine",
    "PhotographLine",
    "Reach",
    "SessionLine",
    "SessionShown",
    "StepShown",
    "VersionLine",
    "answers_between",
    "answers_of",
    "board_for",
    "file_for",
    "held_of",
    "material_for",
    "materials",
    "open_session",
    "photograph_for",
    "photographs_of",
    "picture_of",
    "plan_of",
    "question_at",
    "questions_at",
    "reach_seen",
    "session_for",
    "session_row",
    "sessions_between",
    "sessions_waiting",
    "speakers_at",
    "version_choices",
    "where",
    "words_found",
]
