from django.apps import AppConfig


class CustodyConfig(AppConfig):
    name = "naung.casework.custody"
    label = "custody"

    def ready(self) -> None:
        from naung.casework.custody.rules import shipped_limits

        shipped_limits()
