"""A case as a file of HTCDS for one office, of what may leave for it."""
