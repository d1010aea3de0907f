"""Registers the room and reads its table of duties at start."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """The task force's year."""

    name = "naung.insight.programme"
    label = "programme"

    def ready(self) -> None:
        from naung.insight.programme.rules import shipped_duties

        shipped_duties()
