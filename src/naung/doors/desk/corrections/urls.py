"""Addresses of corrections; they name tables and rows of the law, never a person."""

from django.urls import path

from naung.doors.desk.corrections import pages

app_name = "corrections"
urlpatterns = [
    path("", pages.list_all, name="list"),
    path("pilih/", pages.choose, name="choose"),
    path("buku-kerja/", pages.workbook, name="workbook"),
    path("baru/<slug:table>/<slug:row>/", pages.propose, name="propose"),
    path("<uuid:correction_id>/", pages.show, name="show"),
    path("<uuid:correction_id>/tanda-tangan/", pages.sign, name="sign"),
    path("<uuid:correction_id>/cabut/", pages.withdraw, name="withdraw"),
]
