"""What can be said of time for certain, over plain values: no clock is read here."""
