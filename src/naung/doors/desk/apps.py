"""The desk's door as a Django application; it has no tables."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Gives the desk's templates and static files to Django."""

    name = "naung.doors.desk"
    label = "desk"
