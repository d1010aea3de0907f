"""Sari gives Wulan a code, Wulan asks, Sari answers; the decision is kept with its history."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.consent.actions import withdraw_consent
from naung.casework.consent.vocabulary import Whom
from naung.casework.counsel.actions import assign_counsel, write_lawyer
from naung.casework.counsel.vocabulary import LawyerTold, Wish
from naung.doors.survivor import pages as note
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold
from naung.foundation.wicket import rules
from naung.foundation.wicket.models import Request
from naung.foundation.wicket.queries import requests_waiting
from tests.casework.referrals.conftest import agree

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]
PIN = "730184"
BORN = VagueDate.on(date(1990, 2, 3))


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    cache.clear()
    with patch.object(rules, "MEMORY_KIB", 64), patch.object(rules, "PASSES", 1), patch.object(note, "BEAT", 0):
        yield
    cache.clear()


@pytest.fixture
def hers(sari: Actor) -> tuple[UUID, UUID]:
    """A case and its survivor."""
    case = open_case(summary="Dijanjikan kerja.", by=sari)
    person = register_person(told=PersonTold(names=((NameKind.OFFICIAL, "Wulan Purnama"),), birth=BORN), by=sari)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    return case, person


def at(name: str, *ids: object) -> str:
    return reverse(f"wicket:{name}", args=ids)


def text(answer: Any) -> str:
    """What a reader reads."""
    body = re.sub(r"<!--.*?-->", "", answer.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\xa0", " ")


def given(page: Client, hers: tuple[UUID, UUID], **more: str) -> tuple[str, Any]:
    """A code from the form, and the answer with the paper."""
    form = {"pin_sandi": PIN, "until_day": "1", "until_month": "3", "until_year": "2027"}
    form |= {"standing": "dikerjakan", "contact": "pemberi"}
    answer = page.post(at("give", *hers), form | more)
    found = re.search(r'slip-code number">([a-z0-9-]+)<', answer.content.decode())
    return (found.group(1) if found else ""), answer


def test_who_may_open_it_and_who_may_not(hers: tuple[UUID, UUID], client_for: ClientFor, nobody: Client) -> None:
    given(client_for("sari"), hers)
    for name in ("show", "give", "tell", "close", "reading", "decide"):
        where = at(name, *hers)
        for who, status in (("sari", 200), ("ratna", 200), ("budi", 404), ("hamdan", 403), ("mega", 403)):
            assert client_for(who).get(where).status_code == status, (where, who)
        assert nobody.get(where).status_code == 302
    assert client_for("sari").get(at("case", hers[0]))["Location"] == at("show", *hers)


def test_from_the_code_to_the_answer(
    hers: tuple[UUID, UUID], client_for: ClientFor, nobody: Client, sari: Actor
) -> None:
    page = client_for("sari")
    consent = agree(sari, hers[1], Whom(None, "RSUD"))
    code, paper = given(page, hers)
    assert re.fullmatch(r"([a-z0-9]{4}-){2}[a-z0-9]{4}", code)
    printed = paper.content.decode().split('class="slip-paper"')[1].split("</main>")[0]
    assert re.sub(r"<title>.*?</title>", "", printed).count("Wulan") == 0
    assert PIN not in paper.content.decode()
    shown = text(page.get(at("show", *hers)))
    assert "Sedang dikerjakan." in shown
    assert code not in shown
    opened = nobody.post(reverse("survivor:note"), {"code": code, "pin": PIN})
    body = text(opened)
    assert "Sedang dikerjakan." in body
    assert "Anda boleh memilih" not in body  # what is read before deciding names police and court: it stays at the desk
    assert "Wulan" not in body
    assert len(opened.content) == note.LENGTH
    slip = re.search(r'name="slip" type="password" value="([0-9a-f]+)"', opened.content.decode())
    assert slip
    nobody.post(reverse("survivor:note"), {"slip": slip.group(1), "what": "tarik", "text": "yang dengan rumah sakit"})
    assert "Permintaan dari halaman penyintas" in text(page.get("/"))
    assert "1 permintaan belum dijawab" in text(page.get(reverse("cases:show", args=[hers[0]])))
    (line,) = requests_waiting(actor=sari)
    for who, status in (("budi", 404), ("hamdan", 403)):
        assert client_for(who).get(at("asked", line.id)).status_code == status
    asked = text(page.get(at("asked", line.id)))
    assert "yang dengan rumah sakit" in asked
    assert "Tarik dahulu persetujuannya" in asked
    early = page.post(at("asked", line.id), {"answer": "izin_ditarik"})
    assert "Belum ada persetujuan yang ditarik sejak permintaan ini" in text(early)
    withdraw_consent(consent_id=consent, by=sari)
    assert page.post(at("asked", line.id), {"answer": "izin_ditarik"}).status_code == 302
    assert page.get(at("asked", line.id)).status_code == 302
    assert "izin yang Anda tarik sudah ditarik" in text(
        nobody.post(reverse("survivor:note"), {"code": code, "pin": PIN})
    )


def asked_through(nobody: Client, code: str, what: str) -> None:
    """She opens her page and asks for something."""
    opened = nobody.post(reverse("survivor:note"), {"code": code, "pin": PIN})
    slip = re.search(r'name="slip" type="password" value="([0-9a-f]+)"', opened.content.decode())
    assert slip
    nobody.post(reverse("survivor:note"), {"slip": slip.group(1), "what": what, "text": ""})


def test_a_withdrawal_that_she_asked_for_has_the_laws_hours_from_her_asking(
    hers: tuple[UUID, UUID], client_for: ClientFor, nobody: Client, sari: Actor
) -> None:
    page = client_for("sari")
    code, _paper = given(page, hers)
    asked_through(nobody, code, "tarik")
    (line,) = requests_waiting(actor=sari)
    Request.objects.update(arrived_at=line.arrived_at - timedelta(hours=70))
    shown = text(page.get(at("asked", line.id)))
    assert "Berhenti memakai datanya 2 jam lagi" in shown or "Berhenti memakai datanya 1 jam lagi" in shown
    assert "UU 27/2022 (PDP) Pasal 40" in shown
    Request.objects.update(arrived_at=line.arrived_at - timedelta(hours=80))
    assert "Berhenti memakai datanya lewat 8 jam" in text(page.get(at("asked", line.id)))


def test_who_asks_for_her_lawyer_stands_on_the_lawyers_list_until_they_spoke(
    hers: tuple[UUID, UUID], client_for: ClientFor, nobody: Client, sari: Actor
) -> None:
    page = client_for("sari")
    code, _paper = given(page, hers)
    asked_through(nobody, code, "hubungi")
    (line,) = requests_waiting(actor=sari)
    none = page.post(at("asked", line.id), {"answer": "akan_dihubungi"}, follow=True)
    assert "Di meja ini ia belum punya pembela" in text(none)
    lawyer = write_lawyer(told=LawyerTold("Theresia Oktaviani"), by=sari)
    assignment = assign_counsel(
        case_id=hers[0], person_id=hers[1], wish=Wish(), lawyer=lawyer, reason="Ia memilihnya.", by=sari
    )
    asked_through(nobody, code, "hubungi")
    (line,) = requests_waiting(actor=sari)
    page.post(at("asked", line.id), {"answer": "akan_dihubungi"})
    assert "Penyintas menunggu kabar dari pembelanya" in text(page.get("/"))
    where = reverse("counsel:show", args=hers)
    assert "Ia minta dihubungi" in text(page.get(where))
    done = reverse("counsel:met", args=[assignment])
    for who, status in (("budi", 404), ("hamdan", 403)):
        assert client_for(who).post(done).status_code == status
    assert "Ia minta dihubungi" in text(page.get(where))
    assert page.post(done)["Location"] == where
    assert "Ia minta dihubungi" not in text(page.get(where))
    assert "Penyintas menunggu kabar dari pembelanya" not in text(page.get("/"))


def test_a_weak_number_is_refused_and_what_was_chosen_stays(hers: tuple[UUID, UUID], client_for: ClientFor) -> None:
    code, answer = given(client_for("sari"), hers, pin_sandi="170845", standing="menunggu")
    assert code == ""
    assert "mudah ditebak" in text(answer)
    assert "170845" not in answer.content.decode()
    assert re.search(r'value="menunggu"\s+selected', answer.content.decode())
    _, past = given(client_for("sari"), hers, until_year="2020")
    assert "Pilih hari sesudah hari ini" in text(past)


def test_a_new_code_ends_the_old_and_closing_ends_all(
    hers: tuple[UUID, UUID], client_for: ClientFor, nobody: Client
) -> None:
    page = client_for("sari")
    first, _ = given(page, hers)
    second, _ = given(page, hers)

    def post(code: str) -> str:
        return text(nobody.post(reverse("survivor:note"), {"code": code, "pin": PIN}))

    assert "Tidak dapat dibuka" in post(first)
    assert "Sedang dikerjakan." in post(second)
    version = re.search(r'name="version" value="(\d+)"', page.get(at("tell", *hers)).content.decode())
    assert version
    told = {"standing": "menunggu", "contact": "pendamping", "version": version.group(1)}
    assert page.post(at("tell", *hers), told).status_code == 302
    assert "Sedang menunggu jawaban" in post(second)
    assert page.post(at("tell", *hers), told).status_code == 409  # somebody was faster
    assert page.post(at("close", *hers)).status_code == 302
    assert "Tidak dapat dibuka" in post(second)
    assert "Sudah ditutup" in text(page.get(at("show", *hers)))


def test_her_decision_changes_and_its_history_stays(hers: tuple[UUID, UUID], client_for: ClientFor) -> None:
    page = client_for("sari")
    told = {"choice": "belum", "reasons": "Mau tanya ibu dulu.", "version": "0", "was_read": "on"}
    assert page.post(at("decide", *hers), told).status_code == 302
    assert page.post(at("decide", *hers), {"choice": "tidak_mau", "version": "0"}).status_code == 409
    assert page.post(at("decide", *hers), {"choice": "tidak_mau", "version": "1"}).status_code == 302
    shown = text(page.get(at("show", *hers)))
    assert shown.index("Tidak mau memberi keterangan") < shown.index("Belum memutuskan")
    assert "Mau tanya ibu dulu." in shown
    sheet = text(page.get(at("reading", *hers)))
    assert "Rp3,22 miliar" in sheet
    assert "Wulan" not in sheet
