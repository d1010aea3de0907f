"""Hand-overs on a tablet, as the app and the office say them to each other: by both sides, by who may not, by nobody."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.returns.models import Leg, TabletKey
from naung.casework.returns.rules import codes
from naung.casework.returns.vocabulary import LegState
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import actor_of
from naung.foundation.courier.actions import revoke_device
from naung.foundation.courier.models import Parcel
from naung.foundation.identifiers import new_id
from naung.foundation.vault.rules.marking import signature_of
from tests.casework.outreach.field import Phone
from tests.casework.returns.conftest import Home, a_leg
from tests.casework.returns.conftest import home as home  # the fixture
from tests.casework.returns.tablet import Tablet, arrived, give, take

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


def post(browser: Client, name: str, told: Any) -> Any:
    return browser.post(reverse(f"field:{name}"), json.dumps(told), content_type="application/json")


def header(tablet: Tablet, told: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A sealed slip as the app posts it."""
    slip = arrived(tablet, told)
    return {
        "schema": 1,
        "kind": "serah_terima",
        "id": str(slip.id),
        "device": str(tablet.id),
        "key": str(slip.key),
        "box": b64encode(slip.box).decode(),
        "sealed_at": int(slip.sealed_at.timestamp() * 1000),
        "clock_off": 0,
        **more,
    }


def key_of(tablet: Tablet) -> dict[str, str]:
    proof = signature_of(codes.told_by_key(tablet.id, tablet.public), tablet.secret)
    public = b64encode(tablet.public).decode()
    return {"device": str(tablet.id), "public": public, "proof": b64encode(proof).decode()}


def hand(browser: Client, tablet: Tablet) -> Any:
    return post(browser, "meet", {"device": str(tablet.id)}).json()["hand"]


def test_a_tablet_makes_its_key_known_and_takes_along_what_it_needs(
    client_for: ClientFor, sari: Actor, budi: Actor, home: Home
) -> None:
    leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari, enrol=False), Tablet(budi)
    browser = client_for("sari")
    for _ in range(2):
        assert post(browser, "enrol_key", key_of(mine)).json() == {"known": True}
    assert TabletKey.objects.filter(officer=sari.id).count() == 1
    news = hand(browser, mine)
    (gives,) = news["give"]
    assert (gives["id"], gives["name"], gives["desk"]) == (str(leg), "Lalu W.", str(budi.desk))
    assert (news["desk"], news["take"], news["mend"]) == (str(sari.desk), [], 0)
    assert [b64encode(theirs.public).decode(), True] in news["keys"][str(budi.desk)]
    other = hand(client_for("budi"), theirs)
    (takes,) = other["take"]
    assert (takes["id"], takes["desk"], "name" in takes) == (str(leg), str(sari.desk), False)
    assert [b64encode(mine.public).decode(), True] in other["keys"][str(sari.desk)]
    assert "Wirya" not in json.dumps([news, other])
    revoke_device(device=mine.id, permission=Permission.RETURN_RECEIVE, by=sari)
    assert hand(client_for("budi"), theirs)["keys"][str(sari.desk)] == []


def test_either_side_sends_it_twice_and_it_is_one_receipt(
    client_for: ClientFor, sari: Actor, budi: Actor, home: Home
) -> None:
    leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(budi)
    code = mine.code(leg, None)
    sides = (("budi", header(theirs, take(code))), ("sari", header(mine, give(code))))
    for _ in range(2):
        for name, told in sides:
            answer = post(client_for(name), "send", told)
            assert (answer.status_code, answer.json()["state"], answer.json()["reasons"]) == (200, "tercatat", [])
    assert Leg.objects.get(id=leg).state == LegState.RECEIVED


def test_what_is_refused_comes_back_in_words_and_is_counted(
    client_for: ClientFor, sari: Actor, budi: Actor, home: Home
) -> None:
    leg, mine, at_home = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(sari)
    browser = client_for("sari")
    answer = post(browser, "send", header(at_home, take(mine.code(leg, None)))).json()
    assert answer["state"] == "diperbaiki"
    assert "untuk meja lain" in answer["reasons"][0]
    waits = post(browser, "send", header(at_home, take(codes.short_of(mine.code(leg, None, words="Lain"))))).json()
    assert waits["state"] == "menunggu"
    assert hand(browser, at_home)["mend"] == 1


