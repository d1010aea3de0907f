"""How long words of proceedings may be."""

LONGEST_LINE = 300
LONGEST_TEXT = 4_000
