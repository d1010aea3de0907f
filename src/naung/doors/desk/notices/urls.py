"""The address of one's own notices."""

from django.urls import path

from naung.doors.desk.notices import pages

app_name = "notices"
urlpatterns = [path("", pages.address, name="address")]
