"""Registers the room; its tables are read and checked when the programme starts."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Refuses to start with a table that a page could not rest on."""

    name = "naung.casework.plans"
    label = "plans"

    def ready(self) -> None:
        """Load every table once; an error names file and line."""
        from naung.casework.plans.rules.tables import shipped_tables
        from naung.foundation.law.queries import shipped_law

        shipped_tables().check(shipped_law())
