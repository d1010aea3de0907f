"""Readers of referrals: status for both ends, what travels for the one that may open it, holes for the coordinator."""

from naung.casework.referrals.queries.coordination import (
    AskedFor,
    GapShown,
    SignatureShown,
    gaps_open,
    off_register_count,
    proposals,
    signatures_waiting,
)
from naung.casework.referrals.queries.gathering import Gathered
from naung.casework.referrals.queries.lists import (
    ReferralLine,
    referrals_of_case,
    referrals_received,
    referrals_sent,
    referrals_to_answer,
    referrals_to_complete,
    referrals_to_decide,
    referrals_to_note,
    referrals_unanswered,
)
from naung.casework.referrals.queries.offers import Draft, Offers, draft_for, offers_for
from naung.casework.referrals.queries.referrals import (
    LineFact,
    LineShown,
    ReferralShown,
    htcds_for,
    letter_for,
    package_for,
    referral_for,
)
from naung.casework.referrals.queries.touching import SharedLine, shared_of_person, touched_bases

__all__ = [
    "AskedFor",
    "Draft",
    "GapShown",
    "Gathered",
    "LineFact",
    "LineShown",
    "Offers",
    "ReferralLine",
    "ReferralShown",
    "SharedLine",
    "SignatureShown",
    "draft_for",
    "gaps_open",
    "htcds_for",
    "letter_for",
    "off_register_count",
    "offers_for",
    "package_for",
    "proposals",
    "referral_for",
    "referrals_of_case",
    "referrals_received",
    "referrals_sent",
    "referrals_to_answer",
    "referrals_to_complete",
    "referrals_to_decide",
    "referrals_to_note",
    "referrals_unanswered",
    "shared_of_person",
    "signatures_waiting",
    "touched_bases",
]
