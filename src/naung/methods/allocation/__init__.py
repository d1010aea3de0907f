"""Which interventions, in which places, under a budget, staff and floors: proven, explained, and what an override costs."""

from naung.methods.allocation.greedy import greedy, greedy_with_swaps
from naung.methods.allocation.plans import Ending, Plan, best_plan
from naung.methods.allocation.problem import Problem, Refused, Trouble, candidates_of, posed, troubles_of
from naung.methods.allocation.questions import Between, Difference, bought_by, cost_of_overrides, low_and_high
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
    "bought_by",
    "candidates_of",
    "cost_of_overrides",
    "greedy",
    "greedy_with_swaps",
    "low_and_high",
    "posed",
    "reasons_of",
    "troubles_of",
]
