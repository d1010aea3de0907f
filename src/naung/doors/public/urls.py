"""Addresses of the public's door: a code of the noticeboard, never a person. Short, since it is read aloud and typed by hand."""

from django.urls import path

from naung.doors.public import pages

app_name = "public"

urlpatterns = [path("j/<slug:code>/", pages.questions, name="questions")]
