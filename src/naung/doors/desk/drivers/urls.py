"""The address of the driving factors; what is asked are declared factors and priors, never a person."""

from django.urls import path

from naung.doors.desk.drivers import pages

app_name = "drivers"
urlpatterns = [path("", pages.kalbar, name="kalbar")]
