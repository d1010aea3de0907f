"""Two phones meet without signal: one shows a signed code, the other reads it, checks it and answers; either brings it home."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.returns.actions import plan_leg
from naung.casework.returns.vocabulary import Body, End, LegTold
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from tests.doors.account.signing import Officer, enrol, signed_in
from tests.journeys.field_phone import Office, Phone, film_of, free_port
from tests.journeys.looking import check_page
from tests.journeys.thief import files_under, search

pytestmark = pytest.mark.django_db(transaction=True)
PASSPHRASE = "tikar lumbung senja kelapa rotan"
BELONGINGS = "Paspor ungu dan tas anyam kuning"
GOT = "Tas anyam kuning tanpa paspor"
MEDICINE = "Obat batuk sesudah makan malam"
NAME = "Lalu Wiryasembada"


def cookies_of(officer: Officer) -> dict[str, str]:
    cookies = signed_in(officer.username).cookies
    kept = {settings.SESSION_COOKIE_NAME, "naung_account"} & set(cookies)
    return {name: cookies[name].value for name in kept}


@pytest.fixture
def siti(desk: UUID) -> Officer:
    """An officer of the village where he arrives."""
    setup = system_actor("setup")
    agency = found_agency(name="Kelurahan Condong", kind="kelurahan", by=setup)
    told = {"name": "Kelurahan Condong", "kind": DeskKind.SERVICE, "territory": "61.72", "prefix": "KEL"}
    return enrol("siti", "Siti Aminah", open_desk(agency=agency, **told, by=setup).id, role="petugas_kelurahan")


@pytest.fixture
def hers(siti: Officer) -> dict[str, str]:
    """Siti's session, begun before the office moves in."""
    return cookies_of(siti)


@pytest.fixture
def office(desk: UUID, sari: Officer, siti: Officer, hers: dict[str, str], tmp_path: Path) -> Iterator[Office]:
    """An office whose server is a process of its own; Sari is to bring two men to the village."""
    by, taker = actor_for_officer(sari.username, desk=desk), actor_for_officer(siti.username)
    for name in (NAME, "Amaq Jingga"):
        told = PersonTold(names=((NameKind.OFFICIAL, name),), sex=Sex.MALE, birth=VagueDate.on(date(1990, 2, 3)))
        person, case = register_person(told=told, by=by), open_case(summary="Pulang lewat darat.", by=by)
        add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
        ends = End(Body.DISTRICT, desk), End(Body.VILLAGE, taker.desk)
        leg = LegTold(*ends, "Terminal Singkawang", "Balai kelurahan", timezone.now() + timedelta(hours=5))
        plan_leg(case_id=case, person_id=person, told=leg, by=by)
    made = Office(tmp_path / "office", free_port(), cookies_of(sari))
    made.move_in()
    made.open()
    yield made
    made.shut()


@pytest.fixture
def phones(browser: Browser, office: Office, hers: dict[str, str], tmp_path: Path) -> Iterator[tuple[Phone, Phone]]:
    """Sari's phone and Siti's; both switched off at the end."""
    made = []
    for name, whose in (("giver", office), ("taker", replace(office, cookies=hers))):
        (tmp_path / name).mkdir()
        made.append(Phone(browser.browser_type, whose, tmp_path / name))
    yield made[0], made[1]
    for phone in made:
        phone.kill()


def look(page: Page, name: str) -> None:
    page.evaluate("performance.clearResourceTimings()")
    page.evaluate("document.querySelectorAll(\"[style='']\").forEach((each) => each.removeAttribute('style'))")
    check_page(page, name)


def set_up(page: Page) -> None:
    for field in ("#pass-new", "#pass-again"):
        page.locator(field).fill(PASSPHRASE)
    page.get_by_role("button", name="Siapkan ponsel").click()
    expect(page.get_by_role("heading", name="Serah terima")).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(
        "() => new Promise((done) => { const asked = indexedDB.open('naung-lapangan'); asked.onsuccess = () => {"
        "asked.result.transaction('meta').objectStore('meta').get('hand').onsuccess = (e) => {"
        "asked.result.close(); done(Boolean(e.target.result?.known)); }; }; })"
    )


def unlock(page: Page) -> None:
    page.locator("#pass").fill(PASSPHRASE)
    page.get_by_role("button", name="Buka", exact=True).click()
    expect(page.get_by_role("heading", name="Kerja lapangan saya")).to_be_visible()


def give(page: Page, name: str) -> str:
    """What is handed over is written and signed; the code stands on the screen."""
    page.locator("#hand-list .card", has_text=name).click()
    look(page, "field-give")
    page.get_by_role("button", name="Buat kode").click()
    expect(page.locator("#hand-problem")).to_contain_text("Pilih bagaimana keadaannya")
    page.get_by_label("Bagaimana keadaannya?").select_option("lelah")
    page.get_by_label("Surat diri dan barang yang ikut").fill(BELONGINGS)
    page.get_by_label("Yang perlu diketahui").fill(MEDICINE)
    page.get_by_role("button", name="Buat kode").click()
    expect(page.get_by_role("heading", name="Tunjukkan kode ini")).to_be_visible()
    expect(page.locator("#code-told")).to_contain_text(BELONGINGS)
    look(page, "field-code")
    return page.locator("#code-text").input_value()


