"""What the app and the office say to each other: by Sari, by who may not, by nobody; twice, broken, from another's phone."""

import json
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.outreach.queries import session_for
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.courier.actions import revoke_device
from naung.foundation.courier.models import FieldDevice, Parcel
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import Kept
from tests.casework.outreach.field import Phone, form, held
from tests.casework.outreach.told import a_session, days, today

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


def post(browser: Client, name: str, told: Any) -> Any:
    return browser.post(reverse(f"field:{name}"), json.dumps(told), content_type="application/json")


def header(phone: Phone, told: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A sealed form as the app posts it."""
    arrived = phone.sealed(told)
    return {
        "schema": 1,
        "id": str(arrived.id),
        "device": str(phone.id),
        "key": str(phone.key.id),
        "box": b64encode(arrived.box).decode(),
        "sealed_at": int(arrived.sealed_at.timestamp() * 1000),
        "clock_off": 0,
        **more,
    }


def test_a_phone_is_made_ready_once_and_hears_its_week(client_for: ClientFor, sari: Actor) -> None:
    a_session(sari, on=days(1), speaker="", officer=sari.id)
    browser, device = client_for("sari"), str(new_id())
    hello = browser.get(reverse("field:greet")).json()
    assert hello["csrf"]
    assert hello["devices"] == 0
    key = post(browser, "enrol", {"device": device}).json()["key"]
    assert post(browser, "enrol", {"device": device}).json()["key"] == key
    news = post(browser, "meet", {"device": device}).json()
    (session,) = news["sessions"]
    assert (session["venue"], session["version"], session["held"]) == ("Balai kelurahan", 1, False)
    assert (news["revoked"], news["mend"], news["key"]) == (False, 0, key)
    assert browser.get(reverse("field:greet")).json()["devices"] == 1
    assert Kept.objects.filter(kind="receiving_key").count() == 1


def test_a_form_is_sent_twice_and_written_once(client_for: ClientFor, sari: Actor) -> None:
    made, browser, phone = a_session(sari, on=today()), client_for("sari"), Phone(sari)
    told = header(phone, form(session=str(made), version=1, held=held()))
    for _ in range(2):
        answer = post(browser, "send", told)
        assert (answer.status_code, answer.json()["state"], answer.json()["reasons"]) == (200, "tercatat", [])
    assert session_for(made, actor=sari).version == 2 + 1  # topics as they were held, then what was held


def test_what_a_rule_refuses_comes_back_in_words_and_is_kept(client_for: ClientFor, sari: Actor) -> None:
    made, browser, phone = a_session(sari, on=today()), client_for("sari"), Phone(sari)
    told = form(session=str(made), version=1, held=held(on=days(3).isoformat()))
    answer = post(browser, "send", header(phone, told)).json()
    assert (answer["state"], answer["word"]) == ("diperbaiki", "Perlu diperbaiki")
    assert "belum sampai" in answer["reasons"][0]
    assert post(browser, "meet", {"device": str(phone.id)}).json()["mend"] == 1


def test_what_is_no_form_is_not_taken_and_said_so(client_for: ClientFor, sari: Actor) -> None:
    browser, phone = client_for("sari"), Phone(sari)
    good = header(phone, form(session=str(new_id()), version=1, held=held()))
    wrongs: tuple[Any, ...] = (
        {},
        [],
        good | {"box": "???"},
        good | {"schema": 9},
        good | {"id": "x"},
        good | {"id": 5},
        good | {"sealed_at": None},
        good | {"sealed_at": 1e20},
        good | {"sealed_at": float("inf")},
        good | {"sealed_at": -1},
        good | {"clock_off": float("nan")},
        good | {"schema": True},
    )
    for wrong in wrongs:
        assert post(browser, "send", wrong).status_code == 400, wrong
    assert post(browser, "send", good | {"sealed_at": 10**18}).status_code == 400
    assert post(browser, "send", good | {"device": str(new_id())}).status_code == 404
    assert "rusak" in post(browser, "send", good | {"box": "AAAA"}).json()["sentence"]
    big = b64encode(bytes(70 * 1024)).decode()
    assert "terlalu besar" in post(browser, "send", good | {"box": big}).json()["sentence"]
    assert post(browser, "send", good | {"box": "A" * 200_000}).status_code == 400
    for broken in (b"\xff", b"[" * 100_000):
        assert browser.post(reverse("field:send"), broken, content_type="application/json").status_code == 400
    assert browser.post(reverse("field:send"), {"box": "a form of a page"}).status_code == 400
    assert browser.get(reverse("field:send")).status_code == 405
    assert Parcel.objects.count() == 0


def test_a_revoked_phone_hears_it_and_anothers_is_not_hers(client_for: ClientFor, sari: Actor, ratna: Actor) -> None:
    phone = Phone(sari)
    assert post(client_for("ratna"), "meet", {"device": str(phone.id)}).status_code == 404
    assert "petugas lain" in post(client_for("ratna"), "enrol", {"device": str(phone.id)}).json()["sentence"]
    revoke_device(device=phone.id, permission=Permission.OUTREACH_WRITE, by=sari)
    assert post(client_for("sari"), "meet", {"device": str(phone.id)}).json()["revoked"] is True


def test_a_colleague_on_her_phone_sends_her_forms_and_makes_it_ready_for_herself(
    client_for: ClientFor, sari: Actor, ratna: Actor
) -> None:
    made, phone, browser = a_session(sari, on=today()), Phone(sari), client_for("ratna")
    answer = post(browser, "send", header(phone, form(session=str(made), version=1, held=held()))).json()
    assert answer["state"] == "diputuskan"
    assert "bukan miliknya" in answer["reasons"][0]
    assert post(browser, "enrol", {"device": str(new_id())}).status_code == 200
    assert post(browser, "meet", {"device": str(phone.id)}).status_code == 404
    assert post(client_for("sari"), "meet", {"device": str(phone.id)}).json()["mend"] == 1


def test_who_may_not_and_nobody_are_told_so(client_for: ClientFor, nobody: Client, sari: Actor) -> None:
    phone = Phone(sari)
    for name in ("enrol", "meet", "send"):
        assert post(client_for("hamdan"), name, {"device": str(phone.id)}).status_code == 403
        answer = post(nobody, name, {})
        assert (answer.status_code, answer["Location"]) == (302, "/masuk?next=/lapangan/")
    assert nobody.get(reverse("field:greet")).status_code == 302
    assert client_for("hamdan").get(reverse("field:greet")).status_code == 403
    told = header(phone, form(session=str(new_id()), version=1, held=held()))
    assert post(client_for("budi"), "send", told).status_code in {403, 404}
    assert FieldDevice.objects.count() == 1


def test_a_forged_post_is_refused(sari: Actor, client_for: ClientFor) -> None:
    browser = client_for("sari")
    browser.handler.enforce_csrf_checks = True
    assert post(browser, "enrol", {"device": str(new_id())}).status_code == 403
    csrf = browser.get(reverse("field:greet")).json()["csrf"]
    answer = browser.post(
        reverse("field:enrol"),
        json.dumps({"device": str(new_id())}),
        content_type="application/json",
        headers={"X-CSRFToken": csrf},
    )
    assert answer.status_code == 200
