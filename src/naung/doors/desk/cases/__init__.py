"""Pages of cases: the list, the case itself, its persons, notes, steps, closing and reopening."""
