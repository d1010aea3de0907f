"""`naung check`, line by line, on an installation in the state that the line is about."""

import warnings

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.reports.actions import receive_report
from naung.casework.reports.vocabulary import Mentioned, Part
from naung.doors.operator.check import run_checks
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold
from tests.casework.reports.told import content
from tests.cast import House, TaskForce

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


@pytest.mark.django_db
def test_where_nobody_may_act_is_a_line_with_the_area_and_who_is_told(force: TaskForce, places: None) -> None:
    found = run_checks()["kewenangan"]
    assert found.state == "perhatikan"
    assert "61.03: " in found.words  # the border post alone: practice, no legal basis
    assert "61.72: " not in found.words
    assert "Tanpa meja sekretariat gugus tugas: 61.03, 61.71" not in found.words
    assert "Tanpa meja sekretariat gugus tugas: 61.03" in found.words


@pytest.mark.django_db
def test_an_area_with_its_own_desk_for_everything_has_no_hole(house: House, places: None) -> None:
    assert run_checks()["kewenangan"].state == "baik"
    by = system_actor("setup")
    village = found_agency(name="Kelurahan di Sambas", kind="kelurahan", by=by)
    open_desk(agency=village, name="Meja", kind=DeskKind.SERVICE, territory="61.01", prefix="KEL", by=by)
    assert "61.01: " in run_checks()["kewenangan"].words


def test_pages_are_served_from_the_package_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        served = import_string("whitenoise.middleware.WhiteNoiseMiddleware")(lambda request: None)
    assert f"{settings.STATIC_URL}desk/desk.css" in served.files


@pytest.mark.django_db
def test_a_file_that_names_everybody_who_could_decide_is_a_danger_that_names_nobody(
    sari: Actor, ratna: Actor, yusuf: Actor
) -> None:
    def named(officer: Actor) -> None:
        told = PersonTold(names=((NameKind.OFFICIAL, officer.name),))
        suspect = register_person(told=told, by=sari)
        add_person(case_id=case, person_id=suspect, role=Role.OFFICIAL, by=sari)

    case = open_case(summary="Dijanjikan kerja.", by=sari)
    named(ratna)  # the overseeing desk may still decide
    assert run_checks()["petugas_terkait"].state == "baik"
    named(yusuf)
    found = run_checks()["petugas_terkait"]
    assert found.state == "bahaya"
    assert not [name for name in (ratna.name, yusuf.name) if name in found.words]
