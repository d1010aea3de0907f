"""Addresses of the register of mandates; they name areas and kinds, never a person."""

from django.urls import path

from naung.doors.desk.mandates import pages

app_name = "mandates"
urlpatterns = [
    path("", pages.matrix_page, name="matrix"),
    path("daftar/", pages.register_page, name="register"),
    path("buku-kerja/", pages.workbook, name="workbook"),
]
