"""The room's readers."""

from naung.casework.returns.queries.journeys import (
    CostShown,
    FindingShown,
    JourneyShown,
    LegShown,
    WaiverShown,
    journey_for,
    journey_of_part,
)
from naung.casework.returns.queries.lists import (
    DeliveryLine,
    JourneyLine,
    LegLine,
    WaiverLine,
    arrival_for,
    arrivals_of,
    deliveries_to_look_at,
    delivery_for,
    delivery_told,
    journeys_of_desk,
    legs_late,
    legs_to_give,
    legs_to_take,
    returns_of_case,
    waiver_for,
    waivers_asked,
)
from naung.casework.returns.queries.rows import desks_of_legs, has_died
from naung.casework.returns.queries.signers import signers_at
from naung.casework.returns.queries.slips import SlipShown, slip_line, slip_opened

__all__ = [
    "CostShown",
    "DeliveryLine",
    "FindingShown",
    "JourneyLine",
    "JourneyShown",
    "LegLine",
    "LegShown",
    "SlipShown",
    "WaiverLine",
    "WaiverShown",
    "arrival_for",
    "arrivals_of",
    "deliveries_to_look_at",
    "delivery_for",
    "delivery_told",
    "desks_of_legs",
    "has_died",
    "journey_for",
    "journey_of_part",
    "journeys_of_desk",
    "legs_late",
    "legs_to_give",
    "legs_to_take",
    "returns_of_case",
    "signers_at",
    "slip_line",
    "slip_opened",
    "waiver_for",
    "waivers_asked",
]
