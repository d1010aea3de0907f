"""Addresses of the help."""

from django.urls import path

from naung.doors.desk.help import pages

app_name = "help"

urlpatterns = [
    path("", pages.home, name="home"),
    path("panduan/langkah/", pages.tour, name="tour"),
    path("<slug:slug>/", pages.book, name="book"),
]
