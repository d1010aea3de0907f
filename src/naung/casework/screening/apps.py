"""Registers the room."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """Screening of one episode of one person."""

    name = "naung.casework.screening"
    label = "screening"
    default_auto_field = "django.db.models.BigAutoField"
