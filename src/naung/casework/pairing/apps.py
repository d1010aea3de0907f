"""Registers the room."""

from django.apps import AppConfig


class PairingConfig(AppConfig):
    """Pairs of a whole register."""

    name = "naung.casework.pairing"
    label = "pairing"
