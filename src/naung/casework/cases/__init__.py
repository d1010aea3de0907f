"""A case is this desk's file: persons in roles, notes, next steps, and its closing and reopening by two people."""
