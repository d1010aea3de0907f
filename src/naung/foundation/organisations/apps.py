from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "naung.foundation.organisations"
    label = "organisations"

    def ready(self) -> None:
        from naung.foundation.organisations.rules import shipped_agencies, shipped_mandates, shipped_services
        from naung.foundation.organisations.rules.first_day import shipped_first_day

        shipped_agencies()
        shipped_mandates()
        shipped_services()
        shipped_first_day()