def read(page: Page, code: str) -> None:
    page.locator("#scan-text").fill(code)
    page.get_by_role("button", name="Pakai kode ini").click()


def what_is_no_true_code_is_said(page: Page, code: str, short: str) -> None:
    """Cut short, and with another letter; the sixteen letters are taken, and can't be checked here."""
    page.get_by_role("button", name="Terima: baca kode").click()
    read(page, code[:60])
    expect(page.locator("#scan-problem")).to_contain_text("ada yang kurang")
    look(page, "field-scan")
    read(page, code[:150] + ("A" if code[150] != "A" else "B") + code[151:])
    expect(page.locator("#hand-says")).to_contain_text("Tanda tangannya tidak cocok")
    page.get_by_role("button", name="Buang formulir ini").click()
    page.get_by_role("button", name="Terima: baca kode").click()
    read(page, short.lower())
    expect(page.locator("#hand-says")).to_contain_text("16 huruf tidak bisa diperiksa di ponsel")
    page.get_by_role("button", name="Buang formulir ini").click()


def a_picture_without_a_code_says_so(page: Page, picture: Path) -> None:
    page.get_by_role("button", name="Terima: baca kode").click()
    empty = picture.with_name("empty.png")
    Image.new("RGB", (300, 300), "green").save(empty)
    for file in (empty, Path(__file__)):
        page.locator("#scan-file").set_input_files(file)
        expect(page.locator("#scan-problem")).to_contain_text("Tidak ada kode yang terbaca")


def photographed(page: Page, picture: Path) -> Path:
    """The giver's screen, as the other phone sees it."""
    page.locator("#code-picture").screenshot(path=picture)
    return picture


def take(page: Page) -> str:
    """What the code says was checked; what came is written; the answer stands on the screen."""
    expect(page.locator("#hand-says")).to_contain_text("Kode ini benar: ditandatangani UPTD PPA Kota Singkawang")
    page.get_by_label("Bagaimana keadaannya?").select_option("baik")
    page.get_by_label("Surat diri dan barang yang ikut").fill(GOT)
    page.get_by_label("Berbeda dari yang ditunjukkan yang menyerahkan").check()
    look(page, "field-take")
    page.get_by_role("button", name="Selesai dan segel").click()
    expect(page.get_by_role("heading", name="Tunjukkan kode balasan")).to_be_visible()
    look(page, "field-answer")
    return page.locator("#code-text").input_value()


def hear(page: Page, answer: str, code: str) -> None:
    """The giver reads the answer, and seals."""
    page.get_by_role("button", name="Baca kode balasan").click()
    read(page, code)
    expect(page.locator("#scan-problem")).to_contain_text("bukan kode balasan")
    read(page, answer[:100] + ("A" if answer[100] != "A" else "B") + answer[101:])
    expect(page.locator("#scan-problem")).to_contain_text("tanda tangannya tidak cocok")
    read(page, answer)
    expect(page.locator("#code-answer")).to_contain_text("Kelurahan Condong menerima")
    page.get_by_role("button", name="Sudah diserahkan: segel").click()
    expect(page.get_by_role("heading", name="Kerja lapangan saya")).to_be_visible()


def key_of(page: Page) -> tuple[bytes, bytes]:
    """The secret half of the tablet's key, which its own program can open with the passphrase, and the box in which it lies."""
    seed, box = page.evaluate(
        """async (pass) => {
          const [keys, store] = await Promise.all(["keys", "store"].map((name) => import(`/statis/field/${name}.js`)));
          const { key } = await keys.unlock(pass);
          const { box } = await store.get("meta", "hand");
          return [Array.from(await keys.unseal(key, box, "hand")), Array.from(box.ct)];
        }""",
        PASSPHRASE,
    )
    return bytes(seed), bytes(box)


def nothing_readable(phone: Phone, seed: bytes, box: bytes) -> None:
    """A thief of the profile finds no word, no name, and no key; the box of the key is found, so that the search can succeed."""
    files = list(files_under(phone.profile))
    words = [BELONGINGS, GOT, MEDICINE, NAME, "Lalu W. kepada", PASSPHRASE, seed.hex()]
    assert search(words, files) == []
    assert not [name for name, data in files if seed in data or b64encode(seed).rstrip(b"=") in data]
    assert [name for name, data in files if box in data]
    assert search(["naung-lapangan"], files)


