"""Lengths of time in the stories."""

from datetime import timedelta

WHILE = timedelta(days=365)  # until when people agree, where the story does not say
