from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "naung.casework.complaints"
    label = "complaints"

    def ready(self) -> None:
        from naung.casework.complaints.rules import shipped_clocks

        shipped_clocks()
