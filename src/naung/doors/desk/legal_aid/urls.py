"""Addresses of legal aid: random ids only."""

from django.urls import path

from naung.doors.desk.legal_aid import applications, pages, paths, town

app_name = "legal_aid"
urlpatterns = [
    path("", pages.overview, name="list"),
    path("buku/", pages.book, name="book"),
    path("warga/", town.overview, name="questions"),
    path("warga/buku/", town.book, name="question_book"),
    path("warga/catat/", town.add, name="question_new"),
    path("warga/<uuid:town_question_id>/", town.show, name="question"),
    path("permohonan/<uuid:application_id>/lengkap/", applications.complete, name="complete"),
    path("permohonan/<uuid:application_id>/jawaban/", applications.answer, name="answer"),
    path("permohonan/<uuid:application_id>/tarik/", applications.withdraw, name="withdraw"),
    path("permohonan/<uuid:application_id>/lisan/", applications.oral_paper, name="oral"),
    path("<uuid:case_id>/", pages.choose, name="case"),
    path("<uuid:case_id>/<uuid:person_id>/", pages.show, name="show"),
    path("<uuid:case_id>/<uuid:person_id>/cetak/", pages.printed, name="print"),
    path("<uuid:case_id>/<uuid:person_id>/tanya/", paths.facts, name="facts"),
    path("<uuid:case_id>/<uuid:person_id>/pilih/<slug:way>/", paths.choose_way, name="choose_way"),
    path("<uuid:case_id>/<uuid:person_id>/surat/<slug:want>/", paths.task, name="task"),
    path("<uuid:case_id>/<uuid:person_id>/mohon/<slug:way>/", applications.apply, name="apply"),
]
