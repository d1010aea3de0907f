"""Addresses of the escrow: random ids only."""

from django.urls import path

from naung.doors.desk.escrow import pages

app_name = "escrow"
urlpatterns = [
    path("", pages.overview, name="list"),
    path("baru/", pages.add, name="add"),
    path("benda/<uuid:thing_id>/", pages.add_thing, name="thing"),
    path("<uuid:deposit_id>/tarik/", pages.withdraw, name="withdraw"),
    path("<uuid:deposit_id>/tanda-tangan/", pages.sign, name="sign"),
    path("tinjauan/", pages.review, name="review"),
]
