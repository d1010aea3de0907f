"""Registers the room; its table is read and compared with the law's lists when the programme starts."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Refuses to start with a table that names codes which the law's lists or the standard do not have."""

    name = "naung.casework.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Load the table once."""
        from naung.casework.exchange.rules.tables import shipped_codes
        from naung.foundation.law.queries import act_codes

        shipped_codes().check(act_codes())
