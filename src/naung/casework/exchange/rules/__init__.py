"""Decisions of the exchange over plain values."""
