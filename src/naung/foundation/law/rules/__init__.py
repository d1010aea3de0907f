"""What the tables say of acts and facts: pure functions over plain values, the tables passed in."""
