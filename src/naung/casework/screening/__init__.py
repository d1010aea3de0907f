"""Screening: what was asked and answered about one episode of one person, and what each deciding body concluded."""
