"""Decisions about legal aid as pure functions."""
