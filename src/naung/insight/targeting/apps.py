"""Registers the room and reads its catalogue at start."""

from django.apps import AppConfig


class TargetingConfig(AppConfig):
    """Plans of prevention."""

    name = "naung.insight.targeting"
    label = "targeting"

    def ready(self) -> None:
        from naung.insight.targeting.rules.catalogue import shipped_catalogue

        shipped_catalogue()
