"""Pages of legal aid: which path stands open and why, applications and answers, and what people of the town ask."""
