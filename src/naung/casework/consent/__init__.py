"""Consent: what one person agreed to share, with whom, for what and until when; and what the law lets be shared without it."""
