"""Registers the room; its tables are read and checked when the programme starts."""

from django.apps import AppConfig


class LegalAidConfig(AppConfig):
    """Refuses to start with a table that would turn somebody away without a source."""

    name = "naung.casework.legal_aid"
    label = "legal_aid"

    def ready(self) -> None:
        """Load the tables once; an error names the row."""
        from naung.casework.legal_aid.rules.tables import shipped_paths

        shipped_paths()
