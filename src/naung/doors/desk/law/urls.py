"""Addresses of the law pages; they name tables and marks, never a person."""

from django.urls import path

from naung.doors.desk.law import pages

app_name = "law"
urlpatterns = [
    path("", pages.list_rows, name="list"),
    path("hari-libur/", pages.calendar, name="calendar"),
    path("nomor-bantuan/", pages.hotlines, name="hotlines"),
]