def through_the_camera(phone: Phone, first: str, picture: Path) -> Page:
    """The receiver's phone is switched on again, knows the first code, and its camera sees the second on the giver's screen."""
    phone.kill()
    phone.camera = film_of(picture, picture.with_suffix(".y4m"))
    page = phone.start(signed_in=False)
    unlock(page)
    page.locator("#hand-list .card", has_text="kode balasan").click()
    page.get_by_role("button", name="Sudah dibaca").click()
    page.get_by_role("button", name="Terima: baca kode").click()
    read(page, first)
    expect(page.locator("#hand-says")).to_contain_text("sudah Anda tulis")
    page.get_by_role("button", name="Buang formulir ini").click()
    page.get_by_role("button", name="Terima: baca kode").click()
    page.get_by_role("button", name="Baca dengan kamera").click()
    return page


def test_two_phones_meet_without_signal(office: Office, phones: tuple[Phone, Phone], tmp_path: Path) -> None:
    giver, taker = phones[0].start(), phones[1].start()
    for page in (giver, taker):
        set_up(page)
    giver.get_by_role("button", name="Kirim dan perbarui").click()  # the other phone's key is known by now
    expect(giver.locator("#told")).to_contain_text("sudah baru")
    expect(giver.locator("#hand-list")).to_contain_text("Lalu W. kepada Kelurahan Condong")
    expect(taker.locator("#hand-list")).not_to_contain_text("Lalu")
    look(giver, "field-hand-home")
    office.shut()
    for page in (giver, taker):
        page.reload()
        unlock(page)
    first = give(giver, "Lalu W.")
    what_is_no_true_code_is_said(taker, first, giver.locator("#code-short").inner_text())
    picture = photographed(giver, tmp_path / "code.png")
    a_picture_without_a_code_says_so(taker, picture)
    taker.locator("#scan-file").set_input_files(picture)
    answer = take(taker)
    hear(giver, answer, first)
    giver, second = the_giver_s_battery_dies(giver, phones[0])
    taker = through_the_camera(phones[1], first, photographed(giver, tmp_path / "second.png"))
    answer = take(taker)
    hear(giver, answer, second)
    secrets = [key_of(page) for page in (giver, taker)]
    for phone, (seed, box) in zip(phones, secrets, strict=True):
        phone.kill()
        nothing_readable(phone, seed, box)
    either_brings_it(office, *phones)


def the_giver_s_battery_dies(page: Page, phone: Phone) -> tuple[Page, str]:
    """A code that was made is there again after the battery died; her own phone says that it is for another desk."""
    code = give(page, "Amaq J.")
    phone.kill()
    page = phone.start(signed_in=False)
    unlock(page)
    page.get_by_role("button", name="Terima: baca kode").click()
    read(page, code)
    expect(page.locator("#hand-says")).to_contain_text("Kode ini untuk meja lain")
    page.get_by_label("Bagaimana keadaannya?").select_option("baik")
    page.get_by_role("button", name="Selesai dan segel").click()
    page.get_by_role("button", name="Sudah dibaca").click()
    page.locator("#hand-list .card", has_text="kode siap ditunjukkan").click()
    expect(page.locator("#code-text")).to_have_value(code)
    return page, code


def either_brings_it(office: Office, giver: Phone, taker: Phone) -> None:
    """The taker brings the first receipt and the giver both; what was written on either side stands once."""
    office.open()
    page = taker.start()
    page.get_by_role("button", name="Kirim tanpa membuka").click()
    expect(page.locator("#told")).to_contain_text("2 formulir terkirim")
    page.goto(office.address + "/pemulangan/tiba/")
    expect(page.locator("tbody tr", has_text="Diterima")).to_have_count(2)
    page = giver.start()
    page.get_by_role("button", name="Kirim tanpa membuka").click()
    expect(page.locator("#told")).to_contain_text("3 formulir terkirim")
    expect(page.locator("#told")).to_contain_text("Tanda terima ini untuk meja lain")
    what_was_refused_waits_at_the_desk(page, office)
    page.goto(office.address + "/pemulangan/")
    expect(page.get_by_text("sampai, semua tanda terima ada")).to_have_count(2)
    page.locator("table a").first.click()
    for words in (BELONGINGS, GOT, MEDICINE, "Yang diterima berbeda"):
        expect(page.locator("main")).to_contain_text(words)
    check_page(page, "way-home-from-phones")


def what_was_refused_waits_at_the_desk(page: Page, office: Office) -> None:
    """The receipt that her own phone wrote for another desk: nothing of it is lost until a person set it aside."""
    page.goto(office.address + "/pemulangan/tiba/")
    page.get_by_text("1 serah terima dari ponsel memerlukan Anda").click()
    check_page(page, "slips")
    page.locator("table a").click()
    expect(page.locator("main")).to_contain_text("untuk meja lain")
    check_page(page, "slip")
    page.get_by_role("button", name="Kesampingkan formulir ini").click()
    expect(page.locator("main")).to_contain_text("Tidak ada yang perlu diperbaiki")
