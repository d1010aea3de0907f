"""Registers the room; its tables are read and checked when the programme starts."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """Refuses to start with a table that a page could not ask from."""

    name = "naung.casework.returns"
    label = "returns"

    def ready(self) -> None:
        """Load the tables once; an error names file and row."""
        from naung.casework.returns.rules.tables import shipped_tables

        shipped_tables()
