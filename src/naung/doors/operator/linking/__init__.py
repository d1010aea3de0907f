"""`naung link`: which records of a table may be one person, and which records a query means."""
