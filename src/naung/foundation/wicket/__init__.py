"""The wicket: codes that people outside hold, the small record behind each, and what is asked through it."""
