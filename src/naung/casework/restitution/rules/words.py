"""How long words of restitution may be."""

LONGEST_LINE = 300
LONGEST_TEXT = 4_000
