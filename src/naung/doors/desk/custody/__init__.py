"""Custody: asking for an identity, deciding, using a leave; breaking the glass and reviewing it."""
