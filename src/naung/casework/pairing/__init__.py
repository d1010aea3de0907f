"""Pairs of records of one desk that may be of one person, found over the whole register at once; never merged."""
