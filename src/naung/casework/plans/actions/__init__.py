"""The room's writers."""

from naung.casework.plans.actions.forgetting import forget_erased
from naung.casework.plans.actions.needs import correct_need, write_need
from naung.casework.plans.actions.requests import correct_moment, record_result, write_request
from naung.casework.plans.actions.rights import tell_rights, write_right
from naung.casework.plans.actions.services import change_service, plan_service

__all__ = [
    "change_service",
    "correct_moment",
    "correct_need",
    "forget_erased",
    "plan_service",
    "record_result",
    "tell_rights",
    "write_need",
    "write_request",
    "write_right",
]
