"""Decisions about proceedings as pure functions."""
