"""Referrals: what may be shared with whom, status at both ends, letters, and what the coordinator signs."""
