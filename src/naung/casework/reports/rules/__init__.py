"""What may be done with a report, how urgent it is, who receives it: pure functions over plain values."""
