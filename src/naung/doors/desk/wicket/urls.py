"""Addresses of a survivor's page outside: random ids only, never a code."""

from django.urls import path

from naung.doors.desk.wicket import giving, pages

app_name = "wicket"
urlpatterns = [
    path("permintaan/<uuid:asked_id>/", pages.asked, name="asked"),
    path("<uuid:case_id>/", pages.choose, name="case"),
    path("<uuid:case_id>/<uuid:person_id>/", pages.show, name="show"),
    path("<uuid:case_id>/<uuid:person_id>/beri/", giving.give, name="give"),
    path("<uuid:case_id>/<uuid:person_id>/isi/", giving.tell, name="tell"),
    path("<uuid:case_id>/<uuid:person_id>/tutup/", giving.close, name="close"),
    path("<uuid:case_id>/<uuid:person_id>/bacaan/", pages.reading, name="reading"),
    path("<uuid:case_id>/<uuid:person_id>/keputusan/", pages.decide, name="decide"),
]
