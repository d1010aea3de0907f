"""Referrals: only to a desk that may, only what its service needs, only on a basis that holds today."""
