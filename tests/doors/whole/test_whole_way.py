"""The whole way on every database: two officers sign in by hand; a report becomes a case, is screened, closed, found, logged.

Committed for real at each step, as a server commits, so that what only fails between transactions fails here.
"""

import re
from typing import Any

import pytest
from django.test import Client

from naung.casework.cases.models import Case
from naung.casework.cases.vocabulary import Stage
from naung.foundation.audit.queries import verify
from tests.cast import House, found_house
from tests.doors.account.signing import enrol, signed_in
from tests.doors.reports.typed import take_form

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Wulan Sari Dewi"
STORY = "Dijanjikan kerja di kafe, paspornya ditahan."
LINK = re.compile(r'href="(/[^"#?]*)"')


@pytest.fixture
def house(transactional_db: None) -> House:
    """The desks, committed."""
    return found_house()


def page(client: Client, address: str) -> str:
    """A page that opens."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return str(answer.content.decode())


def send(client: Client, address: str, **typed: Any) -> str:
    """Post a form and answer where it led; a form in error tells its errors."""
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page(client, address)))
    hidden.pop("csrfmiddlewaretoken", None)
    answer = client.post(address, hidden | typed)
    assert answer.status_code == 302, re.findall(r'class="error[^>]*>([^<]+)<', answer.content.decode())
    return str(answer["Location"])


def link(client: Client, address: str, like: str) -> str:
    """The first link on a page whose address fits."""
    found = [to for to in LINK.findall(page(client, address)) if re.fullmatch(like, to)]
    assert found, (address, like)
    return found[0]


def take_and_open(sari: Client) -> str:
    """From the worklist to a report, its receipt, its page, and the case that it becomes; answers the case's address."""
    assert send(sari, "/laporan/baru/", **take_form()) == "/laporan/tersimpan/"
    number = re.findall(r"LP-[0-9A-Z]{4}-[0-9A-Z]{4}", page(sari, "/laporan/tersimpan/"))[0]
    assert number in page(sari, "/")
    report = link(sari, "/laporan/", r"/laporan/[0-9a-f-]{36}/")
    return send(sari, link(sari, report, r"/kasus/dari-laporan/.*"), danger="tidak_tahu", summary=STORY)


def write_down(sari: Client, case: str) -> str:
    """The person, her history, one event; answers the history's address."""
    birth = {"birth_day": "", "birth_month": "", "birth_year": "1998"}
    assert send(sari, f"{case}orang/baru/", name=NAME, sex="P", role="korban", **birth) == case
    person = link(sari, case, r"/orang/[0-9a-f-]{36}/")
    histories = link(sari, person, r"/episode/orang/.*")
    episode = send(sari, f"{histories}baru/", over="ya", summary="Januari sampai September.")
    when = {"when_day": "", "when_month": "1", "when_year": "2026"}
    acts = {"process": "perekrutan", "means": "penipuan", "purpose": "kerja_atau_pelayanan_paksa"}
    assert send(sari, f"{episode}kejadian/", kind="recruitment", note="Diajak lewat pesan.", **when, **acts) == episode
    return episode


def screen(sari: Client, episode: str) -> str:
    """Every group of questions, its first answered with yes; answers the result's address."""
    at = send(sari, link(sari, episode, r"/penyaringan/mulai/.*"), childhood="dewasa")
    groups = 0
    while "/tanya/" in at:
        first = re.findall(r'<input type="radio"\s+name="([^"]+)"', page(sari, at))[0]
        at = send(sari, at, **{first: "ya"})
        groups += 1
    assert groups == 7
    return send(sari, at, words="Ceritanya utuh.")


def test_a_report_becomes_a_case_is_screened_and_closed_by_two(house: House) -> None:
    enrol("sari", "Sari", house.service.id)
    enrol("ratna", "Ratna", house.service.id, role="penyelia")
    enrol("budi", "Budi", house.other.id)
    sari, ratna, budi = signed_in("sari"), signed_in("ratna", address="10.1.1.2"), signed_in("budi", address="10.1.1.3")

    case = take_and_open(sari)
    episode = write_down(sari, case)
    result = screen(sari, episode)
    assert "Hasil penyaringan" in page(sari, result)
    send(sari, f"{case}catatan/", words="Akan ditelepon besok.", visibility="meja")
    send(sari, f"{case}tutup/", reason="layanan_selesai", words="Sudah didampingi.")

    turn = link(sari, case, r"/kasus/usul/.*")
    assert sari.post(turn, {"outcome": "disetujui", "answer": ""}).status_code == 403
    assert Case.objects.get().stage == Stage.CLOSING
    assert send(ratna, turn, outcome="disetujui", answer="Baik.") == case
    assert Case.objects.get().stage == Stage.CLOSED
    for told in ("Mencatat kejadian", "Menyelesaikan penyaringan", "Menulis catatan", "Menyetujui usul itu"):
        assert told in page(sari, case), told
    assert sari.post(f"{case}catatan/", {"words": "Terlambat.", "visibility": "meja"}).status_code == 200
    assert "Terlambat." not in page(sari, case)

    for words in ("Wulan", "Sari Dewi", "wulon", Case.objects.get().number):
        assert re.search(r"/(orang|kasus)/[0-9a-f-]{36}/", results(sari, words)), words
        assert not re.search(r"/(orang|kasus)/[0-9a-f-]{36}/", results(budi, words)), words
    for address in (case, episode, result):
        assert budi.get(address).status_code == 404

    log = page(ratna, f"/catatan-akses/{case.split('/')[2]}/")
    assert "menyetujui usul itu" in log
    assert "Wulan" not in page(ratna, "/catatan-akses/")
    assert sari.get("/catatan-akses/").status_code == 403
    assert verify().sound


def results(client: Client, words: str) -> str:
    """What a search shows; its words stay out of the address."""
    answer = client.post("/cari/", {"query": words})
    assert answer.status_code == 200
    return str(answer.content.decode()).split("<main")[1]
