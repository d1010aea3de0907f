"""Restitution as money that moves: losses with evidence, what was claimed, demanded, ordered and paid, and where it stopped."""
