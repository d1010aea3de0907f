"""The tick tells who could act that something waits at her desk: not who did it, and not who must not know."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.cases.actions import open_case, propose_turn
from naung.casework.cases.vocabulary import Turn
from naung.doors.schedule import notices
from naung.foundation.access.vocabulary import Actor
from naung.foundation.messaging.actions import keep_address
from naung.foundation.messaging.models import Notice
from naung.foundation.messaging.queries import own_address

pytestmark = pytest.mark.django_db
Called = Callable[[str], Actor]


def propose(by: Actor) -> None:
    case = open_case(summary="Wulan.", by=by)
    propose_turn(case_id=case, turn=Turn.CLOSE, reason="layanan_selesai", words="Selesai.", by=by)


def test_a_proposal_is_told_to_who_may_decide_once(sari: Actor, ratna: Actor, officer: Called) -> None:
    for who in (sari, ratna, officer("hamdan"), officer("budi")):
        keep_address(address="petugas@uptd.test", by=who)
    propose(sari)
    assert notices.queue_from_log(timezone.now()) == 1
    assert [notice.officer for notice in Notice.objects.all()] == [ratna.id]
    assert notices.queue_from_log(timezone.now()) == 0


def test_nor_to_who_proposed_it(ratna: Actor) -> None:
    keep_address(address="ratna@uptd.test", by=ratna)
    propose(ratna)
    assert notices.queue_from_log(timezone.now()) == 0


def test_nor_to_who_must_not_know_of_it(sari: Actor, ratna: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_address(address="ratna@uptd.test", by=ratna)
    propose(sari)
    monkeypatch.setattr(notices, "officers_kept_from", lambda record: frozenset({ratna.id}))
    assert notices.queue_from_log(timezone.now()) == 0


def test_without_a_mail_server_the_tick_sends_nothing(sari: Actor, ratna: Actor) -> None:
    keep_address(address="ratna@uptd.test", by=ratna)
    propose(sari)
    notices.queue_from_log(timezone.now())
    assert notices.send_waiting(timezone.now()) == 0
    assert Notice.objects.filter(sent_at=None).count() == 1


def test_the_password_of_the_server_is_read_from_its_file(tmp_path: Path, settings: Any) -> None:
    (tmp_path / "sandi").write_text("kunci-surel\n")
    settings.POST_OFFICE = settings.POST_OFFICE | {"host": "surel.test", "password_file": str(tmp_path / "sandi")}
    assert notices.post_office().password == "kunci-surel"


def test_an_officer_sets_and_clears_her_address_on_her_account(
    client_for: Callable[[str], Client], sari: Actor, nobody: Client
) -> None:
    browser = client_for("sari")
    assert "Ada yang menunggu di Naung" in browser.get("/akun/kabar-surel/").content.decode()
    assert "/akun/kabar-surel/" in browser.get("/akun/").content.decode()
    assert browser.post("/akun/kabar-surel/", {"address": "bukan alamat"}).status_code == 400
    assert browser.post("/akun/kabar-surel/", {"address": "sari@uptd.test"}).status_code == 302
    assert own_address(sari) == "sari@uptd.test"
    browser.post("/akun/kabar-surel/", {"address": ""})
    assert own_address(sari) == ""
    assert "/masuk" in nobody.get("/akun/kabar-surel/").headers["Location"]
