"""Pages of what a survivor reads outside, what she asks there, and what she decided."""
