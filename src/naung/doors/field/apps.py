"""The field's door as a Django application; it has no tables."""

from django.apps import AppConfig


class FieldConfig(AppConfig):
    """Gives its pages and what they are made of to Django."""

    name = "naung.doors.field"
    label = "field"
