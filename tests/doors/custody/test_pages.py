"""Pages of custody by Sari, by Mega, by Budi, by those whom it does not concern, and by nobody."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.custody.actions import ask_identity, break_glass, decide_request
from naung.casework.custody.models import Glass, IdentityRequest
from naung.casework.reports.actions import receive_report
from naung.foundation.access.vocabulary import Actor
from tests.casework.custody.conftest import PHONE, someone
from tests.casework.reports.told import content, reporter

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
WHY = "Pelapor perlu dihubungi: saksi akan berangkat besok."
DANGER = "Ia mengirim pesan bahwa ia akan dibunuh malam ini."
ASKED = {"wanted": ["pelapor_nama", "pelapor_telepon"], "hours": "8", "reason": WHY}
SMASHED = {"way": "telepon", "number": PHONE, "danger": DANGER, "sure": "on"}


@pytest.fixture
def report(sari: Actor) -> UUID:
    return receive_report(content=content(), reporter=reporter(), by=sari).id


@pytest.fixture
def asked(report: UUID, sari: Actor) -> UUID:
    return ask_identity(
        kind="pelapor", record_id=report, fields=["pelapor_nama"], hours=8, reason=WHY, by=sari
    )  # fmt: skip


@pytest.fixture
def glass(sari: Actor, budi: Actor) -> UUID:
    someone(sari)
    return break_glass(way="telepon", number=PHONE, danger=DANGER, by=budi)


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer


def test_the_whole_way_of_a_leave(client_for: Browser, report: UUID) -> None:
    sari, mega = client_for("sari"), client_for("mega")
    page = text(sari.get(reverse("reports:show", args=[report])))
    address = reverse("custody:ask_reporter", args=[report])
    assert address in page
    assert sari.get(address).status_code == 200
    assert "Pilih data apa" in text(sari.post(address, {**ASKED, "wanted": []})) or IdentityRequest.objects.count() == 0
    shown = sari.post(address, ASKED)["Location"]
    assert WHY in text(mega.get(shown))
    assert "Rohana" not in text(mega.get(shown))
    assert "Menunggu kustodian" in text(mega.get(reverse("custody:list")))
    assert sari.post(shown, {"outcome": "diberikan", "hours": "8"}).status_code == 403
    refused = text(mega.post(shown, {"outcome": "ditolak", "hours": "", "answer": ""}))
    assert "Tulis alasannya" in refused
    assert mega.post(shown, {"outcome": "diberikan", "hours": "24", "answer": ""}).status_code == 302
    opened = text(sari.post(f"{shown}buka/"))
    assert "Siti Rohana" in opened
    assert "0852 0000 4321" in opened
    assert "Gang Mawar" not in opened
    assert "Pasal 24" in opened
    assert sari.get(f"{shown}buka/").status_code == 405
    assert "1 kali" in text(mega.get(shown))
    assert "Identitas yang boleh dibuka" in text(sari.get("/"))
    mega.post(f"{shown}akhiri/")
    assert sari.post(f"{shown}buka/").status_code == 409


def test_the_whole_way_of_a_broken_glass(client_for: Browser, sari: Actor) -> None:
    person = someone(sari)
    budi, ratna, mega = client_for("budi"), client_for("ratna"), client_for("mega")
    address = reverse("custody:break")
    assert "Harus lengkap dan tepat" in text(budi.get(address))
    assert "Tidak ada yang cocok" in text(budi.post(address, {**SMASHED, "number": "0812 3456 7002"}))
    assert budi.post(address, {**SMASHED, "sure": ""}).status_code == 200
    shown = budi.post(address, SMASHED)["Location"]
    contact = text(budi.post(f"{shown}buka/"))
    assert "Wulan Purnama" in contact
    assert "bilang dari sekolah" in contact
    assert "patah tulang" not in contact
    assert "Wulan" not in text(budi.get(shown))
    assert str(person) not in text(budi.get(shown))
    again = text(budi.post(address, SMASHED))
    assert "belum ditinjau" in again
    for told in (client_for("sari"), ratna):
        assert "dibuka karena bahaya jiwa" in text(told.get("/"))
        assert DANGER in text(told.get(shown))
        assert str(person) in text(told.get(shown))
    assert DANGER in text(mega.get(shown))
    assert mega.get("/")["Location"] == reverse("custody:list")
    assert client_for("sari").post(f"{shown}tinjau/", {"verdict": "tepat", "words": "ya"}).status_code == 403
    assert ratna.post(f"{shown}tinjau/", {"verdict": "tepat", "words": "Benar."}).status_code == 302
    assert "Tepat: ada bahaya jiwa" in text(budi.get(shown))
    assert budi.post(f"{shown}buka/").status_code == 409


def addresses(asked: UUID, glass: UUID, report: UUID) -> list[str]:
    return [
        reverse("custody:ask_reporter", args=[report]),
        reverse("custody:show", args=[asked]),
        reverse("custody:open", args=[asked]),
        reverse("custody:end", args=[asked]),
        reverse("custody:glass", args=[glass]),
        reverse("custody:glass_open", args=[glass]),
        reverse("custody:glass_end", args=[glass]),
        reverse("custody:review", args=[glass]),
    ]


@pytest.mark.parametrize("username", ["hamdan", "yusuf", "sari", "budi"])
def test_others_get_what_they_get_where_nothing_is(
    client_for: Browser, asked: UUID, report: UUID, sari: Actor, budi: Actor, username: str
) -> None:
    """Sari's request and Ratna's glass, tried by those whom they do not concern, beside ids that nothing has."""
    person = someone(sari)
    glass = Glass.objects.create(
        opener=uuid4(), desk=uuid4(), owner=uuid4(), person=person, way="nik",
        compartment=IdentityRequest.objects.get().compartment,
        broken_at=IdentityRequest.objects.get().asked_at, until="2099-01-01T00:00:00Z",
    ).id  # fmt: skip
    IdentityRequest.objects.update(asked_by=uuid4())
    browser = client_for(username)
    real = addresses(asked, glass, report)[(1 if username == "sari" else 0) :]
    invented = addresses(uuid4(), uuid4(), uuid4())[(1 if username == "sari" else 0) :]
    data = {**ASKED, **SMASHED, "reason": "x", "outcome": "diberikan", "hours": "8", "verdict": "tepat", "words": "x"}
    for here, nowhere in zip(real, invented, strict=True):
        for method in ("get", "post"):
            answers = [getattr(browser, method)(each, data if method == "post" else None) for each in (here, nowhere)]
            assert answers[0].status_code == answers[1].status_code, (here, method)
            assert answers[0].status_code in {403, 404, 405}, (here, method)
            assert WHY not in text(answers[0])
    row = IdentityRequest.objects.get(id=asked)
    assert (row.outcome, row.openings, Glass.objects.get(id=glass).verdict) == ("", 0, "")


def test_nobody_is_led_to_the_door(nobody: Client, asked: UUID, glass: UUID, report: UUID) -> None:
    for address in [*addresses(asked, glass, report), reverse("custody:list"), reverse("custody:break")]:
        for answer in (nobody.get(address), nobody.post(address, SMASHED)):
            assert answer.status_code == 302
            assert "masuk" in answer["Location"]


def test_a_colleague_does_not_see_that_she_asked(client_for: Browser, asked: UUID, ratna: Actor) -> None:
    assert client_for("ratna").get(reverse("custody:show", args=[asked])).status_code == 404
    assert str(asked) not in text(client_for("ratna").get(reverse("custody:list")))


def test_a_granted_leave_of_another_is_not_opened_by_the_custodian(
    client_for: Browser, asked: UUID, mega: Actor
) -> None:
    decide_request(request_id=asked, granted=True, hours=2, by=mega)
    assert client_for("mega").post(reverse("custody:open", args=[asked])).status_code == 403
