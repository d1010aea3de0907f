"""Driving factors: which circumstances of places go with recorded cases, how sure that is, and what cannot be said."""
