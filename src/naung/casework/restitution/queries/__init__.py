"""The room's readers."""

from naung.casework.restitution.queries.claims import (
    BesideShown,
    ClaimShown,
    ComputationShown,
    DebtShown,
    LossShown,
    StepShown,
    claim_for,
    claim_of_part,
    held_for,
)
from naung.casework.restitution.queries.counted import awards_counted
from naung.casework.restitution.queries.lists import (
    CaseLine,
    DueLine,
    MoneyLine,
    claims_due,
    money_of_desk,
    restitution_of_case,
)
from naung.casework.restitution.queries.wages import WageShown, wage_for, wages_known

__all__ = [
    "BesideShown",
    "CaseLine",
    "ClaimShown",
    "ComputationShown",
    "DebtShown",
    "DueLine",
    "LossShown",
    "MoneyLine",
    "StepShown",
    "WageShown",
    "awards_counted",
    "claim_for",
    "claim_of_part",
    "claims_due",
    "held_for",
    "money_of_desk",
    "restitution_of_case",
    "wage_for",
    "wages_known",
]
