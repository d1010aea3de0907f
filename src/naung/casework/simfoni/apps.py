"""Registers the room; its table is read and checked when the programme starts."""

from django.apps import AppConfig


class SimfoniConfig(AppConfig):
    """Refuses to start with a table that the sheet could not rest on."""

    name = "naung.casework.simfoni"
    label = "simfoni"

    def ready(self) -> None:
        """Load the table once, and compare it with the law's lists and the services of a plan."""
        from naung.casework.plans.rules.tables import shipped_tables
        from naung.casework.simfoni.rules import shipped_sheet
        from naung.foundation.law.queries import shipped_law

        law = shipped_law()
        shipped_sheet().check(means=law.means, purposes=law.purpose, services=shipped_tables().kinds)
