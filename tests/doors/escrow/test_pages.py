"""The pages of the escrow by Jaya, by Bima, by whoever reviews, by Budi's like and by nobody."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from naung.casework.episodes.models import Thing
from naung.casework.escrow.models import Deposit
from naung.casework.escrow.vocabulary import Standing
from naung.foundation.accounts.actions import keep_own_numbers
from naung.foundation.accounts.models import KeptForm, User
from naung.foundation.recusal.models import ShutOut
from tests.casework.escrow.test_waiting import recruiters_phone
from tests.cast import BIMA, JAYA, LESTARI, PASSWORD, RATNA, SARI, YUSUF, Member, TaskForce, actor, join, sign_in
from tests.second import Second, second_institution

pytestmark = pytest.mark.django_db
PHONE = "0812 3456 7890"


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Second]:
    with second_institution(tmp_path_factory.mktemp("titipan")) as running:
        yield running


def at(name: str, *ids: UUID) -> str:
    return reverse(f"escrow:{name}", args=ids)


def text(answer: Any) -> str:
    """What a reader reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def typed(**more: str) -> dict[str, str]:
    told = {"kind": "telepon", "nomor_titipan": PHONE, "reference": "LP/12", "reason": "disebut korban", "sure": "on"}
    return told | more


@pytest.fixture
def browser(force: TaskForce) -> Callable[[Member], Client]:
    """A browser of somebody of the cast."""
    return lambda member: sign_in(Client(), join(member, force))


REKAN = replace(BIMA, username="rekan", name="Rekan")


def test_two_desks_deposit_and_are_told_on_the_list_and_on_the_first_page(
    browser: Callable[[Member], Client], machine: Second
) -> None:
    jaya, bima, rekan = browser(JAYA), browser(BIMA), browser(REKAN)
    assert jaya.post(at("add"), typed())["Location"] == at("list")
    first = text(jaya.get(at("list")))
    assert "Dititipkan." in first
    assert "belum ada yang sama" in first
    assert "titipan bertemu" not in text(jaya.get(reverse("worklist:today"))).lower().replace("0 titipan bertemu", "")
    bima.post(at("add"), typed(nomor_titipan="+62 812 3456 7890", reference="rombongan 3"))
    assert "Titipan yang bertemu" in text(jaya.get(reverse("worklist:today")))
    told = text(jaya.get(at("list")))
    assert "Bicaralah dengan P4MI Entikong, Meja layanan" in told
    assert "rombongan 3" not in told
    alone = text(bima.get(at("list")))
    assert "Bicaralah dengan Polres" not in alone, "nobody learns by herself who has a number"
    assert "Yang lebih dulu punya baru tertulis sesudah rekan ikut menandatangani." in alone
    mark = Deposit.objects.latest("made_at").id
    assert at("sign", mark) not in bima.get(at("list")).content.decode()
    assert at("sign", mark) in rekan.get(at("list")).content.decode()
    assert jaya.post(at("sign", mark)).status_code == 404
    assert rekan.get(at("sign", mark)).status_code == 405
    assert rekan.post(at("sign", mark))["Location"] == at("list")
    assert "Titipan yang bertemu" in text(bima.get(reverse("worklist:today")))
    signed = text(bima.get(at("list")))
    assert "Bicaralah dengan Polres Singkawang, Meja layanan" in signed
    assert "ditandatangani Rekan" in signed
    assert "Titipan yang bertemu" not in text(jaya.get(reverse("worklist:today")))
    others = text(browser(SARI).get(at("list")))
    assert "belum menitipkan nomor" in others
    for page in (first, told, alone, signed, others):
        assert "3456" not in page


