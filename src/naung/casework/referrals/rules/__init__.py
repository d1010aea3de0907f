"""Decisions about referrals, pure over plain values."""
