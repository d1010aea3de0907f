"""Addresses of cases: random ids only."""

from django.urls import path

from naung.doors.desk.cases import deciding, erasing, handing, pages, persons, recusals

app_name = "cases"
urlpatterns = [
    path("", pages.list_cases, name="list"),
    path("baru/", pages.open_new, name="open"),
    path("dari-laporan/<uuid:report_id>/", pages.open_from_report, name="open_from_report"),
    path("gabung/<uuid:report_id>/", pages.join, name="join"),
    path("<uuid:case_id>/", pages.show, name="show"),
    path("<uuid:case_id>/ubah/", pages.correct, name="correct"),
    path("<uuid:case_id>/catatan/", pages.note, name="note"),
    path("<uuid:case_id>/langkah/", pages.step, name="step"),
    path("langkah/<uuid:step_id>/selesai/", pages.step_done, name="step_done"),
    path("<uuid:case_id>/orang/", persons.find, name="person_find"),
    path("<uuid:case_id>/orang/baru/", persons.register, name="person_new"),
    path("<uuid:case_id>/orang/<uuid:person_id>/", persons.add, name="person_add"),
    path("hapus-orang/", erasing.find, name="erase_find"),
    path("hapus-orang/<uuid:person_id>/", erasing.erase, name="erase"),
    path("peran/<uuid:part_id>/hapus/", persons.remove, name="person_remove"),
    path("<uuid:case_id>/tutup/", deciding.close, name="close"),
    path("<uuid:case_id>/buka-kembali/", deciding.reopen, name="reopen"),
    path("tertutup/<uuid:shut_out_id>/", recusals.show, name="recusal"),
    path("serah-terima/", handing.hand, name="hand_over"),
    path("usul/<uuid:turn_id>/<uuid:case_id>/", deciding.decide, name="decide"),
]
