from django.apps import AppConfig


class OdkConfig(AppConfig):
    name = "naung.doors.odk"
    label = "odk"
