"""Decisions of the box: what the outer form of a letter may be, how it is sealed as it comes, how much may wait."""
