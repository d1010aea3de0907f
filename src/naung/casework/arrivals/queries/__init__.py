"""The room's readers."""

from naung.casework.arrivals.queries.batches import (
    BatchLine,
    BatchShown,
    PersonLine,
    batch_for,
    batches_of_desk,
)
from naung.casework.arrivals.queries.cards import AskShown, AskWaits, ask_for, asks_waiting
from naung.casework.arrivals.queries.figures import BatchCounts, screened_in
from naung.casework.arrivals.queries.lists import ColumnShown, ListShown, list_for
from naung.casework.arrivals.queries.people import (
    CallShown,
    CardLine,
    DecisionShown,
    FormShown,
    PersonShown,
    arrival_for,
    is_ill,
)
from naung.casework.arrivals.queries.slips import SlipShown, open_slips, slip_line, waiting_for_batch
from naung.casework.arrivals.queries.today import added_by, lots_ahead, open_batches, todays_list

__all__ = [
    "AskShown",
    "AskWaits",
    "BatchCounts",
    "BatchLine",
    "BatchShown",
    "CallShown",
    "CardLine",
    "ColumnShown",
    "DecisionShown",
    "FormShown",
    "ListShown",
    "PersonLine",
    "PersonShown",
    "SlipShown",
    "added_by",
    "arrival_for",
    "ask_for",
    "asks_waiting",
    "batch_for",
    "batches_of_desk",
    "is_ill",
    "list_for",
    "lots_ahead",
    "open_batches",
    "open_slips",
    "screened_in",
    "slip_line",
    "todays_list",
    "waiting_for_batch",
]
