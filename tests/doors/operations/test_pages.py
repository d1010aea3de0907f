"""The pages of operations by Jaya, by Budi and by nobody; what is typed wrong or stale."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.operations.models import Operation
from naung.foundation.access.vocabulary import Actor
from tests.casework.operations.told import a_patrol, days
from tests.cast import BUDI, JAYA, SINGKAWANG, Member, TaskForce, actor, join, load_some_places, sign_in

pytestmark = pytest.mark.django_db


def at(name: str, *ids: UUID) -> str:
    return reverse(f"operations:{name}", args=ids)


def text(answer: Any) -> str:
    """What a reader reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def typed(**more: Any) -> dict[str, Any]:
    """A patrol of yesterday, as it is typed."""
    told = {"kind": "patroli", "place": SINGKAWANG, "hours": "8", "officers": "6", "checked": ["kendaraan", "kapal"]}
    for name in ("began_on", "ended_on"):
        day = days(-1)
        told |= {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}
    return told | more


@pytest.fixture
def browser(force: TaskForce) -> Callable[[Member], Client]:
    """A browser of somebody of the cast."""
    load_some_places()
    return lambda member: sign_in(Client(), join(member, force))


def test_a_patrol_is_written_down_corrected_and_taken_back(browser: Callable[[Member], Client]) -> None:
    page = browser(JAYA)
    answer = page.post(at("add"), typed())
    made = Operation.objects.get().id
    assert answer["Location"] == at("show", made)
    assert "Kendaraan dan terminal; Kapal dan pelabuhan" in text(page.get(at("list")))
    page.post(at("correct", made), typed(hours="10", version="1", reason="dihitung_ulang"))
    shown = text(page.get(at("show", made)))
    assert "10 jam" in shown
    assert "“Berapa jam lamanya, seluruhnya?” sebelumnya: 8" in shown
    stale = text(page.post(at("correct", made), typed(hours="7", version="1", reason="salah_ketik")))
    assert "10" in stale
    page.post(at("withdraw", made), {"version": "2", "reason": "tercatat_dua_kali"})
    assert "ditarik, tidak dihitung" in text(page.get(at("list")))
    assert page.get(at("correct", made))["Location"] == at("show", made)


def test_pressed_twice_it_is_one(browser: Callable[[Member], Client]) -> None:
    page = browser(JAYA)
    found = re.search(r'name="post" value="([^"]+)"', page.get(at("add")).content.decode())
    assert found
    answers = [page.post(at("add"), typed(post=found.group(1)))["Location"] for _ in range(2)]
    assert answers[0] == answers[1]
    assert Operation.objects.count() == 1


@pytest.mark.parametrize("year", ["020269", "99999", "-2026", "1999", "2O26", ""])
def test_a_year_that_is_none_shows_this_year(browser: Callable[[Member], Client], year: str) -> None:
    answer = browser(JAYA).get(at("list"), {"tahun": year})
    assert answer.status_code == 200
    assert answer.context["year"] == days(0).year


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ended_on_year": "2090"}, "Catat paling cepat sehari sesudah selesai."),
        ({"hours": "25"}, "dari 1 sampai 24"),
        ({"officers": "-2"}, "tidak bisa kurang dari nol"),
        ({"place": "Rumah di Jalan Mawar 4"}, "Pilih kecamatan, kabupaten, atau kota di Indonesia dari daftar."),
        ({"checked": []}, "Isi dahulu bagian ini"),
    ],
)
def test_what_is_typed_wrong_is_said_and_nothing_is_lost(
    browser: Callable[[Member], Client], wrong: dict[str, Any], said: str
) -> None:
    answer = text(raw := browser(JAYA).post(at("add"), typed(**wrong)))
    assert said in answer
    assert Operation.objects.count() == 0
    assert 'value="6"' in raw.content.decode() or "officers" in wrong


def test_budi_and_nobody_find_nothing(browser: Callable[[Member], Client], force: TaskForce) -> None:
    join(JAYA, force)
    jaya: Actor = actor(JAYA, force)
    made = a_patrol(jaya)
    budi = browser(BUDI)
    for address in (at("list"), at("add"), at("show", made), at("correct", made), at("withdraw", made)):
        assert budi.get(address).status_code in {403, 404}, address
        assert Client().get(address).status_code == 302, address
