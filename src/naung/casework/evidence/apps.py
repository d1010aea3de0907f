"""Registers the room; its tables are read and checked when the programme starts."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Refuses to start with a table that a letter could not rest on."""

    name = "naung.casework.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Load the tables once."""
        from naung.casework.evidence.rules.tables import shipped_tables

        shipped_tables()
