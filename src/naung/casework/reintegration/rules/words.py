"""How long words of reintegration may be."""

LONGEST_ITEM = 120  # of an item of the scale, and of what a grade means
LONGEST_LINE = 300
LONGEST_TEXT = 4_000
