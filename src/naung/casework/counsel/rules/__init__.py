"""The room's rules."""
