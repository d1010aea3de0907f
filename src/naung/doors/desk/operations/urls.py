"""Addresses of operations: random ids only."""

from django.urls import path

from naung.doors.desk.operations import pages

app_name = "operations"
urlpatterns = [
    path("", pages.overview, name="list"),
    path("baru/", pages.add, name="add"),
    path("<uuid:operation_id>/", pages.show, name="show"),
    path("<uuid:operation_id>/betulkan/", pages.correct, name="correct"),
    path("<uuid:operation_id>/tarik/", pages.withdraw, name="withdraw"),
]
