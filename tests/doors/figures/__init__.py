"""Stories of counts: figures, what is late where, the head of the log."""
