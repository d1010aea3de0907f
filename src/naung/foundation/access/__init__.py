"""Who may do what, decided by one pure engine over plain values."""
