"""Pages of the reports that are owed."""
