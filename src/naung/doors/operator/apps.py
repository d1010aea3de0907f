from django.apps import AppConfig


class OperatorConfig(AppConfig):
    name = "naung.doors.operator"
    label = "operator"
