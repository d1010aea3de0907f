"""The survivor's door as a Django application; it has no tables."""

from django.apps import AppConfig


class SurvivorConfig(AppConfig):
    """Gives its templates and its one style sheet to Django."""

    name = "naung.doors.survivor"
    label = "survivor"
