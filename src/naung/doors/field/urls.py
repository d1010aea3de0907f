"""Addresses of the field: the shell and what it is made of, and the ways in which it speaks with the office."""

from django.urls import path

from naung.doors.field import arriving, contact, handing, hearing, shell

app_name = "field"

urlpatterns = [
    path("", shell.page, name="home"),
    path("pekerja.js", shell.worker, name="worker"),
    path("aplikasi.webmanifest", shell.manifest, name="manifest"),
    path("perbatasan.json", arriving.table, name="border_table"),
    path("suara/", hearing.sounds, name="sounds"),
    path("salam/", contact.greet, name="greet"),
    path("siapkan/", contact.enrol, name="enrol"),
    path("kunci/", handing.enrol_key, name="enrol_key"),
    path("hubung/", contact.meet, name="meet"),
    path("kirim/", contact.send, name="send"),
]
