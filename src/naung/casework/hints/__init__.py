"""Whole lists laid beside a desk's records in the background: who on them may have been written down before, and why."""
