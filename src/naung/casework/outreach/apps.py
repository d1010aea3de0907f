"""Registers the room and reads its table of questions at start."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Sessions and materials."""

    name = "naung.casework.outreach"
    label = "outreach"

    def ready(self) -> None:
        from naung.casework.outreach.rules.questions import shipped_questions

        shipped_questions()
