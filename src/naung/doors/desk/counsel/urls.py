"""Addresses of counsel: random ids only."""

from django.urls import path

from naung.doors.desk.counsel import assigning, notes, pages, register

app_name = "counsel"
urlpatterns = [
    path("", register.overview, name="list"),
    path("buku/", register.book, name="book"),
    path("baru/", register.add, name="lawyer_new"),
    path("advokat/<uuid:lawyer_id>/", register.change, name="lawyer"),
    path("advokat/<uuid:lawyer_id>/keluar/", register.leave, name="lawyer_leave"),
    path("tanpa-pembela/", pages.without, name="without"),
    path("kunci/", notes.key, name="key"),
    path("kunci/ganti/", notes.change_key, name="key_change"),
    path("kunci/hilang/", notes.lost_key, name="key_lost"),
    path("tugas/<uuid:assignment_id>/kuasa/", assigning.power, name="power"),
    path("tugas/<uuid:assignment_id>/dihubungi/", assigning.met, name="met"),
    path("tugas/<uuid:assignment_id>/akhiri/", assigning.end, name="end"),
    path("<uuid:case_id>/", pages.choose, name="case"),
    path("<uuid:case_id>/<uuid:person_id>/", pages.show, name="show"),
    path("<uuid:case_id>/<uuid:person_id>/pilih/", assigning.assign, name="assign"),
    path("<uuid:case_id>/<uuid:person_id>/temuan/<uuid:lawyer_id>/", assigning.findings, name="findings"),
    path("<uuid:case_id>/<uuid:person_id>/catatan/", notes.overview, name="notes"),
    path("<uuid:case_id>/<uuid:person_id>/catatan/buka/", notes.open_them, name="notes_open"),
    path("<uuid:case_id>/<uuid:person_id>/catatan/serahkan/", notes.hand_over, name="notes_hand_over"),
]
