"""Addresses of episodes and things: random ids only."""

from django.urls import path

from naung.doors.desk.episodes import events, pages, things

app_name = "episodes"
urlpatterns = [
    path("orang/<uuid:person_id>/", pages.of_person, name="of_person"),
    path("orang/<uuid:person_id>/baru/", pages.begin, name="begin"),
    path("<uuid:episode_id>/", pages.show, name="show"),
    path("<uuid:episode_id>/ubah/", pages.correct, name="correct"),
    path("<uuid:episode_id>/kejadian/", events.add, name="event_new"),
    path("kejadian/<uuid:event_id>/", events.correct, name="event"),
    path("kejadian/<uuid:event_id>/coret/", events.strike, name="event_strike"),
    path("kejadian/<uuid:event_id>/orang/", events.party, name="party"),
    path("terlibat/<uuid:party_id>/<uuid:event_id>/hapus/", events.party_strike, name="party_strike"),
    path("benda/orang/<uuid:person_id>/", things.for_person, name="thing_person"),
    path("benda/kejadian/<uuid:event_id>/", things.for_event, name="thing_event"),
    path("benda/<uuid:thing_id>/", things.correct, name="thing"),
    path("benda/hubungan/<uuid:link_id>/<uuid:thing_id>/hapus/", things.unlink, name="thing_unlink"),
]
