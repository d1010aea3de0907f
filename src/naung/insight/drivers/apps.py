from django.apps import AppConfig


class DriversConfig(AppConfig):
    name = "naung.insight.drivers"
    label = "drivers"
