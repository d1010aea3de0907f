"""Person records: write down, read, correct, names, papers, ways to reach, age."""
