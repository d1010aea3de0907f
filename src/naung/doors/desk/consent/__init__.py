"""Consent on the desk: asking kindly, closing at once, lawful bases with a second officer, and a recipient's answer."""
