"""Time as the field knows it: dates that may be vague, deadlines that rest on a source, a calendar with holidays."""
