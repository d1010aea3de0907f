"""Addresses of the first day. They carry no id: there is one house."""

from django.urls import path

from naung.doors.desk.beginning import desks, keys, officers, pages

app_name = "beginning"

urlpatterns = [
    path("", pages.enter, name="enter"),
    path("gugus-tugas/", pages.task_force, name="task_force"),
    path("wilayah/", pages.territory, name="territory"),
    path("instansi/", desks.desks, name="desks"),
    path("instansi/tambah/", desks.add, name="add_desk"),
    path("petugas/", officers.officers, name="officers"),
    path("petugas/undangan/", officers.links, name="links"),
    path("kunci/", keys.keys, name="keys"),
    path("kunci/lembar/", keys.sheet, name="sheet"),
    path("cadangan/", keys.backup, name="backup"),
    path("cadangan/kunci/", keys.custodian, name="custodian"),
    path("periksa/", pages.check, name="check"),
]
