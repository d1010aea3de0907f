"""The catalogue as it ships, what an office asks of it, and how a plan is told."""
