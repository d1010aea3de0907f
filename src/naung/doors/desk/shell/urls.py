"""Addresses of the frame itself."""

from django.urls import path

from naung.doors.desk.shell import lock, pages

app_name = "shell"

urlpatterns = [
    path("layar/tutup", lock.close_screen, name="close"),
    path("layar/tertutup", lock.closed_screen, name="closed"),
    path("layar/buka", lock.open_screen, name="open"),
    path("layar/keluar", lock.leave, name="leave"),
    path("layar/tampilan", pages.choose_look, name="look"),
    path("layar/bahasa", pages.choose_language, name="language"),
    path("layar/nama", pages.choose_names, name="names"),
    path("layar/tempat", pages.offer_places, name="places"),
]
