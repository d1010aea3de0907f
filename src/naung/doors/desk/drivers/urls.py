"""The addresses of the driving factors; what is asked are declared factors and priors, never a person."""

from django.urls import path

from naung.doors.desk.drivers import pages, register, residents

app_name = "drivers"
urlpatterns = [
    path("", pages.kalbar, name="kalbar"),
    path("penduduk/", residents.overview, name="residents"),
    path("penduduk/buku-kerja", residents.book, name="residents_workbook"),
    path("penduduk/muat/", residents.load, name="residents_load"),
    path("penduduk/<slug:code>/", residents.one_area, name="residents_area"),
    path("penduduk/<slug:code>/ubah/", residents.change, name="residents_change"),
    path("asal/hasil/<uuid:fit_id>/", register.one, name="fit"),
    path("asal/desa/", register.choose, name="register_choose"),
    path("asal/desa/<slug:code>/", register.latest, {"level": "desa"}, name="register_in"),
    path("asal/desa/<slug:code>/hitung", register.ask, {"level": "desa"}, name="ask_in"),
    path("asal/<slug:level>/", register.latest, name="register"),
    path("asal/<slug:level>/hitung", register.ask, name="ask"),
]
