"""Outreach as work: planned, written down on a phone, printed, counted by area; and the library of materials."""
