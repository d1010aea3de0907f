"""The second time: a new history after the exit of an earlier one of the same person, and what was promised then and not done."""
