"""Addresses of the task force's year."""

from django.urls import path

from naung.doors.desk.programme import corrections, pages, short, targets
from naung.doors.desk.programme.report import pages as reports

app_name = "programme"
urlpatterns = [
    path("", pages.year, name="year"),
    path("buku-kerja", pages.workbook, name="workbook"),
    path("ringkas/", short.sheet, name="short"),
    path("ringkas/layar/", short.slide, name="slide"),
    path("laporan/", reports.made, name="reports"),
    path("laporan/baru/", reports.make, name="report_make"),
    path("laporan/<uuid:report_id>/", reports.show, name="report"),
    path("laporan/<uuid:report_id>/setujui/", reports.approve, name="report_approve"),
    path("laporan/<uuid:report_id>/hitung-ulang/", reports.count_again, name="report_again"),
    path("laporan/<uuid:report_id>/berkas/<slug:form>/", reports.paper, name="report_paper"),
    path("riwayat/", corrections.history, name="history"),
    path("hapus-kata/", corrections.take_out, name="take_out"),
    path("keputusan-baru/", pages.decree, name="decree"),
    path("keputusan/<uuid:decree_id>/betulkan/", corrections.decree, name="decree_correct"),
    path("pelatihan/", pages.training, name="training"),
    path("pelatihan/<uuid:training_id>/betulkan/", corrections.training, name="training_correct"),
    path("rencana-aksi/", targets.adopt, name="adopt"),
    path("rencana-aksi/<uuid:plan_id>/betulkan/", corrections.plan, name="plan_correct"),
    path("rencana-aksi/<uuid:plan_id>/sasaran/", targets.add, name="target_add"),
    path("sasaran/<uuid:target_id>/", targets.show, name="target"),
    path("sasaran/<uuid:target_id>/ubah/", targets.change, name="target_change"),
    path("sasaran/<uuid:target_id>/langkah/", targets.step, name="target_step"),
    path("rapat/", pages.minutes, name="minutes"),
    path("rapat/<uuid:meeting_id>/", pages.meeting, name="meeting"),
    path("rapat/<uuid:meeting_id>/betulkan/", corrections.meeting, name="meeting_correct"),
    path("rapat/<uuid:meeting_id>/keputusan/", pages.decide, name="decide"),
    path("rapat/keputusan/<uuid:decision_id>/selesai/", pages.finish, name="finish"),
    path("rapat/keputusan/<uuid:decision_id>/betulkan/", corrections.decision, name="decision_correct"),
]
