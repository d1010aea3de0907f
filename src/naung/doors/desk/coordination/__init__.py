"""What is late where, for the coordinator: counts and ages, never a person or a case."""
