"""Addresses of the file: the case's random id only; for which office it is travels by POST."""

from django.urls import path

from naung.doors.desk.exchange import pages

app_name = "exchange"
urlpatterns = [
    path("<uuid:case_id>/", pages.look, name="case"),
    path("<uuid:case_id>/ambil/", pages.take, name="take"),
]
