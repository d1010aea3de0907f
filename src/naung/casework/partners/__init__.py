"""Partner offices that ask at the border with ODK Collect: the form that is published to them, and what comes back."""
