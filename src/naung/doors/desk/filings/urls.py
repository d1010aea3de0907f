"""Addresses of the reports that are owed: which report, which days, which figure; random ids of kept versions."""

from django.urls import path

from naung.doors.desk.filings import kept, pages

app_name = "filings"
urlpatterns = [
    path("", pages.overview, name="list"),
    path("tersimpan/<uuid:filing_id>/", kept.show, name="kept"),
    path("tersimpan/<uuid:filing_id>/angka/<slug:figure>/", kept.figure, name="kept_figure"),
    path("tersimpan/<uuid:filing_id>/berkas/<slug:form>/", kept.paper, name="kept_paper"),
    path("<slug:filing>/<slug:days>/", pages.show, name="show"),
    path("<slug:filing>/<slug:days>/angka/<slug:figure>/", pages.figure, name="figure"),
    path("<slug:filing>/<slug:days>/berkas/<slug:form>/", pages.paper, name="paper"),
    path("<slug:filing>/<slug:days>/tutup/", pages.close, name="close"),
]
