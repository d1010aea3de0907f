"""The address of the page of components."""

from django.urls import path

from naung.doors.desk.components import pages

app_name = "components"

urlpatterns = [
    path("", pages.show_components, name="all"),
    path("bertahap", pages.show_flow, name="flow"),
]
