"""How an empty house says that it can be begun, and one that is begun or closed does not."""

import pytest
from django.test import Client
from django.utils import timezone

from naung.doors.operator.serve import say_how_to_begin
from naung.foundation.access.rules import system_actor
from naung.foundation.organisations.models import TaskForce
from naung.foundation.vault.actions import found_vault
from tests.cast import House
from tests.doors.beginning import way

pytestmark = pytest.mark.django_db


def test_serving_an_empty_house_prints_a_code_that_works(capsys: pytest.CaptureFixture[str]) -> None:
    found_vault(by=system_actor("setup"))
    say_how_to_begin()
    said = capsys.readouterr().out
    assert "/mulai/" in said
    code = said.partition("kode mulai: ")[2].split()[0]
    assert Client().post("/mulai/", {"code": code}).status_code == 302


def test_serving_again_leaves_the_browser_that_is_on_its_way(capsys: pytest.CaptureFixture[str]) -> None:
    found_vault(by=system_actor("setup"))
    browser = way.enter(Client())
    say_how_to_begin()
    assert "naung begin" in capsys.readouterr().out
    assert browser.get("/mulai/gugus-tugas/").status_code == 200


def test_serving_a_house_that_stands_or_was_closed_says_nothing(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    say_how_to_begin()
    TaskForce.objects.create(id=1, begun_at=timezone.now(), finished_at=timezone.now())
    say_how_to_begin()
    assert capsys.readouterr().out == ""
