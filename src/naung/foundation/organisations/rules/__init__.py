"""Mandates as data: who may give which service, to whom, where, since when, on what basis."""

from naung.foundation.organisations.rules.agencies import agency_code, shipped_agencies
from naung.foundation.organisations.rules.mandates import holes, in_order, kinds_that_may, may_refer
from naung.foundation.organisations.rules.register import read_mandates, shipped_mandates, shipped_services

__all__ = [
    "agency_code",
    "holes",
    "in_order",
    "kinds_that_may",
    "may_refer",
    "read_mandates",
    "shipped_agencies",
    "shipped_mandates",
    "shipped_services",
]
