"""Addresses of what came from phones: random ids only."""

from django.urls import path

from naung.doors.desk.diary import pages

app_name = "diary"

urlpatterns = [
    path("", pages.overview, name="list"),
    path("<uuid:parcel_id>/", pages.show, name="show"),
    path("<uuid:parcel_id>/catat/", pages.write, name="write"),
    path("<uuid:parcel_id>/pilih/", pages.choose, name="choose"),
    path("ponsel/<uuid:device_id>/cabut/", pages.revoke, name="revoke"),
]
