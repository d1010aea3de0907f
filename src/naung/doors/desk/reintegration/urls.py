"""Addresses of reintegration: random ids and codes of the house only."""

from django.urls import path

from naung.doors.desk.reintegration import ending, following, items, pages, planning

app_name = "reintegration"
urlpatterns = [
    path("", pages.overview, name="list"),
    path("buku/", pages.book, name="book"),
    path("butir/", items.own, name="items"),
    path("butir/<uuid:item_id>/berhenti/", items.withdraw, name="item_withdraw"),
    path("tindak-lanjut/<uuid:follow_up_id>/", following.hold, name="follow_up"),
    path("tindak-lanjut/<uuid:follow_up_id>/pindah/", planning.move, name="follow_up_move"),
    path("tindak-lanjut/<uuid:follow_up_id>/tiadakan/", planning.drop, name="follow_up_drop"),
    path("masalah/<uuid:problem_id>/", following.change, name="problem"),
    path("<uuid:case_id>/", pages.choose, name="case"),
    path("<uuid:case_id>/<uuid:person_id>/", pages.show, name="show"),
    path("<uuid:case_id>/<uuid:person_id>/cetak/", pages.printed, name="print"),
    path("<uuid:case_id>/<uuid:person_id>/langkah/<slug:step>/", planning.step, name="step"),
    path("<uuid:case_id>/<uuid:person_id>/keinginan/", planning.wish, name="wish"),
    path("<uuid:case_id>/<uuid:person_id>/pulang/", planning.home, name="home"),
    path("<uuid:case_id>/<uuid:person_id>/tindak-lanjut/", planning.add, name="follow_up_new"),
    path("<uuid:case_id>/<uuid:person_id>/keadaan-awal/", following.before, name="before"),
    path("<uuid:case_id>/<uuid:person_id>/masalah/", following.add, name="problem_new"),
    path("<uuid:case_id>/<uuid:person_id>/akhiri/", ending.end, name="end"),
    path("<uuid:case_id>/<uuid:person_id>/meninggal/", ending.death, name="death"),
    path("<uuid:case_id>/<uuid:person_id>/lanjutkan/", ending.resume, name="resume"),
]
