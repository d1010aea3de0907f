"""Readers of rollouts: what a page shows, what the rows say, and whether a seal holds."""

from naung.insight.evaluation.queries.rollouts import (
    AnswerShown,
    AreaShown,
    RolloutShown,
    carried_by,
    ledger_counts,
    rollout_for,
    rollouts,
    sight_for,
)
from naung.insight.evaluation.queries.rows import asked_of, counted_by, counts_of, history_of, laid_of
from naung.insight.evaluation.queries.seals import Sealed, seal_of, sealed_of, text_of_row, writers_of_row
from naung.insight.evaluation.queries.taking_out import words_found

__all__ = [
    "AnswerShown",
    "AreaShown",
    "RolloutShown",
    "Sealed",
    "asked_of",
    "carried_by",
    "counted_by",
    "counts_of",
    "history_of",
    "laid_of",
    "ledger_counts",
    "rollout_for",
    "rollouts",
    "seal_of",
    "sealed_of",
    "sight_for",
    "text_of_row",
    "words_found",
    "writers_of_row",
]
