"""Guessing is slowed where it happens, and locks nobody else out."""

from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone

from naung.foundation.accounts.rules import CODE_HERE, CODE_STRANGERS, PASSWORD_ADDRESS, PASSWORD_DEVICE, PASSWORD_HERE
from tests.doors.account.signing import PASSWORD, Officer, code_of, signed_in

WAIT = "Terlalu banyak percobaan"
WRONG = "tidak cocok"
ATTACKER = "203.0.113.66"


def tries(username: str, address: str, times: int, browser: Client | None = None) -> list[int]:
    browser = browser or Client()
    return [
        browser.post("/masuk", {"username": username, "password": f"tebakan ke {n}"}, REMOTE_ADDR=address).status_code
        for n in range(times)
    ]


def test_after_five_wrong_passwords_the_place_must_wait_even_with_the_right_one(sari: Officer) -> None:
    assert tries("sari", ATTACKER, PASSWORD_HERE.tries + 1) == [403] * PASSWORD_HERE.tries + [429]
    right = Client().post("/masuk", {"username": "sari", "password": PASSWORD}, REMOTE_ADDR=ATTACKER)
    assert right.status_code == 429
    assert WAIT in right.content.decode()


def test_the_wait_ends(sari: Officer) -> None:
    tries("sari", ATTACKER, PASSWORD_HERE.tries + 1)
    later = timezone.now() + PASSWORD_HERE.within + timedelta(seconds=1)
    with mock.patch.object(timezone, "now", return_value=later):
        assert tries("sari", ATTACKER, 1) == [403]


def test_an_unknown_name_is_slowed_in_the_same_way(sari: Officer) -> None:
    known, unknown = (tries(name, address, 7) for name, address in (("sari", "203.0.113.1"), ("tiada", "203.0.113.2")))
    assert known == unknown


def test_an_attacker_cannot_lock_sari_out_who_signs_in_from_anywhere_else(sari: Officer) -> None:
    for n in range(60):
        tries("sari", f"203.0.113.{n}", 3)
    assert signed_in("sari", Client(REMOTE_ADDR="198.51.100.7"))


def test_an_attacker_behind_her_own_address_cannot_lock_out_her_own_browser(sari: Officer) -> None:
    browser = signed_in("sari", address="10.1.1.1")
    browser.post("/keluar")
    for name in ("sari", *(f"orang{n}" for n in range(20))):
        tries(name, "10.1.1.1", 5)
    assert Client(REMOTE_ADDR="10.1.1.1").post("/masuk", {"username": "sari", "password": PASSWORD}).status_code == 429
    later = timezone.now() + timedelta(seconds=60)
    with mock.patch.object(timezone, "now", return_value=later):
        assert signed_in("sari", browser)


def test_her_own_browser_in_other_hands_is_slowed_too(sari: Officer) -> None:
    browser = signed_in("sari")
    browser.post("/keluar")
    assert tries("sari", "10.1.1.1", PASSWORD_DEVICE.tries + 1, browser)[-1] == 429


def change(browser: Client, old: str, address: str = "10.1.1.1") -> Any:
    new = "payung merah tujuh sungai"
    return browser.post("/akun/kata-sandi", {"old": old, "password": new, "again": new}, REMOTE_ADDR=address)


def test_an_open_page_in_other_hands_guesses_her_old_password_no_faster_than_the_sign_in(sari: Officer) -> None:
    browser = signed_in("sari")
    answers = [change(browser, f"tebakan ke {n}").content.decode() for n in range(PASSWORD_DEVICE.tries + 1)]
    assert [WAIT in answer for answer in answers] == [False] * PASSWORD_DEVICE.tries + [True]
    right = change(browser, PASSWORD)
    assert right.status_code == 400
    assert WAIT in right.content.decode()
    later = timezone.now() + PASSWORD_DEVICE.within + timedelta(seconds=1)
    with mock.patch.object(timezone, "now", return_value=later):
        assert change(browser, PASSWORD).status_code == 302


def test_one_address_is_slowed_over_many_names(sari: Officer) -> None:
    answers = [tries(f"orang{n}", ATTACKER, 4)[-1] for n in range(PASSWORD_ADDRESS.tries // 4 + 1)]
    assert answers[0] == 403
    assert answers[-1] == 429


def test_a_neighbour_in_the_same_ipv6_network_is_the_same_place(sari: Officer) -> None:
    for n in range(PASSWORD_HERE.tries):
        tries("sari", f"2001:db8:1:2::{n + 1}", 1)
    assert tries("sari", "2001:db8:1:2:ffff::9", 1) == [429]
    assert tries("sari", "2001:db8:1:3::1", 1) == [403]


def test_a_success_forgets_only_failures_of_this_very_place(sari: Officer) -> None:
    tries("sari", ATTACKER, PASSWORD_HERE.tries)
    tries("sari", "10.1.1.1", PASSWORD_HERE.tries - 1)
    signed_in("sari", address="10.1.1.1").post("/keluar")
    assert tries("sari", ATTACKER, 1) == [429]
    assert tries("sari", "10.1.1.1", PASSWORD_HERE.tries - 1) == [403] * (PASSWORD_HERE.tries - 1)


def codes(address: str, times: int) -> list[int]:
    browser = Client(REMOTE_ADDR=address)
    browser.post("/masuk", {"username": "sari", "password": PASSWORD})
    return [browser.post("/masuk/kode", {"code": f"{n:06d}"}).status_code for n in range(times)]


def test_codes_are_slowed_where_they_are_guessed(sari: Officer) -> None:
    assert codes(ATTACKER, CODE_HERE.tries + 1) == [403] * CODE_HERE.tries + [429]


def test_who_has_her_password_cannot_guess_codes_from_many_addresses_nor_lock_her_out(sari: Officer) -> None:
    browser = signed_in("sari", address="10.1.1.1")
    browser.post("/keluar")
    guesses = [codes(f"203.0.113.{n}", 5) for n in range(CODE_STRANGERS.tries // 5 + 2)]
    assert guesses[-1] == [429] * 5
    later = timezone.now() + timedelta(seconds=60)
    with mock.patch.object(timezone, "now", return_value=later):
        assert signed_in("sari", browser)
        fresh = Client(REMOTE_ADDR="10.1.1.1")  # another browser at the address she is known from
        fresh.post("/masuk", {"username": "sari", "password": PASSWORD})
        even_later = later + timedelta(seconds=60)
        with mock.patch.object(timezone, "now", return_value=even_later):
            assert fresh.post("/masuk/kode", {"code": code_of("sari")}).status_code == 302


def test_a_stolen_token_of_another_officer_is_no_device_of_hers(sari: Officer, ratna: Officer) -> None:
    browser = signed_in("ratna")
    browser.post("/keluar")
    assert tries("sari", "10.1.1.1", PASSWORD_HERE.tries + 1, browser)[-1] == 429


@pytest.mark.parametrize("cookie", ["", "x", "a:b:c"])
def test_a_forged_token_is_no_device(sari: Officer, cookie: str) -> None:
    browser = Client()
    browser.cookies["naung_account"] = cookie
    assert tries("sari", ATTACKER, PASSWORD_HERE.tries + 1, browser)[-1] == 429


def test_unknown_names_cost_the_work_of_one_hash(sari: Officer) -> None:
    with mock.patch("argon2.low_level.hash_secret", side_effect=RuntimeError) as hashed, pytest.raises(RuntimeError):
        Client().post("/masuk", {"username": "tiada", "password": PASSWORD})
    assert hashed.called
