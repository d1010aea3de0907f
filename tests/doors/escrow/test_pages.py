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
from naung.casework.escrow.rules import identifier
from naung.casework.escrow.vocabulary import Standing
from naung.doors.desk.escrow.pages import READ_AS
from naung.foundation.accounts.actions import keep_own_numbers
from naung.foundation.accounts.models import KeptForm, User
from naung.foundation.errors import RuleBroken
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
    told |= more
    try:
        seen = identifier(told["kind"], told["nomor_titipan"], told.get("country", "62"))
    except RuleBroken:
        return told
    return {READ_AS: seen} | told


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


def test_a_malaysian_number_meets_however_it_was_written_and_is_seen_before(
    browser: Callable[[Member], Client], machine: Second
) -> None:
    jaya, bima = browser(JAYA), browser(BIMA)
    told = typed(nomor_titipan="012-345 6789", country="60")
    unseen = {name: value for name, value in told.items() if name != READ_AS}
    first = jaya.post(at("add"), unseen)
    assert "Nomor ini akan dititipkan sebagai: +60 12 3456 789" in text(first)
    assert "periksa" not in text(first).split("akan dititipkan")[1].split("Cocokkan")[0]
    assert not Deposit.objects.exists()
    assert f'name="{READ_AS}" value="60123456789"' in first.content.decode()
    assert jaya.post(at("add"), told)["Location"] == at("list")
    assert bima.post(at("add"), typed(nomor_titipan="+60 12-345 6789"))["Location"] == at("list")
    assert "Bicaralah dengan P4MI Entikong" in text(jaya.get(at("list")))


def test_what_cannot_be_an_indonesian_number_is_asked_about_and_another_number_is_seen_again(
    browser: Callable[[Member], Client], machine: Second
) -> None:
    page = browser(JAYA)
    odd = typed(nomor_titipan="012-345 6789")
    asked = text(page.post(at("add"), {**odd, READ_AS: ""}))
    assert "akan dititipkan sebagai: +62 123 4567 89" in asked
    assert "Sesudah +62 nomor Indonesia tidak seperti ini." in asked
    for changed in ({"country": "60"}, {"nomor_titipan": "0812 3456 7891"}):
        assert page.post(at("add"), {**odd, **changed}).status_code == 200, "what she saw is not what she sends"
    assert not Deposit.objects.exists()
    assert page.post(at("add"), odd)["Location"] == at("list"), "she is asked, not refused"
    plate = page.post(at("add"), {**typed(kind="pelat", nomor_titipan="kb 1234 xy"), READ_AS: ""})
    assert "akan dititipkan sebagai: KB1234XY" in text(plate)


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
    assert "akan dititipkan sebagai: +62 812 3456 7890" in text(page.get(at("thing", thing)))
    page.post(at("thing", thing), {"reason": "mengajak dua orang"})
    assert not Deposit.objects.exists(), "the number was not seen yet"
    assert "akan dititipkan sebagai: +60 81 2345 6789 0" in text(
        page.post(at("thing", thing), {"reason": "mengajak", "country": "60", READ_AS: "6281234567890"})
    )
    page.post(at("thing", thing), {"reason": "mengajak dua orang", READ_AS: "6281234567890"})
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
    assert "6281234567890" not in again
