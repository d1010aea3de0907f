"""Pages of episodes: one history of one person, its events in order, who took part, and things."""
