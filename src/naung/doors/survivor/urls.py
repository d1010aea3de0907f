"""The one address of this door. It stands in the history of a phone that others may hold, so it says nothing."""

from django.urls import path

from naung.doors.survivor import pages

app_name = "survivor"

urlpatterns = [path("catatan/", pages.note, name="note")]
