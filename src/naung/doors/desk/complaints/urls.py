"""Addresses of complaints: random ids only."""

from django.urls import path

from naung.doors.desk.complaints import pages, taking

app_name = "complaints"

urlpatterns = [
    path("", pages.overview, name="list"),
    path("baru/", taking.take, name="take"),
    path("tersimpan/", taking.taken, name="taken"),
    path("tanda-terima/", taking.receipt, name="receipt"),
    path("milik-saya/", pages.own, name="own"),
    path("<uuid:complaint_id>/", pages.show, name="show"),
    path("<uuid:complaint_id>/pengadu/", pages.complainant, name="complainant"),
    path("<uuid:complaint_id>/izin-pemantau/", pages.consent, name="consent"),
    path("<uuid:complaint_id>/jawab/", pages.answer, name="answer"),
    path("<uuid:complaint_id>/disampaikan/", pages.told, name="told"),
    path("<uuid:complaint_id>/teruskan/", pages.pass_it_on, name="pass_on"),
]
