"""Decisions over the extract's combinations: which place a number belongs to, what may be shown, what may be said."""
