"""Tables of the border. Names, papers, birth, answers and decisions are sealed, one key a person."""

from naung.casework.arrivals.models.batches import Arrival, Batch, HallOfficer
from naung.casework.arrivals.models.leaving import Call, Card
from naung.casework.arrivals.models.lists import HeldList
from naung.casework.arrivals.models.screened import Decision, Form

__all__ = ["Arrival", "Batch", "Call", "Card", "Decision", "Form", "HallOfficer", "HeldList"]
