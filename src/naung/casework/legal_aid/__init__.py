"""Legal aid: who is entitled to what and why, applications and answers, and what people of the town ask."""
