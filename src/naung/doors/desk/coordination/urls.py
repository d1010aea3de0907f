"""The address of coordination."""

from django.urls import path

from naung.doors.desk.coordination import pages

app_name = "coordination"
urlpatterns = [path("", pages.late, name="late")]
