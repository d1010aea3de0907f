"""The law room: its tables are read and validated when the programme starts."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    """Refuses to start with a table that a rule could not rest on."""

    name = "naung.foundation.law"
    label = "law"
    verbose_name = "law"

    def ready(self) -> None:
        """Load every table once; an error names file and line."""
        from naung.foundation.law.queries.tables import shipped_law

        shipped_law()
