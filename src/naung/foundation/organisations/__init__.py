"""Agencies, their desks, and what each may do by which law."""
