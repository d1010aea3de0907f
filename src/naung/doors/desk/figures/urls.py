"""Addresses of figures."""

from django.urls import path

from naung.doors.desk.figures import border, pages

app_name = "figures"
urlpatterns = [
    path("perbatasan/", border.border, name="border"),
    path("perbatasan/buku-kerja", border.workbook, name="border_workbook"),
    path("", pages.figures, name="all"),
    path("buku-kerja", pages.workbook, name="workbook"),
]
