"""Addresses as ODK Collect puts them together from the one that stands in its settings: `…/odk/key/KEY`."""

from django.urls import path

from naung.doors.odk import forms, sending

app_name = "odk"

FORM = "key/<slug:token>/forms/<slug:blank>/<slug:edition>"
urlpatterns = [
    path("key/<slug:token>/formList", forms.form_list, name="form_list"),
    path("key/<slug:token>/submission", sending.submission, name="submission"),
    path(f"{FORM}/form.xml", forms.form, name="form"),
    path(f"{FORM}/manifest.xml", forms.manifest, name="manifest"),
    path(f"{FORM}/media/<slug:sound>.mp3", forms.media, name="media"),
    path("key/<slug:token>", forms.nothing_here, name="key"),
    path("key/<slug:token>/<slug:other>", forms.nothing_here, name="nothing"),
]
