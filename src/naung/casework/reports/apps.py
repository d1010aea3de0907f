"""Registers the room and reads its rule table at start."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reports and their reporters."""

    name = "naung.casework.reports"
    label = "reports"

    def ready(self) -> None:
        from naung.casework.reports.rules.urgency import shipped_urgency_rules

        shipped_urgency_rules()
