"""Registers the room."""

from django.apps import AppConfig


class SamenessConfig(AppConfig):
    """Judgements whether two records are of one person."""

    name = "naung.casework.sameness"
    label = "sameness"
