"""Addresses of custody: random ids only."""

from django.urls import path

from naung.doors.desk.custody import emergency, pages

app_name = "custody"

urlpatterns = [
    path("", pages.overview, name="list"),
    path("minta/pelapor/<uuid:report_id>/", pages.ask_reporter, name="ask_reporter"),
    path("minta/orang/<uuid:person_id>/", pages.ask_person, name="ask_person"),
    path("permintaan/<uuid:leave_id>/", pages.show, name="show"),
    path("permintaan/<uuid:leave_id>/buka/", pages.open_it, name="open"),
    path("permintaan/<uuid:leave_id>/akhiri/", pages.end, name="end"),
    path("bahaya-jiwa/", emergency.smash, name="break"),
    path("bahaya-jiwa/<uuid:glass_id>/", emergency.show, name="glass"),
    path("bahaya-jiwa/<uuid:glass_id>/buka/", emergency.open_it, name="glass_open"),
    path("bahaya-jiwa/<uuid:glass_id>/tutup/", emergency.end, name="glass_end"),
    path("bahaya-jiwa/<uuid:glass_id>/tinjau/", emergency.review, name="review"),
]
