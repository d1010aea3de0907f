"""The readers of outreach."""

from naung.casework.outreach.queries.materials import (
    MaterialLine,
    VersionLine,
    material_for,
    materials,
    version_choices,
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

__all__ = [
    "AreaReach",
    "MaterialLine",
    "Reach",
    "SessionLine",
    "SessionShown",
    "StepShown",
    "VersionLine",
    "answers_of",
    "held_of",
    "material_for",
    "materials",
    "open_session",
    "plan_of",
    "reach_seen",
    "session_for",
    "session_row",
    "sessions_between",
    "sessions_waiting",
    "speakers_at",
    "version_choices",
    "where",
]
