"""Addresses of the log."""

from django.urls import path

from naung.doors.desk.log import head, pages

app_name = "log"
urlpatterns = [
    path("", pages.latest, name="list"),
    path("kepala/", head.head, name="head"),
    path("<uuid:subject>/", pages.of_record, name="of"),
]
