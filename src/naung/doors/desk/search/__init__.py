"""Search by name or number; what is typed travels by POST only."""
