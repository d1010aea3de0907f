"""Addresses of the second time: a figure, and what comes back."""

from django.urls import path

from naung.doors.desk.recurrence import pages

app_name = "recurrence"
urlpatterns = [
    path("", pages.figure, name="figure"),
    path("jaringan/", pages.network, name="network"),
]
