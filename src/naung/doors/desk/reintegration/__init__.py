"""Pages of reintegration: one person's way back, and the desk's list of follow-ups."""