def test_what_waited_is_taken_up_at_the_next_contact(
    client_for: ClientFor, sari: Actor, budi: Actor, home: Home
) -> None:
    leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(budi)
    code = mine.code(leg, None)
    assert post(client_for("budi"), "send", header(theirs, take(codes.short_of(code)))).json()["state"] == "menunggu"
    assert post(client_for("sari"), "send", header(mine, give(code))).json()["state"] == "tercatat"
    hand(client_for("budi"), theirs)
    assert Leg.objects.get(id=leg).state == LegState.RECEIVED


def test_what_is_no_slip_and_no_key_is_not_taken(client_for: ClientFor, sari: Actor, home: Home, budi: Actor) -> None:
    browser, mine = client_for("sari"), Tablet(sari, enrol=False)
    good = header(mine, give(mine.code(a_leg(home, sari, budi.desk), None)))
    for wrong in (good | {"kind": "entah"}, good | {"kind": 5}, good | {"kind": []}, good | {"schema": 9}):
        assert post(browser, "send", wrong).status_code == 400, wrong
    key = key_of(mine)
    for broken in ({}, key | {"public": "???"}, key | {"device": "x"}, key | {"device": 5}, key | {"proof": None}):
        assert post(browser, "enrol_key", broken).status_code == 400, broken
    assert "rusak" in post(browser, "enrol_key", key | {"proof": key["public"]}).json()["sentence"]
    assert post(browser, "enrol_key", key | {"device": str(UUID(int=5))}).status_code == 404
    assert Parcel.objects.count() == 0
    assert TabletKey.objects.count() == 0


def test_who_may_not_and_nobody(client_for: ClientFor, nobody: Client, sari: Actor, home: Home) -> None:
    mine = Tablet(sari, enrol=False)
    assert post(client_for("hamdan"), "enrol_key", key_of(mine)).status_code == 403
    assert post(nobody, "enrol_key", key_of(mine)).status_code == 302
    assert post(client_for("budi"), "enrol_key", key_of(mine)).status_code == 404


def test_an_officer_of_outreach_alone_takes_nothing_along_and_sends_no_slip(
    client_for: ClientFor, sari: Actor, monkeypatch: pytest.MonkeyPatch, home: Home
) -> None:
    told = header(Tablet(sari), give(Tablet(sari).code(a_leg(home, sari, sari.desk), None)))
    phone = Phone(sari)
    may = Actor.may
    monkeypatch.setattr(Actor, "may", lambda self, p: p is not Permission.RETURN_RECEIVE and may(self, p))
    browser = client_for("sari")
    assert post(browser, "meet", {"device": str(phone.id)}).json()["hand"] is None
    assert post(browser, "send", told).status_code == 403
    assert Parcel.objects.count() == 0


def test_the_app_opens_for_who_only_hands_over(
    client_for: ClientFor, sari: Actor, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No role of the register is as narrow; an officer of whom only this was left is Sari with all else taken away."""

    def narrowed(request: Any) -> Actor | None:
        actor = actor_of(request)
        return replace(actor, permissions=frozenset({Permission.RETURN_RECEIVE})) if actor else None

    monkeypatch.setattr("naung.doors.field.guards.actor_of", narrowed)
    browser, device = client_for("sari"), new_id()
    assert browser.get(reverse("field:greet")).json()["devices"] == 0
    assert post(browser, "enrol", {"device": str(device)}).status_code == 200
    told = post(browser, "meet", {"device": str(device)}).json()
    assert (told["diary"], "sessions" in told, told["border"]) == (False, False, None)
    assert told["hand"]["desk"] == str(sari.desk)
    assert post(browser, "send", {"kind": "sosialisasi"}).status_code in {400, 403}
