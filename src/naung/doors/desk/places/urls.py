"""Addresses of the map: Kemendagri codes with hyphens (`61-72-01`), never a person."""

from django.urls import path

from naung.doors.desk.places import pages

app_name = "places"
urlpatterns = [
    path("", pages.province, name="map"),
    path("<slug:code>/", pages.area, name="area"),
]
