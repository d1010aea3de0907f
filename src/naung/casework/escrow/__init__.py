"""Escrow between agencies: a recruiter's exact number is deposited, and opens only when a second agency has the same."""
