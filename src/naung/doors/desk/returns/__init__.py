"""Pages of the way home: a person's file, the codes of hand-overs, and who is expected at this desk."""
