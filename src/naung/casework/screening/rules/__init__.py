"""Decisions of screening, as pure functions over plain values: one file for each noun."""
