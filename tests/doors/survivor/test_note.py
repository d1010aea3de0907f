"""The survivor's page: small, silent about what it is, and the same to whoever is wrong in any way."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from naung.doors import survivor
from naung.doors.survivor import limits, pages
from naung.foundation.access.vocabulary import Actor
from naung.foundation.vault.queries import open_received
from naung.foundation.wicket import rules
from naung.foundation.wicket.actions import close_wicket
from naung.foundation.wicket.models import Tally
from naung.foundation.wicket.queries import requests_waiting
from naung.foundation.wicket.rules import MOST_WRONG, told_of
from naung.foundation.wicket.vocabulary import Ask, Told, WicketEvent
from tests.foundation.wicket.given import PIN, given, other_code

pytestmark = pytest.mark.django_db
LARGEST = 30_000  # bytes of a page with its style and picture
TEXT = json.dumps(
    {
        "lines": [
            {"id": "Sedang dikerjakan.", "en": "In work."},
            {"id": "Hari berikutnya: 3 Mei.", "en": "Next: 3 May."},
        ],
    }
)
# Words that would tell whoever looks over her shoulder, or holds her phone, what this is.
TELLING = (
    "korban", "kasus", "perkara", "polisi", "jaksa", "hakim", "sidang", "pengadilan", "hukum", "tppo", "perdagangan", "saksi",
    "lapor", "uptd", "penyintas", "restitusi", "petugas", "kantor", "rahasia", "naung", "victim", "case", "police", "court",
    "lawyer", "trafficking", "witness", "office", "survivor", "secret",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    """Fresh limits, Argon2id at its least and no beat: what they cost is told in `bench/wicket.py`."""
    cache.clear()
    with patch.object(rules, "MEMORY_KIB", 64), patch.object(rules, "PASSES", 1), patch.object(pages, "BEAT", 0):
        yield
    cache.clear()


def at(tongue: str = "") -> str:
    return reverse("survivor:note") + (f"?b={tongue}" if tongue else "")


def enter(browser: Client, code: str, pin: str = PIN, tongue: str = "") -> Any:
    return browser.post(at(tongue), {"code": code, "pin": pin})


def seen(answer: Any) -> str:
    """The page without what fills it."""
    return re.sub(r"<!-- \w* -->", "", answer.content.decode())


def slip_in(answer: Any) -> str:
    found = re.search(r'name="slip" type="password" value="([0-9a-f]+)"', answer.content.decode())
    assert found
    return found.group(1)


def asked(browser: Client, slip: str, what: Ask, text: str = "") -> Any:
    return browser.post(at(), {"slip": slip, "what": what.value, "text": text})


def test_code_and_number_open_it_without_cookie_script_or_telling_word(nobody: Client, sari: Actor) -> None:
    made = given(sari, text=TEXT)
    first = nobody.get(at())
    page = enter(nobody, made.code)
    assert "Sedang dikerjakan." in seen(page)
    assert "In work." in seen(enter(nobody, made.code, tongue="en"))
    sent = asked(nobody, slip_in(page), Ask.MESSAGE, "Terima kasih")
    static = sum(each.stat().st_size for each in (Path(survivor.__file__).parent / "static").rglob("*.*"))
    for answer in (first, page, sent, enter(nobody, "x"), nobody.get(at("en"))):
        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
        assert len(answer.content) == pages.LENGTH
        assert len(answer.content) + static < LARGEST
        body = seen(answer).lower()
        assert re.search("<title>(catatan|notes?)</title>", body)
        assert "script" not in body
        assert [word for word in TELLING if re.search(rf"\b{word}", body)] == []
    assert not nobody.cookies


def test_every_no_is_the_same_no(nobody: Client, sari: Actor) -> None:
    right, closed, locked = (given(sari, text=TEXT, pin=pin) for pin in (PIN, "918273", "640295"))
    close_wicket(wicket_id=closed.id, by=sari)
    for number in range(MOST_WRONG):
        enter(Client(REMOTE_ADDR=f"203.0.113.{number}"), locked.code, "730185")
    answers = [
        enter(nobody, right.code, "730185"),
        enter(nobody, other_code(right.code, 0)),
        enter(nobody, other_code(right.code, 13)),
        enter(nobody, closed.code, "918273"),
        enter(nobody, locked.code, "640295"),
        enter(nobody, "", ""),
        enter(nobody, "x" * 5000, "9" * 5000),
    ]
    assert len({seen(answer) for answer in answers}) == 1
    assert "tunggu satu hari" in seen(answers[0])
    opened = enter(nobody, right.code)
    assert len({len(answer.content) for answer in [*answers, opened]}) == 1
    assert all(dict(answer.headers) == dict(opened.headers) for answer in answers)
    assert {answer.status_code for answer in [*answers, opened]} == {200}


def test_one_place_alone_cannot_shut_her_out(sari: Actor) -> None:
    made = given(sari, text=TEXT)
    other, she = Client(REMOTE_ADDR="203.0.113.9"), Client(REMOTE_ADDR="198.51.100.7")
    for _ in range(3 * MOST_WRONG):
        enter(other, made.code, "730185")
    assert "Sedang dikerjakan." in seen(enter(she, made.code))
    assert "Sedang dikerjakan." not in seen(enter(other, made.code))  # that place waits until tomorrow
    assert limits.MOST_OF_ONE < MOST_WRONG


def test_a_flood_holds_one_thread_and_no_more_and_tells_nothing(nobody: Client, sari: Actor) -> None:
    made = given(sari, text=TEXT)
    slip = slip_in(enter(nobody, made.code))
    with pages.ONE_AT_A_TIME:  # as while another try waits for its beat
        with patch.object(pages, "open_wicket", side_effect=AssertionError("nothing is looked up")):
            right, wrong = enter(nobody, made.code), enter(nobody, other_code(made.code, 0))
        assert seen(right) == seen(wrong)
        assert "coba lagi" in seen(right)
        again = asked(nobody, slip, Ask.MESSAGE, "Saya pindah rumah.")
        assert "Saya pindah rumah." in again.content.decode()
        assert "Catatan" in seen(nobody.get(at()))  # looking is always answered
    assert "Sedang dikerjakan." in seen(enter(nobody, made.code))
    assert {len(answer.content) for answer in (right, wrong, again)} == {pages.LENGTH}


def test_a_place_over_its_limits_costs_nothing_and_leaves_no_row(nobody: Client) -> None:
    with patch.object(limits, "MOST_OF_ALL", 3):
        for number in range(3):
            enter(nobody, f"aaaa-bbbb-{number}")
        rows = Tally.objects.count()
        with patch.object(pages, "open_wicket", side_effect=AssertionError("nothing is looked up")):
            said = [seen(enter(nobody, f"cccc-dddd-{number}")) for number in range(5)]
    assert Tally.objects.count() == rows
    assert len(set(said)) == 1
    assert "tunggu satu hari" in said[0]


def test_what_she_asks_is_sealed_to_the_desk_and_comes_once(nobody: Client, sari: Actor) -> None:
    made = given(sari, text=TEXT)
    slip = slip_in(enter(nobody, made.code))
    empty = asked(nobody, slip, Ask.MESSAGE, " ")
    assert "Tulis dahulu pesannya." in seen(empty)
    long = asked(nobody, slip, Ask.MESSAGE, "kata " * 300)
    assert "paling banyak 1000 huruf" in seen(long)
    assert "kata kata" in seen(long)  # nothing that she wrote is lost
    assert slip_in(long) == slip
    for _ in range(2):
        assert "Sudah terkirim" in seen(asked(nobody, slip, Ask.CALL, "Sore saja"))
    (line,) = requests_waiting(actor=sari)
    plain = open_received(sari, WicketEvent.ASKED, subject=line.id, key=line.key, box=line.box)
    assert told_of(plain) == Told(Ask.CALL, "Sore saja")
    late = asked(nobody, "00" * 60, Ask.MESSAGE, "Masih di sini")
    assert "Belum terkirim" in seen(late)
    assert "Masih di sini" in seen(late)


def test_she_closes_it_herself(nobody: Client, sari: Actor) -> None:
    made = given(sari, text=TEXT)
    once = asked(nobody, slip_in(enter(nobody, made.code)), Ask.CLOSE, "Saya pindah.")
    assert "Bila Anda yakin, kirim sekali lagi" in seen(once)
    assert "Saya pindah." in once.content.decode()
    assert "Sedang dikerjakan." in seen(enter(nobody, made.code))  # one slip of a thumb closes nothing
    sure = {"slip": slip_in(once), "what": Ask.CLOSE.value, "text": "", "sure": "1"}
    assert 'name="sure"' in once.content.decode()
    assert "sudah ditutup" in seen(nobody.post(at(), sure))
    assert "Tidak dapat dibuka" in seen(enter(nobody, made.code))


def test_another_site_cannot_try_codes_through_its_visitors(nobody: Client, sari: Actor) -> None:
    made = given(sari, text=TEXT)
    answer = nobody.post(at(), {"code": made.code, "pin": PIN}, headers={"sec-fetch-site": "cross-site"})
    assert "Sedang dikerjakan." not in seen(answer)
