"""Decisions about restitution as pure functions."""
