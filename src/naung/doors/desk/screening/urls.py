"""Addresses of screening. They carry random ids only."""

from django.urls import path

from naung.doors.desk.screening.pages import determinations, flow, result, sheet

app_name = "screening"

urlpatterns = [
    path("", flow.unfinished, name="list"),
    path("menolak", flow.count_one, name="refusal"),
    path("lembar/<slug:childhood>", sheet.empty_sheet, name="empty_sheet"),
    path("mulai/<uuid:episode_id>", flow.start, name="start"),
    path("mulai/<uuid:episode_id>/<slug:kind>/<uuid:occasion>", flow.start, name="start_for"),
    path("riwayat/<uuid:episode_id>/penetapan", determinations.of_episode, name="determinations"),
    path("penetapan/<uuid:determination_id>/ganti", determinations.replace_one, name="supersede"),
    path("<uuid:screening_id>", result.show, name="show"),
    path("<uuid:screening_id>/tanya/<slug:part>", flow.ask, name="ask"),
    path("<uuid:screening_id>/ringkasan", flow.summary, name="summary"),
    path("<uuid:screening_id>/umur", flow.change_age, name="age"),
    path("<uuid:screening_id>/buka-lagi", result.reopen, name="reopen"),
    path("<uuid:screening_id>/lembar", sheet.filled_sheet, name="sheet"),
    path("<uuid:screening_id>/ketik", sheet.type_in, name="type_in"),
]
