"""Addresses of the task force's year."""

from django.urls import path

from naung.doors.desk.programme import pages, short, targets

app_name = "programme"
urlpatterns = [
    path("", pages.year, name="year"),
    path("buku-kerja", pages.workbook, name="workbook"),
    path("ringkas/", short.sheet, name="short"),
    path("ringkas/layar/", short.slide, name="slide"),
    path("keputusan-baru/", pages.decree, name="decree"),
    path("pelatihan/", pages.training, name="training"),
    path("rencana-aksi/", targets.adopt, name="adopt"),
    path("rencana-aksi/<uuid:plan_id>/sasaran/", targets.add, name="target_add"),
    path("sasaran/<uuid:target_id>/", targets.show, name="target"),
    path("sasaran/<uuid:target_id>/ubah/", targets.change, name="target_change"),
    path("sasaran/<uuid:target_id>/langkah/", targets.step, name="target_step"),
    path("rapat/", pages.minutes, name="minutes"),
    path("rapat/<uuid:meeting_id>/", pages.meeting, name="meeting"),
    path("rapat/<uuid:meeting_id>/keputusan/", pages.decide, name="decide"),
    path("rapat/keputusan/<uuid:decision_id>/selesai/", pages.finish, name="finish"),
]
