"""Pages of complaints: taken by anybody with an account, never seen by whom they are about."""

import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.complaints.models import Complaint
from naung.foundation.access.vocabulary import Actor
from tests.cast import House

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
WORDS = "Sudah dua bulan tidak ada kabar, dan tetangga tahu ceritanya."
CHANGING = re.compile(r'name="(?:once|csrfmiddlewaretoken)" value="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|\d\d\.\d\d')


def typed(house: House, **changes: object) -> dict[str, object]:
    values = {
        "post": str(uuid4()),
        "matter": "identitas_tersebar",
        "words": WORDS,
        "desk": str(house.service.id),
        "whose": "diketikkan",
        "complainant_name": "Siti Rohana",
        "contact": "WhatsApp sesudah pukul 20.00",
    }
    return {**values, **changes}


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer


def plain(answer: object) -> tuple[int, str]:
    return answer.status_code, CHANGING.sub("", text(answer))  # type: ignore[attr-defined]  # as above


@pytest.fixture
def complaint(client_for: Browser, house: House, yusuf: Actor) -> UUID:
    client_for("sari").post(reverse("complaints:take"), typed(house))
    return Complaint.objects.get().id


def pages(complaint: UUID) -> list[str]:
    names = ("show", "complainant", "consent", "answer", "told", "pass_on")
    return [reverse(f"complaints:{name}", args=[complaint]) for name in names]


def test_the_whole_way(client_for: Browser, house: House, yusuf: Actor) -> None:
    sari, overseer = client_for("sari"), client_for("yusuf")
    assert "melewati meja yang diadukan" in text(sari.get(reverse("complaints:take")))
    taken = sari.post(reverse("complaints:take"), typed(house))
    assert taken["Location"] == reverse("complaints:taken")
    row = Complaint.objects.get()
    assert row.number in text(sari.get(reverse("complaints:taken")))
    assert "Pengaduan menunggu jawaban" in text(overseer.get("/"))
    show = reverse("complaints:show", args=[row.id])
    page = text(overseer.get(show))
    assert WORDS in page
    assert "Rohana" not in page
    assert "Siti Rohana" in text(overseer.post(f"{show}pengadu/"))
    assert overseer.get(f"{show}pengadu/").status_code == 405
    assert overseer.post(f"{show}jawab/", {"finding": "terbukti", "words": "", "version": "1"}).status_code == 200
    answered = {"finding": "terbukti", "words": "Maaf. Diperbaiki.", "version": "1"}
    assert overseer.post(f"{show}jawab/", answered).status_code == 302
    assert overseer.post(f"{show}jawab/", answered).status_code == 409
    assert overseer.post(f"{show}disampaikan/", {"way": "telepon", "version": "2"}).status_code == 302
    assert "Jawaban sudah disampaikan" in text(overseer.get(show))
    found = overseer.post(reverse("complaints:list"), {"number": row.number.lower()})
    assert found["Location"] == show
    assert "Tidak ada pengaduan" in text(overseer.post(reverse("complaints:list"), {"number": "AD-0000-0000"}))


def test_the_slip_reveals_nothing(client_for: Browser, house: House) -> None:
    sari = client_for("sari")
    sari.post(reverse("complaints:take"), typed(house))
    page = text(sari.get(reverse("complaints:receipt")))
    assert Complaint.objects.get().number in page
    for secret in ("Rohana", "tetangga", "Singkawang", "Sari", "UPTD", "Meja", "engaduan", "Naung"):
        assert secret not in page


@pytest.mark.parametrize("username", ["sari", "ratna", "budi", "hamdan", "mega"])
def test_whom_it_is_about_and_everybody_else_gets_what_is_not_there(
    client_for: Browser, complaint: UUID, username: str
) -> None:
    browser = client_for(username)
    data = {"finding": "terbukti", "words": "x", "way": "telepon", "sure": "on", "monitor_may_know": "on"}
    for here, nowhere in zip(pages(complaint), pages(uuid4()), strict=True):
        assert plain(browser.get(here)) == plain(browser.get(nowhere)), here
        assert plain(browser.post(here, data)) == plain(browser.post(nowhere, data)), here
        assert browser.get(here).status_code in {403, 404, 405}
    number = Complaint.objects.get().number
    for address in ("/", reverse("complaints:own"), reverse("complaints:list"), reverse("log:list")):
        page = text(browser.get(address, follow=True))
        assert number not in page, address
        assert WORDS not in page, address
        assert str(complaint) not in page, address
        assert "menerima pengaduan" not in page, address


def test_the_one_who_complains_from_her_own_account_follows_it(client_for: Browser, house: House, yusuf: Actor) -> None:
    sari = client_for("sari")
    sari.post(reverse("complaints:take"), typed(house, whose="sendiri", desk="", officer="Ratna"))
    show = reverse("complaints:show", args=[Complaint.objects.get().id])
    assert show in text(sari.get(reverse("complaints:own")))
    assert WORDS in text(sari.get(show))
    assert sari.post(f"{show}izin-pemantau/", {"monitor_may_know": "on"}).status_code == 302
    assert Complaint.objects.get().monitor_may_know
    assert sari.get(f"{show}jawab/").status_code == 403


def test_nothing_that_is_missing_is_saved(client_for: Browser, house: House) -> None:
    sari = client_for("sari")
    for wrong in ({"words": " "}, {"matter": "x"}, {"desk": "", "officer": ""}, {"desk": "bukan"}, {"whose": ""}):
        assert sari.post(reverse("complaints:take"), typed(house, **wrong)).status_code == 200
    assert not Complaint.objects.exists()
    assert sari.get(reverse("complaints:taken"))["Location"] == reverse("complaints:take")


def test_nobody_signs_in_first(nobody: Client, complaint: UUID) -> None:
    named = [reverse(f"complaints:{name}") for name in ("list", "take", "taken", "receipt", "own")]
    for address in [*pages(complaint), *named]:
        assert nobody.get(address).status_code == 302
        assert nobody.post(address, {}).status_code == 302
