"""Addresses of flows: Kemendagri codes with hyphens (`61-72`) and roles, never a person."""

from django.urls import path

from naung.doors.desk.flows import pages

app_name = "flows"
urlpatterns = [
    path("", pages.province, name="province"),
    path("buku-kerja", pages.workbook, name="workbook"),
    path("kecamatan/<slug:role>/", pages.districts, name="districts"),
    path("<slug:code>/", pages.area, name="area"),
    path("<slug:code>/buku-kerja", pages.area_workbook, name="area_workbook"),
]
