"""Addresses of judging two records: random ids only."""

from django.urls import path

from naung.doors.desk.sameness import pages

app_name = "sameness"
urlpatterns = [
    path("<uuid:person_id>/", pages.of_person, name="of"),
    path("<uuid:person_id>/<uuid:other_id>/", pages.show, name="pair"),
    path("<uuid:person_id>/<uuid:other_id>/nilai/", pages.judge, name="judge"),
    path("tarik/<uuid:judgement_id>/", pages.withdraw, name="withdraw"),
]
