"""`naung check`, line by line, on an installation in the state that the line is about."""

import warnings

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from naung.casework.reports.actions import receive_report
from naung.casework.reports.vocabulary import Mentioned, Part
from naung.doors.operator.check import run_checks
from naung.foundation.access.vocabulary import Actor
from tests.casework.reports.told import content

NOBODY_SEES = "1 laporan tentang petugas tidak terlihat oleh siapa pun"


@pytest.mark.django_db
def test_a_report_that_waits_for_an_oversight_desk_is_a_danger_with_what_to_do(yusuf: Actor, sari: Actor) -> None:
    assert run_checks()["laporan_menunggu"].state == "baik"
    receive_report(content=content(persons=(Mentioned(Part.OFFICIAL, "Yusuf"),)), by=sari)
    found = run_checks()["laporan_menunggu"]
    assert found.state == "bahaya"
    assert NOBODY_SEES in found.words
    assert "naung tick" in found.words
    assert "Yusuf" not in found.words


def test_pages_are_served_from_the_package_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        served = import_string("whitenoise.middleware.WhiteNoiseMiddleware")(lambda request: None)
    assert f"{settings.STATIC_URL}desk/desk.css" in served.files
