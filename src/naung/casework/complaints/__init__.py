"""Complaints about the handling: they go past the desk they are about, have a clock, and an answer that is told."""
