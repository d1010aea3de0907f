"""Every address of the desk, one line an area. An area's own `urls.py` names its `app_name` after its folder."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("naung.doors.desk.shell.urls")),
    path("komponen/", include("naung.doors.desk.components.urls")),
]
