"""The room's readers."""

from naung.casework.plans.queries.due import RequestLine, ServiceLine, requests_due, services_due
from naung.casework.plans.queries.offers import ServiceOffers, offers_of_service
from naung.casework.plans.queries.plans import (
    NeedShown,
    PlanShown,
    RequestOpen,
    RequestShown,
    ServiceShown,
    is_request_open,
    plan_for,
    plan_of_part,
    requests_open,
)
from naung.casework.plans.queries.rights import RightLine, RightsShown, TellingShown, leaflet_rows, rights_for

__all__ = [
    "NeedShown",
    "PlanShown",
    "RequestLine",
    "RequestOpen",
    "RequestShown",
    "RightLine",
    "RightsShown",
    "ServiceLine",
    "ServiceOffers",
    "ServiceShown",
    "TellingShown",
    "is_request_open",
    "leaflet_rows",
    "offers_of_service",
    "plan_for",
    "plan_of_part",
    "requests_due",
    "requests_open",
    "rights_for",
    "services_due",
]
