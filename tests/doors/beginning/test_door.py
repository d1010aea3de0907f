"""Nobody takes over an empty house: a code works once, for one browser, for an hour; strangers and junk come to nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.doors.desk.beginning.urls import urlpatterns
from naung.foundation.access.rules import system_actor
from naung.foundation.errors import NotFound
from naung.foundation.organisations import queries
from naung.foundation.organisations.actions import complete_step, make_entry
from naung.foundation.organisations.models import Desk, FirstEntry, FirstStep, TaskForce
from naung.foundation.organisations.vocabulary import Step
from naung.foundation.vault.actions import found_vault
from naung.foundation.vault.models import RecoverySet
from tests.cast import House
from tests.doors.beginning import way
from tests.doors.test_junk import JUNK, Forms

SETUP = "setup"
ADDRESSES = [f"/mulai/{each.pattern}" for each in urlpatterns]


@pytest.fixture
def empty(db: None) -> None:
    found_vault(by=system_actor(SETUP))


@pytest.mark.django_db
def test_a_stranger_in_an_empty_house_is_asked_for_the_code_and_moves_nothing(empty: None, nobody: Client) -> None:
    assert nobody.get("/", follow=True).redirect_chain[-1][0] == "/mulai/"
    assert "Kode mulai" in nobody.get("/mulai/").content.decode()
    code = way.code()
    for address in ADDRESSES[1:]:
        for answer in (nobody.get(address), nobody.post(address, {**way.FORCE, "split": "2-3", "number": "1"})):
            assert answer.status_code in {302, 405}, address
            assert answer.content == b"" or answer.status_code == 405
    for wrong in ("", "AAAA-AAAA-AAAA-AAAA-AAAA", code[:-1], code + "A", "0" * 400):
        assert nobody.post("/mulai/", {"code": wrong}).status_code == 403 or wrong == ""
    assert not TaskForce.objects.get().name
    assert not FirstStep.objects.exists()
    assert not RecoverySet.objects.exists()
    assert not (Path(settings.NAUNG_HOME) / "keys" / "custodian.pub").exists()


@pytest.mark.django_db
def test_a_code_lets_in_one_browser_once(empty: None) -> None:
    code = way.code()
    first, second = Client(), Client()
    assert first.post("/mulai/", {"code": code.lower().replace("-", " ")}).status_code == 302
    assert second.post("/mulai/", {"code": code}).status_code == 403
    assert first.get("/mulai/gugus-tugas/").status_code == 200
    assert second.get("/mulai/gugus-tugas/").status_code == 302
    assert code.replace("-", "") not in str(list(FirstEntry.objects.values()))
    assert code not in first.session["naung_first_day"]


@pytest.mark.django_db
def test_a_code_that_is_an_hour_old_and_a_browser_that_is_half_a_day_in_are_out(empty: None) -> None:
    code = way.code()
    FirstEntry.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().post("/mulai/", {"code": code}).status_code == 403
    browser = way.enter(Client())
    FirstEntry.objects.update(until_at=timezone.now() - timedelta(seconds=1))
    assert browser.get("/mulai/gugus-tugas/")["Location"] == "/mulai/"


@pytest.mark.django_db
def test_a_new_code_shuts_out_the_browser_before_it(empty: None) -> None:
    browser = way.enter(Client())
    way.code()
    assert browser.post("/mulai/gugus-tugas/", way.FORCE).status_code == 302
    assert not TaskForce.objects.get().name


@pytest.mark.django_db
def test_in_a_house_with_desks_or_one_that_was_closed_there_is_nothing(house: House, nobody: Client) -> None:
    for address in ADDRESSES:
        assert nobody.get(address).status_code in {404, 405}, address
        assert nobody.post(address, {"code": "x"}).status_code == 404, address
    with pytest.raises(NotFound):
        make_entry(by=system_actor(SETUP))
    assert nobody.get("/masuk").status_code == 200
    TaskForce.objects.create(id=1, begun_at=timezone.now(), finished_at=timezone.now())
    Desk.objects.update(oversight=None)
    Desk.objects.all().delete()
    assert nobody.get("/mulai/").status_code == 404, "closed stays closed, whatever stands"
    with pytest.raises(NotFound):
        complete_step(step=Step.KEYS, by=system_actor(SETUP))


@pytest.mark.django_db
def test_a_browser_that_was_let_in_is_out_when_the_house_is_closed(empty: None) -> None:
    browser = way.enter(Client())
    TaskForce.objects.update(finished_at=timezone.now())
    for address in ADDRESSES:
        assert browser.get(address).status_code in {404, 405}
        assert browser.post(address, way.FORCE).status_code == 404


@pytest.mark.django_db
def test_where_the_house_can_not_be_read_nobody_is_let_in(empty: None, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = way.enter(Client(raise_request_exception=False))

    def broken(_secret: str) -> str:
        raise OSError

    monkeypatch.setattr(queries, "hash_of", broken)
    assert browser.get("/mulai/gugus-tugas/").status_code == 500
    assert browser.post("/mulai/gugus-tugas/", way.FORCE).status_code == 500
    assert not TaskForce.objects.get().name


@pytest.mark.django_db
@pytest.mark.parametrize("said", list(JUNK))
def test_junk_in_every_field_is_the_page_again(empty: None, places: None, said: str) -> None:
    browser = way.enter(Client())
    way.say_who(browser)
    way.open_desks(browser)
    way.print_sheets(browser)
    browser.post("/mulai/cadangan/kunci/")
    tried = 0
    for address in ADDRESSES[1:]:
        page = browser.get(address)
        if page.status_code != 200:
            assert browser.post(address, {"number": JUNK[said]}).status_code < 500, address
            continue
        found = Forms()
        found.feed(page.content.decode())
        for action, fields in found.found:
            to = action or address
            if to in ("/mulai/cadangan/kunci/",) or not to.startswith("/mulai/"):
                continue
            names = [name for name in fields if name not in {"csrfmiddlewaretoken", "once"}]
            answer = browser.post(to, dict.fromkeys(names, JUNK[said]))
            assert answer.status_code < 500, (to, said)
            assert "<script>alert(1)" not in answer.content.decode()
            tried += 1
    assert tried >= 6
    assert TaskForce.objects.get().territory == "61.72"


@pytest.mark.django_db
def test_no_address_of_the_first_day_carries_an_id() -> None:
    assert all("<" not in address for address in ADDRESSES)
    assert reverse("beginning:enter") == "/mulai/"
