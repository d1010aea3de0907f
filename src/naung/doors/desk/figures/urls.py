"""Addresses of figures."""

from django.urls import path

from naung.doors.desk.figures import pages

app_name = "figures"
urlpatterns = [
    path("", pages.figures, name="all"),
    path("buku-kerja", pages.workbook, name="workbook"),
]
