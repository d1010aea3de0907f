"""Decisions of reintegration over plain values."""
