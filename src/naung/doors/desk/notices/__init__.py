"""An officer's own wish to be told by e-mail that something waits."""
