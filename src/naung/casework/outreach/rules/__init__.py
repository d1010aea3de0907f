"""Decisions about outreach, pure over plain values."""
