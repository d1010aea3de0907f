"""Registers the room."""

from django.apps import AppConfig


class HintsConfig(AppConfig):
    """Earlier records of whole lists."""

    name = "naung.casework.hints"
    label = "hints"
