"""The log: append-only, hash-chained, without personal data."""
