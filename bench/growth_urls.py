"""The house's addresses and those of the plain twins."""

from django.urls import include, path

from bench import growth_twin, growth_twin_search

urlpatterns = [
    path("kembaran/", growth_twin.today),
    path("kembaran/kasus/<uuid:case_id>/", growth_twin.case),
    path("kembaran/cari/", growth_twin_search.find),
    path("awalan/cari/", growth_twin_search.find_beginnings),
    path("", include("naung.config.urls")),
]
