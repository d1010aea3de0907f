"""Registers the room."""

from django.apps import AppConfig


class CounselConfig(AppConfig):
    """Lawyers of a desk, their assignments, and notes under the reader seal."""

    name = "naung.casework.counsel"
    label = "counsel"
