"""Registers the room; its tables are read and checked when the programme starts."""

from django.apps import AppConfig


class RestitutionConfig(AppConfig):
    """Refuses to start with a table that a computation could not rest on."""

    name = "naung.casework.restitution"
    label = "restitution"

    def ready(self) -> None:
        """Load the tables once; an error names file and row."""
        from naung.casework.restitution.rules.tables import shipped_tables

        shipped_tables()
