"""The room's readers."""

from naung.casework.legal_aid.queries.aid import AidShown, ApplicationShown, aid_for, aid_of_application
from naung.casework.legal_aid.queries.lists import (
    AidLine,
    DeskLine,
    DueAid,
    aid_due,
    aid_of_case,
    applications_of_desk,
    realisation,
)
from naung.casework.legal_aid.queries.rows import HELPED
from naung.casework.legal_aid.queries.town import (
    QuestionLine,
    QuestionShown,
    question_for,
    questions_of_desk,
    topics_asked,
)

__all__ = [
    "HELPED",
    "AidLine",
    "AidShown",
    "ApplicationShown",
    "DeskLine",
    "DueAid",
    "QuestionLine",
    "QuestionShown",
    "aid_due",
    "aid_for",
    "aid_of_application",
    "aid_of_case",
    "applications_of_desk",
    "question_for",
    "questions_of_desk",
    "realisation",
    "topics_asked",
]
