"""Addresses of reports: random ids and codes of the house only."""

from django.urls import path

from naung.doors.desk.reports import pages, reporter, steps, taking

app_name = "reports"

urlpatterns = [
    path("", pages.list_reports, name="list"),
    path("daftar/<slug:status>/", pages.list_reports, name="listed"),
    path("daftar/<slug:status>/sesudah/<uuid:after>/", pages.list_reports, name="listed_after"),
    path("baru/", taking.take, name="take"),
    path("tersimpan/", taking.taken, name="taken"),
    path("<uuid:report_id>/", pages.show, name="show"),
    path("<uuid:report_id>/perbaiki/", taking.correct, name="correct"),
    path("<uuid:report_id>/tindak-lanjut/", steps.respond, name="respond"),
    path("<uuid:report_id>/tutup/", steps.close, name="close"),
    path("<uuid:report_id>/buka-kembali/", steps.reopen, name="reopen"),
    path("<uuid:report_id>/serahkan/", steps.hand, name="hand"),
    path("<uuid:report_id>/pelapor/", reporter.show, name="reporter"),
    path("<uuid:report_id>/pelapor/perbaiki/", reporter.correct, name="reporter_correct"),
]
