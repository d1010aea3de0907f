from django.apps import AppConfig


class CourierConfig(AppConfig):
    name = "naung.foundation.courier"
    label = "courier"
