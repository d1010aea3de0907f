from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "naung.foundation.people"
    label = "people"
