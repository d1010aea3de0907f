"""Addresses of the sheet: random ids only; which field was copied travels by POST."""

from django.urls import path

from naung.doors.desk.simfoni import pages

app_name = "simfoni"
urlpatterns = [
    path("<uuid:case_id>/", pages.choose, name="case"),
    path("<uuid:case_id>/nomor/", pages.ticket, name="ticket"),
    path("<uuid:case_id>/<uuid:person_id>/", pages.sheet, name="sheet"),
    path("<uuid:case_id>/<uuid:person_id>/salin/", pages.copied, name="copied"),
]
