"""Writers of the ledger, of lawful bases, of what she was told, and of a recipient's answer."""

from naung.casework.consent.actions.answers import acknowledge_closing
from naung.casework.consent.actions.childhood import end_childhood
from naung.casework.consent.actions.forgetting import forget_person
from naung.casework.consent.actions.lawful import confirm_basis, end_basis, record_basis
from naung.casework.consent.actions.ledger import give_consent, narrow_consent, refuse_consent, withdraw_consent
from naung.casework.consent.actions.received import withdraw_received
from naung.casework.consent.actions.telling import answer_hold, hold_telling, tell_person

__all__ = [
    "acknowledge_closing",
    "answer_hold",
    "confirm_basis",
    "end_basis",
    "end_childhood",
    "forget_person",
    "give_consent",
    "hold_telling",
    "narrow_consent",
    "record_basis",
    "refuse_consent",
    "tell_person",
    "withdraw_consent",
    "withdraw_received",
]
