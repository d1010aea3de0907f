"""Every address of the house, composed of the doors' own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("naung.doors.public.urls")),
    path("", include("naung.doors.survivor.urls")),
    path("odk/", include("naung.doors.odk.urls")),
    path("lapangan/", include("naung.doors.field.urls")),
    path("", include("naung.doors.desk.urls")),
]
