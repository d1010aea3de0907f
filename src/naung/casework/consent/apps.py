"""Registers the room."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """The ledger of consent and of lawful bases without it."""

    name = "naung.casework.consent"
    label = "consent"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Refuse to start on a table that can't be used."""
        from naung.casework.consent.rules.tables import shipped_bases

        shipped_bases()
