from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "naung.casework.referrals"
    label = "referrals"

    def ready(self) -> None:
        from naung.casework.referrals.rules.tables import shipped_clocks, shipped_needs

        shipped_needs()
        shipped_clocks()
