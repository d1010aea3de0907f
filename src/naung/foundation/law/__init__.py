"""The law as tables that a lawyer can read and correct, and what they say of an act: proposals with reasons, never verdicts."""
