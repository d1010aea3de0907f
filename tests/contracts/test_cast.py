"""The cast comes in by the same doors as everybody else, on either database."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from tests.cast import DESKS, TASK_FORCE, House, TaskForce
from tests.installation import chosen_database

from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.places.models import Place


def test_the_run_is_on_the_database_that_was_asked_for(db: None) -> None:
    assert connection.vendor == chosen_database()


def test_each_has_her_own_desk_and_role(house: House, sari: Actor, ratna: Actor, yusuf: Actor, budi: Actor) -> None:
    assert sari.desk == ratna.desk == house.service.id
    assert yusuf.desk == house.oversight.id != budi.desk == house.other.id
    assert ratna.may(Permission.CASE_CLOSE_APPROVE)
    assert not sari.may(Permission.CASE_CLOSE_APPROVE)


def test_a_signed_in_browser_is_let_in_and_nobody_is_not(client_for: Callable[[str], Client], nobody: Client) -> None:
    assert client_for("sari").get("/akun/").status_code == 200
    assert nobody.get("/akun/").status_code == 302


def test_places_of_the_stories_are_real(places: None) -> None:
    assert Place.objects.get(code="61.72").name.endswith("Singkawang")
    assert Place.objects.filter(code__startswith="61.").count() > 2_000


def test_every_desk_of_the_task_force_has_its_officer(force: TaskForce, member: Callable[[str], Actor]) -> None:
    assert {who.desk for who in TASK_FORCE.values()} == set(DESKS)
    for who in TASK_FORCE.values():
        assert member(who.username).desk == force.desk_of(who)
    assert member("sari").desk == force.service.id
