"""Addresses of what is heard: codes of texts and languages, numbers of sentences, random ids of recordings."""

from django.urls import path

from naung.doors.desk.speech import pages

app_name = "speech"
urlpatterns = [
    path("<slug:source>/<slug:tongue>/", pages.overview, name="list"),
    path("<slug:source>/<slug:tongue>/semua", pages.whole, name="whole"),
    path("<slug:source>/<slug:tongue>/rekaman/<uuid:recording_id>/hapus/", pages.remove, name="remove"),
    path("<slug:source>/<slug:tongue>/<slug:key>/", pages.record, name="record"),
    path("<slug:source>/<slug:tongue>/<slug:key>/dengar", pages.sound, name="sound"),
]
