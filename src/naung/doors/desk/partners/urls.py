"""Addresses of partner offices: random ids only."""

from django.urls import path

from naung.doors.desk.partners import keys, letters, lots

app_name = "partners"
urlpatterns = [
    path("", keys.overview, name="list"),
    path("kunci/", keys.give, name="give"),
    path("kunci/<uuid:sender_id>/cabut/", keys.revoke, name="revoke"),
    path("formulir/", keys.form_file, name="form"),
    path("undian/<uuid:batch_id>/", lots.lots, name="lots"),
    path("selesai/", letters.settled, name="settled"),
    path("masuk/<uuid:letter_id>/", letters.show, name="letter"),
    path("masuk/<uuid:letter_id>/rombongan/<uuid:batch_id>/", letters.beside, name="beside"),
    path("masuk/<uuid:letter_id>/kesampingkan/", letters.aside, name="aside"),
]
