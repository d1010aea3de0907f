"""Addresses of asking another desk: random ids only."""

from django.urls import path

from naung.doors.desk.inquiries import pages, reviewing

app_name = "inquiries"
urlpatterns = [
    path("", pages.waiting, name="waiting"),
    path("tinjau/", reviewing.review, name="review"),
    path("orang/<uuid:person_id>/", pages.of_person, name="of"),
    path("orang/<uuid:person_id>/disebut/", pages.willing, name="willing"),
    path("rombongan/<uuid:arrival_id>/", pages.of_arrival, name="of_arrival"),
    path("jawab/<uuid:named_id>/", pages.answer, name="answer"),
    path("<uuid:look_id>/<uuid:desk_id>/", pages.ask, name="ask"),
]
