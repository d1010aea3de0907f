"""Reports that are owed: drawn from what other rooms keep, counted by unit, and kept as they were filed."""
