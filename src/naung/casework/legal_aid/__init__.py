"""Legal aid: who is entitled to what and why, applications and their answers, and what people of the town ask before anything happened."""
