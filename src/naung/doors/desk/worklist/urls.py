"""The address of the worklist: the first page after signing in."""

from django.urls import path

from naung.doors.desk.worklist import pages

app_name = "worklist"

urlpatterns = [path("", pages.today, name="today")]
