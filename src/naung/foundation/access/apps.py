from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "naung.foundation.access"
    label = "access"
    verbose_name = "access"

    def ready(self) -> None:
        from naung.foundation.access.rules import shipped_roles

        shipped_roles()
