"""Where things happen: area codes, foreign places, the number on an identity card, maps."""
