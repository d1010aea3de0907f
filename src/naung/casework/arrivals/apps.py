"""Registers the room; its tables are read and checked when the programme starts."""

from django.apps import AppConfig


class ArrivalsConfig(AppConfig):
    """Refuses to start with a table that a form could not ask from."""

    name = "naung.casework.arrivals"
    label = "arrivals"

    def ready(self) -> None:
        """Load the tables once; an error names file and row."""
        from naung.casework.arrivals.rules.tables import shipped_codes, shipped_first_line, shipped_short

        shipped_first_line()
        shipped_short()
        shipped_codes()
