from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "naung.foundation.jobs"
    label = "jobs"
