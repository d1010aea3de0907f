"""Mandates as data: who may give which service, to whom, where, since when, on what basis."""

from naung.foundation.organisations.rules.agencies import agency_code, shipped_agencies
from naung.foundation.organisations.rules.mandates import read_mandates, shipped_mandates

__all__ = ["agency_code", "read_mandates", "shipped_agencies", "shipped_mandates"]
