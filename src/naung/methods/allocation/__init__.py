"""Which interventions, in which places, under a budget, staff and floors: proven, explained, and what an override costs."""

from naung.methods.allocation.greedy import greedy, greedy_with_swaps
from naung.methods.allocation.plans import Ending, Plan, best_plan, best_plans
from naung.methods.allocation.problem import Problem, Refused, Trouble, candidates_of, posed, troubles_of
from naung.methods.allocation.questions import (
    Between,
    Difference,
    bought_by,
    cost_of_overrides,
    difference,
    freed,
    low_and_high,
    richer,
)
from naung.methods.allocation.reasons import Choice, Reason, reasons_of

__all__ = [
    "Between",
    "Choice",
    "Difference",
    "Ending",
    "Plan",
    "Problem",
    "Reason",
    "Refused",
    "Trouble",
    "best_plan",
    "best_plans",
    "bought_by",
    "candidates_of",
    "cost_of_overrides",
    "difference",
    "freed",
    "greedy",
    "greedy_with_swaps",
    "low_and_high",
    "posed",
    "reasons_of",
    "richer",
    "troubles_of",
]
