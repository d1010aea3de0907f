"""One history of exploitation of one person: its events in order, who took part, and the things that belong to it."""
