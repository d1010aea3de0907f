"""How long words of a way home may be, and how much a budget line."""

LONGEST_LINE = 300
LONGEST_TEXT = 4_000
MOST_RUPIAH = 10**12  # of one budget line; more is a slip of the pen
