"""The room's writers."""

from naung.casework.legal_aid.actions.applications import (
    answer_application,
    complete_application,
    withdraw_application,
    write_application,
)
from naung.casework.legal_aid.actions.entitlement import choose_path, write_facts
from naung.casework.legal_aid.actions.forgetting import forget_aid, lapse_reach
from naung.casework.legal_aid.actions.town import write_question

__all__ = [
    "answer_application",
    "choose_path",
    "complete_application",
    "forget_aid",
    "lapse_reach",
    "withdraw_application",
    "write_application",
    "write_facts",
    "write_question",
]
