"""Addresses of figures."""

from django.urls import path

from naung.doors.desk.figures import border, pages

app_name = "figures"
urlpatterns = [
    path("perbatasan/", border.border, name="border"),
    path("", pages.figures, name="all"),
    path("buku-kerja", pages.workbook, name="workbook"),
]
