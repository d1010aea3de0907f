"""The room's writers."""

from naung.casework.counsel.actions.assigning import assign_counsel, end_assignment, keep_power
from naung.casework.counsel.actions.calling import call_counsel, met_client
from naung.casework.counsel.actions.deciding import decide_finding
from naung.casework.counsel.actions.forgetting import forget_counsel, look_at_counsel
from naung.casework.counsel.actions.keys import change_own_secret, make_own_key, replace_lost_key
from naung.casework.counsel.actions.notes import NoteOpened, hand_over_notes, open_notes, seal_note
from naung.casework.counsel.actions.register import change_lawyer, leave_register, write_lawyer

__all__ = [
    "NoteOpened",
    "assign_counsel",
    "call_counsel",
    "change_lawyer",
    "change_own_secret",
    "decide_finding",
    "end_assignment",
    "forget_counsel",
    "hand_over_notes",
    "keep_power",
    "leave_register",
    "look_at_counsel",
    "make_own_key",
    "met_client",
    "open_notes",
    "replace_lost_key",
    "seal_note",
    "write_lawyer",
]
