"""Decisions about plans, pure over plain values."""
