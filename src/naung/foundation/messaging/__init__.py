"""Notices by e-mail that say nothing but that something waits: an officer asks for them, the tick sends them."""
