"""The border on a tablet, as the app and the office say it to each other: by who works there, by who may not, by nobody."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.arrivals.actions import announce_batch
from naung.casework.arrivals.models import Batch
from naung.casework.arrivals.queries import open_slips
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import actor_of
from naung.foundation.identifiers import new_id
from tests import cast
from tests.casework.arrivals.conftest import ILHAM
from tests.casework.arrivals.tablet import Tablet
from tests.casework.arrivals.told import a_batch, arrival, batch_told

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], Client]
BORDER_ONLY = frozenset({Permission.ARRIVAL_READ, Permission.ARRIVAL_WRITE})


def post(browser: Client, name: str, told: Any) -> Any:
    return browser.post(reverse(f"field:{name}"), json.dumps(told), content_type="application/json")


def news(browser: Client, device: UUID) -> Any:
    return post(browser, "meet", {"device": str(device)}).json()["border"]


@pytest.fixture
def bima(member: Callable[[str], Actor]) -> Actor:
    """P4MI officer at the crossing."""
    return member("bima")


@pytest.fixture
def client_of() -> ClientOf:
    """The browser in which an officer is signed in."""

    def signed_in(actor: Actor) -> Client:
        assert actor.id is not None
        return cast.sign_in(Client(), actor.id)

    return signed_in


@pytest.fixture
def batch(bima: Actor) -> UUID:
    """A batch of four: two of one family."""
    return a_batch(bima)


def test_a_tablet_takes_along_the_shortest_names_and_the_draws(client_of: ClientOf, bima: Actor, batch: UUID) -> None:
    tablet = Tablet(bima, batch)
    (told,) = news(client_of(bima), tablet.id)["batches"]
    assert [each["short"] for each in told["people"]] == ["Ujang S.", "Dayang N.", "Rafi", "Lalu W."]
    assert (told["id"], told["added"], len(told["lots"])) == (str(batch), 0, 60)
    assert {each["mine"] for each in told["people"]} == {True}
    text = json.dumps(told)
    for word in ("Saputra", "Usman", "6101014502020001", "LALU", "Lombok"):
        assert word not in text
    Batch.objects.filter(id=batch).update(on=timezone.localdate() - timedelta(days=2))
    announce_batch(told=batch_told(on=timezone.localdate() + timedelta(days=1)), by=bima)
    (tomorrow,) = news(client_of(bima), tablet.id)["batches"]
    assert (tomorrow["people"], tomorrow["id"] != str(batch)) == ([], True)


def test_two_tablets_begin_at_different_people(
    client_of: ClientOf, force: cast.TaskForce, bima: Actor, batch: UUID
) -> None:
    cast.join(ILHAM, force)
    ilham = cast.actor(ILHAM, force)
    tablets = {"bima": Tablet(bima, batch), "ilham": Tablet(ilham, batch)}
    mine = {}
    for name, tablet in tablets.items():
        (told,) = news(client_of(tablet.by), tablet.id)["batches"]
        mine[name] = {each["n"] for each in told["people"] if each["mine"]}
    assert mine["bima"] | mine["ilham"] == {1, 2, 3, 4}
    assert not mine["bima"] & mine["ilham"]
    assert {2, 3} <= mine["bima"] or {2, 3} <= mine["ilham"]


def test_a_form_is_sent_twice_and_written_once_and_shown_as_done(client_of: ClientOf, bima: Actor, batch: UUID) -> None:
    tablet, browser = Tablet(bima, batch), client_of(bima)
    told = tablet.header(tablet.first(arrival(batch, 3), "anak"))
    for _ in range(2):
        answer = post(browser, "send", told)
        assert (answer.status_code, answer.json()["state"], answer.json()["reasons"]) == (200, "tercatat", [])
    assert post(browser, "send", told | {"schema": 9}).status_code == 400
    rafi = news(browser, tablet.id)["batches"][0]["people"][2]
    assert (rafi["done"], rafi["owes"], rafi["child"], rafi["came"]) == (["garis_depan"], True, True, "tiba")


def test_what_can_not_be_written_waits_at_the_desk(client_of: ClientOf, bima: Actor, batch: UUID) -> None:
    tablet, browser = Tablet(bima, batch), client_of(bima)
    answer = post(browser, "send", tablet.header(tablet.added(" "))).json()
    assert (answer["state"], answer["word"]) == ("diperbaiki", "Perlu diperbaiki")
    assert "Tuliskan satu nama" in answer["reasons"][0]
    waits = post(browser, "send", tablet.header(tablet.first(new_id()))).json()
    assert waits["state"] == "menunggu"
    assert news(browser, tablet.id)["mend"] == 1
    assert len(open_slips(actor=bima)) == 2


def test_the_app_opens_for_who_works_only_at_the_border(
    client_of: ClientOf, bima: Actor, batch: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No role of the register is as narrow; an officer of whom only this was left is Bima with all else taken away."""

    def narrowed(request: Any) -> Actor | None:
        actor = actor_of(request)
        return replace(actor, permissions=BORDER_ONLY) if actor else None

    monkeypatch.setattr("naung.doors.field.guards.actor_of", narrowed)
    browser, device = client_of(bima), new_id()
    assert browser.get(reverse("field:greet")).json()["devices"] == 0
    assert post(browser, "enrol", {"device": str(device)}).status_code == 200
    told = post(browser, "meet", {"device": str(device)}).json()
    assert (told["diary"], "sessions" in told, told["hand"]) == (False, False, None)
    assert len(told["border"]["batches"]) == 1
    slip = Tablet(bima, batch)
    assert post(browser, "send", slip.header(slip.first(arrival(batch, 1)))).json()["state"] == "tercatat"
    assert (
        post(browser, "send", slip.header(slip.first(arrival(batch, 1))) | {"kind": "sosialisasi"}).status_code == 403
    )


def test_who_works_elsewhere_and_nobody_get_no_list(
    client_of: ClientOf, nobody: Client, bima: Actor, batch: UUID, member: Callable[[str], Actor]
) -> None:
    agus = member("agus")
    device = str(new_id())
    browser = client_of(agus)
    assert post(browser, "enrol", {"device": device}).status_code == 200
    told = post(browser, "meet", {"device": device}).json()
    assert (told["border"], told["diary"]) == (None, True)
    tablet = Tablet(bima, batch)
    slip = tablet.header(tablet.first(arrival(batch, 1)))
    assert post(browser, "send", slip).status_code in {403, 404}
    assert post(nobody, "send", slip).status_code == 302
    table = nobody.get(reverse("field:border_table")).json()
    assert {each["code"] for each in table["signs"]} == {"anak", "surat_dipegang", "perkara", "takut_luka", "minta"}
    assert all(each["ms"] for each in (*table["signs"], *table["questions"], *table["tracks"], table["heard"]))
