"""The address of the search; what is sought never stands in it."""

from django.urls import path

from naung.doors.desk.search import pages

app_name = "search"
urlpatterns = [path("", pages.find, name="find")]
