"""Whom the buses bring over the border: the list, a first line for all, a short screening for some, everyone accounted for."""
