"""Registers the room; its table is read and checked when the programme starts."""

from django.apps import AppConfig


class FilingsConfig(AppConfig):
    """Refuses to start with a report that has no definitions or no basis."""

    name = "naung.casework.filings"
    label = "filings"

    def ready(self) -> None:
        """Load the table once; an error names the row."""
        from naung.casework.filings.rules.tables import shipped_filings

        shipped_filings()
