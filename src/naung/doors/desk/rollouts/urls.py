"""Addresses of rollouts."""

from django.urls import path

from naung.doors.desk.rollouts import afterwards, drafts, pages

app_name = "rollouts"
urlpatterns = [
    path("", pages.listed, name="list"),
    path("baru/", drafts.new, name="new"),
    path("<uuid:rollout_id>/", pages.show, name="show"),
    path("<uuid:rollout_id>/jadwal/", pages.timetable, name="schedule"),
    path("<uuid:rollout_id>/buku-kerja", pages.workbook, name="workbook"),
    path("<uuid:rollout_id>/apa/", drafts.ask, name="ask"),
    path("<uuid:rollout_id>/wilayah/", drafts.lay, name="lay"),
    path("<uuid:rollout_id>/riwayat/", drafts.past, name="past"),
    path("<uuid:rollout_id>/segel/", drafts.seal, name="seal"),
    path("<uuid:rollout_id>/versi-baru/", drafts.renew, name="renew"),
    path("<uuid:rollout_id>/wilayah/<int:area>/", afterwards.begun, name="begun"),
    path("<uuid:rollout_id>/masa/<int:period>/", afterwards.count, name="count"),
    path("<uuid:rollout_id>/hasil/", afterwards.answer, name="answer"),
]
