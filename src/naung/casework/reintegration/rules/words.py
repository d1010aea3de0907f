"""How long words of reintegration may be."""

LONGEST_LINE = 300
LONGEST_TEXT = 4_000
