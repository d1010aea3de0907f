"""Decisions of consent, as pure functions over plain values: one file for each noun."""
