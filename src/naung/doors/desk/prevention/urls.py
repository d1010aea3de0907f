"""Addresses of prevention plans."""

from django.urls import path

from naung.doors.desk.prevention import drafting, pages, sheets, tasks

app_name = "prevention"
urlpatterns = [
    path("", pages.every, name="list"),
    path("baru/", drafting.begin, name="begin"),
    path("banding/<uuid:solution_id>/<uuid:other_solution>/", pages.compare, name="compare"),
    path("<uuid:prevention_id>/", pages.plan, name="plan"),
    path("<uuid:prevention_id>/batas/", drafting.frame, name="frame"),
    path("<uuid:prevention_id>/kegiatan/<slug:intervention>/", drafting.assumption, name="assume"),
    path("<uuid:prevention_id>/kegiatan/<slug:intervention>/lepas/", drafting.drop, name="drop"),
    path("<uuid:prevention_id>/petugas/", drafting.limits, name="limits"),
    path("<uuid:prevention_id>/bobot/", drafting.weights, name="weights"),
    path("<uuid:prevention_id>/putusan/", drafting.decide, name="decide"),
    path("<uuid:prevention_id>/putusan/<slug:code>/<slug:intervention>/", drafting.decide, name="decide_on"),
    path("<uuid:prevention_id>/putusan/cabut/", drafting.lift, name="lift"),
    path("<uuid:prevention_id>/hitung/", drafting.ask, name="ask"),
    path("versi/<uuid:solution_id>/", pages.version, name="version"),
    path("versi/<uuid:solution_id>/setujui/", pages.approve, name="approve"),
    path("versi/<uuid:solution_id>/sasaran/", tasks.assign, name="tasks"),
    path("versi/<uuid:solution_id>/lembar/<slug:code>/", sheets.sheet, name="sheet"),
    path("versi/<uuid:solution_id>/buku-kerja", sheets.workbook, name="workbook"),
]
