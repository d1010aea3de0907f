"""Pages of reports: take one, read it, say what was done, close it; and who reported, opened for a stated reason."""
