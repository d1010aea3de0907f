"""The house's addresses and those of the plain twins."""

from django.urls import include, path

from bench import growth_twin

urlpatterns = [
    path("kembaran/", growth_twin.today),
    path("kembaran/kasus/<uuid:case_id>/", growth_twin.case),
    path("kembaran/cari/", growth_twin.find),
    path("", include("naung.config.urls")),
]
