"""The room's readers."""

from naung.casework.hints.queries.pairs import pairs_waiting, pairs_waiting_count
from naung.casework.hints.queries.records import earlier_kept, possibly_earlier
from naung.casework.hints.queries.shown import (
    HintsOfOne,
    hints_of_arrival,
    hints_of_batch,
    hints_of_pile,
    how_far_batch,
    is_known_among,
    looks_for_batch,
    on_lists,
    piles_of_desk,
)

__all__ = [
    "HintsOfOne",
    "earlier_kept",
    "hints_of_arrival",
    "hints_of_batch",
    "hints_of_pile",
    "how_far_batch",
    "is_known_among",
    "looks_for_batch",
    "on_lists",
    "pairs_waiting",
    "pairs_waiting_count",
    "piles_of_desk",
    "possibly_earlier",
]
