"""Decisions of the border: who goes on to the short screening, what is asked next, what a batch still owes."""
