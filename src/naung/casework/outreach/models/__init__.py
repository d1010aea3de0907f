"""Tables of outreach."""

from naung.casework.outreach.models.materials import Material, MaterialFile, MaterialVersion
from naung.casework.outreach.models.sessions import (
    Attendance,
    OwnQuestion,
    Photograph,
    RoomAnswer,
    Session,
    SessionBoard,
    SessionMaterial,
    SessionStep,
    SessionTopic,
)

__all__ = [
    "Attendance",
    "Material",
    "MaterialFile",
    "MaterialVersion",
    "OwnQuestion",
    "Photograph",
    "RoomAnswer",
    "Session",
    "SessionBoard",
    "SessionMaterial",
    "SessionStep",
    "SessionTopic",
]