def test_a_long_list_has_pages(
    browser: Callable[[Member], Client], machine: Second, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where in ("casework.escrow.actions.deposits", "doors.desk.escrow.pages"):
        monkeypatch.setattr(f"naung.{where}.SHOWN", 2)
    page = browser(JAYA)
    for last in range(5):
        page.post(at("add"), typed(nomor_titipan=f"0813 7777 000{last}", reference=f"berkas {last}"))
    shown = []
    for number in ("", "?hal=2", "?hal=3"):
        shown.append(re.findall(r"berkas \d", text(page.get(at("list") + number))))
    assert shown == [["berkas 4", "berkas 3"], ["berkas 2", "berkas 1"], ["berkas 0"]]
    second = page.get(f"{at('list')}?hal=2").content.decode()
    assert "Halaman 2 dari 3" in second
    assert f"{at('list')}?hal=1" in second
    assert f"{at('list')}?hal=3" in second
    for odd in ("0", "99", "-1", "x", "9" * 30):
        assert page.get(at("list"), {"halaman": odd}).status_code == 200


def test_what_is_no_number_is_said_at_its_field_and_twice_is_said(
    browser: Callable[[Member], Client], machine: Second
) -> None:
    page = browser(JAYA)
    answer = page.post(at("add"), typed(nomor_titipan="Pak Amin"))
    assert "Nama tidak dapat dititipkan." in " ".join(answer.context["form"].errors["nomor_titipan"])
    assert "reason" in page.post(at("add"), typed(reason=f"hp {PHONE}")).context["form"].errors
    assert "sure" in page.post(at("add"), {**typed(), "sure": ""}).context["form"].errors
    assert not Deposit.objects.exists()
    page.post(at("add"), typed())
    assert "Meja ini sudah menitipkan nomor itu." in text(page.post(at("add"), typed(), follow=True))


def test_a_number_of_a_file_is_deposited_from_its_thing_and_taken_back(
    browser: Callable[[Member], Client], machine: Second, force: TaskForce
) -> None:
    page = browser(JAYA)
    _victim, thing = recruiters_phone(actor(JAYA, force))
    assert at("thing", thing) in page.get(reverse("episodes:thing", args=[thing])).content.decode()
    page.post(at("thing", thing), {"reason": "mengajak dua orang"})
    (row,) = Deposit.objects.all()
    assert row.record == Thing.objects.get().id
    stranger = browser(BIMA)
    assert stranger.post(at("withdraw", row.id)).status_code == stranger.get(at("thing", thing)).status_code == 404
    assert page.get(at("withdraw", row.id)).status_code == 405
    assert "Titipan ditarik." in text(page.post(at("withdraw", row.id), follow=True))
    assert Deposit.objects.get().standing == Standing.WITHDRAWN


def test_who_decides_about_an_officers_own_number_is_led_to_the_list_of_deposits(
    browser: Callable[[Member], Client], machine: Second, force: TaskForce
) -> None:
    sari, ratna = browser(SARI), browser(RATNA)
    version = User.objects.get(username="sari").version
    keep_own_numbers(nik="", phone=PHONE, based_on=version, by=actor(SARI, force))
    sari.post(at("add"), typed())
    assert "LP/12" not in text(sari.get(at("list")))
    assert "LP/12" in text(ratna.get(at("list")))
    page = ratna.get(reverse("cases:recusal", args=[ShutOut.objects.get().id])).content.decode()
    assert at("list") in page
    assert reverse("people:show", args=[Deposit.objects.get().id]) not in page


def test_out_of_reach_it_is_said_and_nothing_is_lost(tmp_path: Path, browser: Callable[[Member], Client]) -> None:
    with second_institution(tmp_path) as second:
        page = browser(JAYA)
        second.stop()
        said = text(page.post(at("add"), typed(), follow=True))
        assert "menunggu: mesin lembaga kedua belum menjawab" in said
        assert Deposit.objects.get().standing == Standing.WAITING


def test_who_reviews_sees_how_often_and_neither_number_nor_answer(
    browser: Callable[[Member], Client], machine: Second
) -> None:
    sari, ratna, yusuf = browser(SARI), browser(RATNA), browser(YUSUF)
    for n in range(11):
        sari.post(at("add"), typed(nomor_titipan=f"0812 0000 10{n:02d}"))
    assert Deposit.objects.count() == 10
    for reviewer in (ratna, yusuf):
        seen = text(reviewer.get(at("review")))
        assert "Sari menyentuh batas" in seen
        assert "0812" not in seen
    assert yusuf.get(at("list")).status_code == 403
    assert sari.get(at("review")).status_code == 403


def test_who_may_not_and_where_nothing_is_set_up(
    browser: Callable[[Member], Client], settings: Any, tmp_path: Path
) -> None:
    settings.NAUNG_ESCROW = tmp_path
    assert browser(LESTARI).get(at("list")).status_code == 403
    page = browser(JAYA)
    listed, form = text(page.get(at("list"))), text(page.get(at("add")))
    assert "Titipan belum bisa dipakai di sini" in listed
    assert "Titipkan nomor" not in listed, "nobody is sent to a form that can't be used"
    assert "Titipan belum bisa dipakai di sini" in form
    assert "Nomor apa?" not in form
    assert "Titipan belum bisa dipakai di sini" in text(page.post(at("add"), typed()))
    assert Client().get(at("list")).status_code == 302


def test_a_number_that_was_typed_when_the_session_ended_is_kept_nowhere(
    browser: Callable[[Member], Client], machine: Second
) -> None:
    page = browser(JAYA)
    page.post(reverse("shell:close"), {"next": at("list")})
    page.post(at("add"), typed(), headers={"Referer": f"http://testserver{at('add')}"})
    assert KeptForm.objects.count() == 1
    assert not Deposit.objects.exists()
    with override_settings(PASSWORD_HASHERS=["tests.cast.QuickHasher"]):
        page.post(reverse("shell:open"), {"password": PASSWORD})
    again = page.get(at("add")).content.decode()
    assert "LP/12" in again
    assert PHONE not in again
