"""Registers the room."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Operations that have ended."""

    name = "naung.casework.operations"
    label = "operations"
