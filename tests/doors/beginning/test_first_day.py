"""An empty house is led to a working task force; it stops and goes on anywhere, and then is closed for good."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.models import Invitation
from naung.foundation.audit.models import Entry
from naung.foundation.organisations.models import Desk, FirstEntry, FirstStep, TaskForce
from naung.foundation.organisations.queries import first_day, house_is_open
from naung.foundation.organisations.vocabulary import DeskKind, Step
from naung.foundation.vault.actions import found_vault
from naung.foundation.vault.models import RecoverySet, RecoverySheet
from naung.foundation.vault.queries import key_behind
from tests.cast import load_some_places
from tests.doors.beginning import way

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty(transactional_db: None) -> None:
    """A house as `naung serve` first leaves it: keys, area codes, nobody."""
    found_vault(by=system_actor("setup"))
    load_some_places()


@pytest.fixture
def browser() -> Client:
    return way.enter(Client())


def done() -> set[Step]:
    known = first_day()
    return set(known.done) if known else set()


def test_an_empty_house_is_set_up_and_then_is_closed_for_good(browser: Client) -> None:
    way.say_who(browser)
    way.open_desks(browser)
    tokens = way.invite(browser)
    sheets = way.print_sheets(browser)
    assert way.prove(browser, sheets[1]) == 302
    way.back_up(browser)
    assert done() == set(Step) - {Step.CHECK}
    page = browser.get("/mulai/periksa/").content.decode()
    assert "belum memasang pengaman kedua" not in page, "nobody has come yet"
    assert browser.post("/mulai/periksa/", {"read": ""}).status_code == 400
    last = browser.post("/mulai/periksa/", {"read": "on"})
    assert (last.status_code, last["Location"]) == (302, "/masuk")
    assert len(tokens) == len(way.NAMES)
    assert not house_is_open()
    assert browser.get("/mulai/").status_code == browser.get("/mulai/periksa/").status_code == 404
    assert Client().get("/masuk").status_code == 200
    force = TaskForce.objects.get()
    assert force.territory == "61.72"
    assert "hukum" in force.left_unsafe
    assert not FirstEntry.objects.exists()


def test_desks_are_those_of_the_table_that_a_person_left_ticked(browser: Client) -> None:
    way.say_who(browser)
    page = browser.get("/mulai/instansi/").content.decode()
    assert "UU 12/2022 (TPKS) Pasal 76 ayat (2)" in page
    assert "Belum diverifikasi, tanya bagian hukum." in page
    sent = way.offered(page)
    assert "uptd-take" in sent
    assert "bp3mi-take" not in sent, "what is not verified proposes nothing"
    del sent["ppt-take"]
    way.open_desks(
        browser, **{**sent, "uptd-name": "UPTD PPA Singkawang Timur", "bp3mi-take": "on", "uptd-letters": "skw"}
    )
    desks = {desk.agency.kind: desk for desk in Desk.objects.select_related("agency")}
    assert desks["uptd_ppa"].agency.name == "UPTD PPA Singkawang Timur"
    assert desks["uptd_ppa"].prefix == "SKW"
    assert desks["uptd_ppa"].territory == "61.72"
    assert desks["bp3mi"].territory == "61"
    assert desks["lpsk"].territory == ""
    assert {desk.oversight_id for desk in desks.values() if desk.kind == DeskKind.SERVICE} == {desks["dinas_p3a"].id}


def test_what_is_wrong_with_a_desk_stands_beside_it_and_nothing_is_opened(browser: Client) -> None:
    way.say_who(browser)
    sent = way.offered(browser.get("/mulai/instansi/").content.decode())
    wrong = {**sent, "uptd-name": " ", "polri-letters": sent["uptd-letters"], "dinsos-name": sent["rsud-name"]}
    answer = browser.post("/mulai/instansi/", wrong)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Tulis nama instansi ini." in page
    assert "Nama instansi ini sudah dipakai." in page
    assert "Awalan nomor kasus" in page
    del sent["pengawas-take"]
    answer = browser.post("/mulai/instansi/", sent)
    assert "Pilih meja pengawas bagi meja ini" in answer.content.decode()
    assert not Desk.objects.exists()
    assert Step.DESKS not in done()


def test_an_agency_that_the_table_does_not_offer_is_added(browser: Client) -> None:
    way.say_who(browser)
    way.open_desks(browser)
    overseer = Desk.objects.get(kind=DeskKind.OVERSIGHT)
    given = {"agency_type": "kelurahan", "name": "Kelurahan Pasiran", "kind": "layanan", "letters": "pas"}
    assert "Pilih meja pengawas" in browser.post("/mulai/instansi/tambah/", given).content.decode()
    assert browser.post("/mulai/instansi/tambah/", {**given, "overseen": str(overseer.id)}).status_code == 302
    assert Desk.objects.get(agency__name="Kelurahan Pasiran").oversight == overseer
    browser.post("/mulai/wilayah/", {"territory": "61"})
    assert browser.post("/mulai/wilayah/", {"territory": "Pasiran, Singkawang Barat"}).status_code == 400
    assert TaskForce.objects.get().territory == "61.72", "desks stand there"


def test_one_stops_and_goes_on_from_another_device(browser: Client) -> None:
    way.say_who(browser)
    other = way.enter(Client())
    assert browser.get("/mulai/instansi/")["Location"] == "/mulai/", "the first device is out"
    way.open_desks(other)
    assert done() == {Step.TASK_FORCE, Step.TERRITORY, Step.DESKS}
    page = other.get("/mulai/").content.decode()
    assert way.FORCE["name"] in page


def test_steps_that_rest_on_others_lead_back_to_them(browser: Client) -> None:
    assert browser.get("/mulai/instansi/")["Location"] == "/mulai/wilayah/"
    assert browser.get("/mulai/petugas/")["Location"] == "/mulai/instansi/"
    assert browser.get("/mulai/kunci/").status_code == 200
    answer = browser.post("/mulai/periksa/", {"read": "on"})
    assert answer.status_code == 400
    assert house_is_open()


def test_an_officer_needs_only_a_name_and_all_are_invited_or_none(browser: Client) -> None:
    way.say_who(browser)
    way.open_desks(browser)
    desk = Desk.objects.get(agency__kind="polres")
    assert browser.get("/mulai/petugas/").content.decode().count("diperlukan") == 4
    wrong = {"uptd-kepala-display_name": "Hamdan", "uptd-penyelia-display_name": "Ratna", "uptd-penyelia-username": "X"}
    assert browser.post("/mulai/petugas/", wrong).status_code == 400
    assert not Invitation.objects.exists()
    other = {"lain-display_name": "Hamdan Yusuf Jaya", "lain-desk": str(desk.id), "lain-role": "penyidik"}
    assert browser.post("/mulai/petugas/", {"lain-display_name": "Tanpa Meja"}).status_code == 400
    assert len(way.invite(browser, **other)) == 5
    assert set(Invitation.objects.values_list("username", flat=True)) == {
        "hamdan",
        "mega",
        "ratna",
        "yusuf",
        "hamdan.yusuf",
    }
    assert Step.OFFICERS in done()
    assert browser.get("/mulai/petugas/undangan/").status_code == 302, "links are shown until they are printed"
    page = browser.get("/mulai/petugas/").content.decode()
    assert page.count("undangan menunggu") == 5


def test_no_word_of_a_sheet_is_kept_and_two_of_three_give_the_key(browser: Client) -> None:
    sheets = way.print_sheets(browser)
    assert [len(sheet.split()) for sheet in sheets] == [33, 33, 33]
    key = Path(settings.NAUNG_KEY_FILE).read_text().strip()
    assert key_behind([sheets[0], sheets[2]]) == key_behind(sheets[:2]) == key
    words = {word for sheet in sheets for word in sheet.split()}
    kept = {
        model: [words & set(re.split(r"\W+", str(value))) for row in model.objects.values_list() for value in row]
        for model in (RecoverySheet, RecoverySet, Entry)
    }
    assert not any(kept[RecoverySheet] + kept[RecoverySet])
    assert all(len(found) < 2 for found in kept[Entry]), "one is a word of an event's own name, two are of a sheet"
    mistyped = sheets[0].split()
    at = next(n for n in range(5, 32) if mistyped[n] != mistyped[n + 1])
    mistyped[at], mistyped[at + 1] = mistyped[at + 1], mistyped[at]
    assert way.prove(browser, " ".join(mistyped)) == 400
    assert RecoverySet.objects.get().proved_at is None
    assert way.prove(browser, "\n".join(f"{n}. {word.upper()}" for n, word in enumerate(sheets[2].split(), 1))) == 302
    assert Step.KEYS in done()
    assert browser.post("/mulai/kunci/lembar/", {"number": 1}).status_code == 409, "proved sheets are not shown again"


def test_a_sheet_of_another_set_proves_nothing_and_a_new_set_opens_the_step_again(browser: Client) -> None:
    old = way.print_sheets(browser)
    assert way.prove(browser, old[0]) == 302
    assert browser.post("/mulai/kunci/", {"again": "1"}).status_code == 200
    assert Step.KEYS in done()
    new = way.print_sheets(browser, split="3-5")
    assert Step.KEYS not in done()
    page = browser.post("/mulai/kunci/", {"code_words": old[0]}).content.decode()
    assert "bukan dari rangkaian yang berlaku sekarang" in page
    assert " ".join(old[0].split()[8:11]) not in page.partition("<main")[0], "one word alone may be the page's own"
    assert way.prove(browser, new[4]) == 302


def test_one_sheet_is_typed_back_only_when_all_are_on_paper(browser: Client) -> None:
    browser.post("/mulai/kunci/", {"split": "2-3"})
    page = browser.post("/mulai/kunci/lembar/", {"number": 1}).content.decode()
    assert browser.post("/mulai/kunci/lembar/", {"number": 4}).status_code == 404
    assert browser.post("/mulai/kunci/", {"code_words": " ".join(way.WORD.findall(page))}).status_code == 200
    assert RecoverySet.objects.get().proved_at is None


def test_the_first_backup_is_opened_with_the_key_on_paper(browser: Client) -> None:
    shown = browser.post("/mulai/cadangan/kunci/")
    assert shown["Cache-Control"] == "no-store"
    first = way.SECRET.search(shown.content.decode())
    assert first is not None
    secret = way.back_up(browser)
    assert secret != first[0], "another was made before the first backup"
    assert browser.post("/mulai/cadangan/", {"code_key": first[0]}).status_code == 400
    assert browser.post("/mulai/cadangan/kunci/").status_code == 404
    home = Path(settings.NAUNG_HOME)
    assert not any(secret in path.read_text("latin-1") for path in home.rglob("*") if path.is_file())
    assert not list((home / "backups").glob("*.opened"))
    assert FirstStep.objects.filter(step=Step.BACKUP).exists()
