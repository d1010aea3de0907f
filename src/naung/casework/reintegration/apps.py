"""Registers the room; its tables are read and checked when the programme starts."""

from django.apps import AppConfig


class ReintegrationConfig(AppConfig):
    """Refuses to start with a table that a follow-up could not rest on."""

    name = "naung.casework.reintegration"
    label = "reintegration"

    def ready(self) -> None:
        """Load the tables once; an error names file and row."""
        from naung.casework.reintegration.rules.tables import shipped_tables

        shipped_tables()
