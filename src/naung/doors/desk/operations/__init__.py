"""The pages of operations that have ended."""
