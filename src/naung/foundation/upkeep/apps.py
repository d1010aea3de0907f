from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "naung.foundation.upkeep"
    label = "upkeep"
