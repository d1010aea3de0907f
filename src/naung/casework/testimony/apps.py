"""Registers the room; what is read aloud is read and checked when the programme starts."""

from django.apps import AppConfig


class TestimonyConfig(AppConfig):
    """Refuses to start with lines that say nothing or rest on nothing."""

    name = "naung.casework.testimony"
    label = "testimony"

    def ready(self) -> None:
        """Load the lines once; an error names the row."""
        from naung.casework.testimony.rules import shipped_lines

        shipped_lines()
