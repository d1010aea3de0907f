"""The addresses of the driving factors; what is asked are declared factors and priors, never a person."""

from django.urls import path

from naung.doors.desk.drivers import pages, register

app_name = "drivers"
urlpatterns = [
    path("", pages.kalbar, name="kalbar"),
    path("asal/hasil/<uuid:fit_id>/", register.one, name="fit"),
    path("asal/<slug:level>/", register.latest, name="register"),
    path("asal/<slug:level>/hitung", register.ask, name="ask"),
]
