"""Registers the room."""

from django.apps import AppConfig


class ProceedingsConfig(AppConfig):
    """The room of proceedings."""

    name = "naung.casework.proceedings"
    label = "proceedings"
