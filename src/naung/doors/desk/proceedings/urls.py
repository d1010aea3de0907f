"""Addresses of proceedings: random ids only. The token of a calendar is a secret in an address, as every calendar wants it."""

from django.urls import path

from naung.doors.desk.proceedings import calendar, charges, defences, files, hearings, pages, steps

app_name = "proceedings"
urlpatterns = [
    path("", pages.overview, name="list"),
    path("buku/", pages.book, name="book"),
    path("kalender/", calendar.show, name="calendar"),
    path("kalender/alamat/", calendar.make, name="feed_new"),
    path("kalender/alamat/<uuid:feed_id>/cabut/", calendar.revoke, name="feed_revoke"),
    path("kalender/<slug:token>.ics", calendar.feed, name="feed"),
    path("langkah/<uuid:legal_step_id>/coret/", steps.withdraw, name="step_withdraw"),
    path("pasal/<uuid:charge_id>/", charges.tie, name="charge"),
    path("pasal/<uuid:charge_id>/coret/", charges.drop, name="charge_drop"),
    path("sidang/<uuid:hearing_id>/", hearings.end, name="hearing"),
    path("pembelaan/<uuid:defence_id>/", defences.write, name="defence"),
    path("pembelaan/<uuid:defence_id>/akhir/", defences.end, name="defence_end"),
    path("<uuid:case_id>/", pages.show, name="show"),
    path("<uuid:case_id>/cetak/", pages.printed, name="print"),
    path("<uuid:case_id>/jalur/", steps.track, name="track"),
    path("<uuid:case_id>/sudah-berjalan/", steps.past, name="past"),
    path("<uuid:case_id>/berkas/", files.split, name="split"),
    path("<uuid:case_id>/berkas/gabung/", files.join, name="join"),
    path("<uuid:case_id>/damai/", pages.settling, name="settle"),
    path("<uuid:case_id>/langkah/<slug:happening>/", steps.add, name="step_new"),
    path("<uuid:case_id>/pasal/", charges.add, name="charge_new"),
    path("<uuid:case_id>/sidang/", hearings.plan, name="hearing_new"),
    path("<uuid:case_id>/pembelaan/", defences.begin, name="defence_new"),
]
