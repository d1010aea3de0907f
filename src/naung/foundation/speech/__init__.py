"""What is read aloud can be heard: a machine speaks each fixed sentence once, and an office lays its own voice over it."""
