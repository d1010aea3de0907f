"""What a survivor decides with knowledge: what she reads before, her decision, and the page outside that says how it stands."""
