"""An outreach officer's week without a signal: the server's process is gone, the browser is killed, and nothing is lost."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from naung.casework.outreach.actions import plan_session
from naung.casework.outreach.vocabulary import Audience, PlaceTold, Plan, Topic
from naung.foundation.accounts.queries import actor_for_officer
from tests.cast import load_some_places
from tests.doors.account.signing import Officer, signed_in
from tests.journeys.field_phone import Office, Phone, free_port
from tests.journeys.looking import check_page, watch_of
from tests.journeys.thief import files_under, search

pytestmark = pytest.mark.django_db(transaction=True)
PASSPHRASE = "tikar lumbung senja kelapa rotan"
ASKED = "Ke mana melapor bila keponakan dibawa naik perahu ungu"
PLACE = "Surau Jingga Kuala Kenari"
DAY = 24 * 3600 * 1000


@pytest.fixture
def office(desk: UUID, sari: Officer, tmp_path: Path) -> Iterator[Office]:
    """An office whose server is a process of its own, with sessions of yesterday, today and the day after tomorrow."""
    load_some_places()
    by = actor_for_officer(sari.username, desk=desk)
    for days, venue in ((-1, "Balai Cempaka"), (0, "Balai Kenanga"), (2, "Balai Melati")):
        on, topics = timezone.localdate() + timedelta(days=days), frozenset({Topic.REPORTING})
        here = PlaceTold("61.72.02.1001")
        plan_session(plan=Plan(here, on, Audience.WOMEN, topics, 30, venue=venue, officer=sari.id), by=by)
    cookies = signed_in(sari.username).cookies
    kept = {settings.SESSION_COOKIE_NAME, "naung_account"} & set(cookies)
    made = Office(tmp_path / "office", free_port(), {name: cookies[name].value for name in kept})
    made.move_in()
    made.open()
    yield made
    made.shut()


@pytest.fixture
def phone(browser: Browser, office: Office, tmp_path: Path) -> Iterator[Phone]:
    """Sari's phone; switched off at the end."""
    profile = tmp_path / "profile"
    profile.mkdir()
    made = Phone(browser.browser_type, office, profile)
    yield made
    made.kill()


def look(page: Page, name: str) -> None:
    """Look at a screen. The first was weighed; what a press fetched later, to derive a key and to seal, is no first load."""
    page.evaluate("performance.clearResourceTimings()")
    page.evaluate(
        """document.querySelectorAll("[style='']").forEach((each) => each.removeAttribute("style"))"""
    )  # of a picture
    check_page(page, name)


def set_up(page: Page) -> None:
    for field in ("#pass-new", "#pass-again"):
        page.locator(field).fill("123456")
    page.get_by_role("button", name="Siapkan ponsel").click()
    expect(page.locator("#trouble")).to_contain_text("Jangan hanya angka")
    for field in ("#pass-new", "#pass-again"):
        page.locator(field).fill(PASSPHRASE)
    page.get_by_role("button", name="Siapkan ponsel").click()
    expect(page.get_by_role("heading", name="Kerja lapangan saya")).to_be_visible()
    expect(page.locator("#today")).to_contain_text("Balai Kenanga")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def unlock(page: Page) -> None:
    page.locator("#pass").fill(PASSPHRASE)
    page.get_by_role("button", name="Buka", exact=True).click()
    expect(page.get_by_role("heading", name="Kerja lapangan saya")).to_be_visible()


def count(page: Page) -> None:
    page.get_by_label("Berapa menit?").fill("90")
    page.get_by_label("31 sampai 59 tahun, perempuan").fill("21")


def nothing_readable(phone: Phone) -> None:
    """What was typed lies nowhere in the profile; what is there in plain is found, so the search can succeed."""
    found = search([ASKED, PLACE, "Balai Kenanga", PASSPHRASE], files_under(phone.profile))
    assert found == []
    assert search(["naung-lapangan"], files_under(phone.profile))


def test_a_week_without_a_signal(office: Office, phone: Phone) -> None:
    page = phone.start()
    set_up(page)
    look(page, "field-home")
    office.shut()
    begin_without_an_office(page)
    phone.kill()
    nothing_readable(phone)
    phone.ahead = 3 * DAY
    page = phone.start(signed_in=False)
    go_on_after_the_battery_died(page)
    write_what_stood_in_no_list(page)
    phone.kill()
    nothing_readable(phone)
    phone.ahead = 21 * DAY
    page = phone.start(signed_in=False)
    expect(page.locator("#unsent")).to_have_text("2 formulir belum terkirim, yang tertua 18 hari lalu.")
    office.open()
    phone.ahead = 0
    back_in_the_office(page, phone)
    nothing_of_it_is_left(page, phone)


def begin_without_an_office(page: Page) -> None:
    """The app opens, though nobody answers; half a form is written."""
    page.reload()
    unlock(page)
    page.locator("#today .card").click()
    expect(page.get_by_label("Cara melapor dan minta tolong")).to_be_checked()
    page.get_by_label("Apa yang ditanyakan orang?").fill(ASKED)
    page.get_by_label("31 sampai 59 tahun, perempuan").fill("-3")
    page.get_by_role("button", name="Selesai dan segel").click()
    expect(page.locator("#problems")).to_contain_text("Isi lamanya dalam menit")
    expect(page.locator("#problems")).to_contain_text("31 sampai 59 tahun, perempuan")
    look(page, "field-form")
    expect(page.locator("#saved")).to_contain_text("Tersimpan di ponsel")


def go_on_after_the_battery_died(page: Page) -> None:
    """The list went after a day without the office; the draft is as it was."""
    page.locator("#pass").fill("kalimat yang salah sama sekali")
    page.get_by_role("button", name="Buka", exact=True).click()
    expect(page.locator("#trouble")).to_contain_text("Sisa percobaan: 9")
    unlock(page)
    expect(page.locator("#list-gone")).to_be_visible()
    page.locator("#drafts .card").click()
    expect(page.get_by_label("Apa yang ditanyakan orang?")).to_have_value(ASKED)
    count(page)
    page.get_by_role("button", name="Selesai dan segel").click()
    expect(page.locator("#told")).to_contain_text("Disegel")
    expect(page.locator("#unsent")).to_contain_text("1 formulir belum terkirim")


def write_what_stood_in_no_list(page: Page) -> None:
    page.get_by_role("button", name="Tulis sosialisasi di luar daftar").click()
    page.get_by_label("Di mana?").fill(PLACE)
    page.get_by_label("Hari apa jadinya?").fill("2026-01-06")
    page.get_by_label("Melindungi anak").check()
    count(page)
    page.locator(".question").first.locator("summary").click()
    page.locator(".question").first.get_by_label("Ya").first.fill("12")
    page.get_by_role("button", name="Selesai dan segel").click()
    expect(page.locator("#unsent")).to_contain_text("2 formulir belum terkirim")


def back_in_the_office(page: Page, phone: Phone) -> None:
    """Her session is over: she signs in again and both forms are taken; the desk's page shows them."""
    page.get_by_role("button", name="Kirim tanpa membuka").click()
    expect(page.locator("#trouble")).to_contain_text("Masuk lagi untuk mengirim")
    phone.sign_in()
    page.get_by_role("button", name="Kirim tanpa membuka").click()
    expect(page.locator("#told")).to_contain_text("2 formulir terkirim")
    expect(page.locator("#unsent")).to_have_text("Semua sudah terkirim.")
    expect(page.locator("#clock")).to_contain_text("Jam ponsel tidak cocok")
    page.goto(phone.office.address + "/sosialisasi/lapangan/")
    expect(page.get_by_text("Tidak ada yang perlu diperbaiki")).to_be_visible()
    page.goto(phone.office.address + "/sosialisasi/")
    page.locator("table a").filter(has_text="Hari ini").or_(page.locator("tr:has-text('Terlaksana') a")).first.click()
    expect(page.get_by_text(ASKED)).to_be_visible()
    page.goto(phone.office.address + "/sosialisasi/?bulan=2026-01")
    page.locator("table a").first.click()
    expect(page.get_by_text(PLACE).first).to_be_visible()
    expect(page.get_by_text("Melindungi anak")).to_be_visible()


def nothing_of_it_is_left(page: Page, phone: Phone) -> None:
    """The office's own pages are kept nowhere on the phone either."""
    page.goto("about:blank")
    phone.kill()
    nothing_readable(phone)


def test_what_can_go_wrong_with_a_phone(office: Office, phone: Phone) -> None:
    page = phone.start()
    check_page(page, "field-set-up")
    set_up(page)
    what_the_browser_threw_away_is_said(page, phone)
    set_up(page)
    a_full_phone_says_so(page)
    one_form_waits_without_a_signal(page)
    a_new_release_keeps_what_waits(page, phone)
    too_many_wrong_tries_lose_what_is_unfinished_only(page)
    a_forgotten_phone_is_made_ready_again_and_revoked(page, phone)


def what_the_browser_threw_away_is_said(page: Page, phone: Phone) -> None:
    """A browser that is short of room may empty an app: the office knows that a phone was made ready, and says so."""
    page.goto("about:blank")
    told = {"origin": phone.office.address, "storageTypes": "indexeddb,cache_storage,service_workers"}
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", told)
    page.goto(phone.office.address + "/lapangan/")
    expect(page.locator("#setup-before")).to_contain_text("isinya sudah dihapus peramban")


def a_full_phone_says_so(page: Page) -> None:
    page.evaluate(
        "() => { window.kept = IDBObjectStore.prototype.put;"
        "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    page.get_by_role("button", name="Tulis sosialisasi di luar daftar").click()
    page.get_by_label("Di mana?").fill(PLACE)
    expect(page.locator("#trouble")).to_contain_text("Penyimpanan ponsel penuh")
    page.evaluate("() => { IDBObjectStore.prototype.put = window.kept; }")
    page.get_by_label("Di mana?").fill(PLACE + " lama")
    expect(page.locator("#saved")).to_contain_text("Tersimpan di ponsel")
    expect(page.locator("#trouble")).to_be_hidden()


def one_form_waits_without_a_signal(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_label("Melindungi anak").check()
    count(page)
    page.get_by_label("Hari apa jadinya?").fill("2026-02-03")
    page.get_by_role("button", name="Selesai dan segel").click()
    expect(page.locator("#unsent")).to_contain_text("1 formulir belum terkirim")
    page.get_by_role("button", name="Tulis sosialisasi di luar daftar").click()
    page.get_by_label("Di mana?").fill("Belum selesai ditulis")
    page.get_by_role("button", name="Kembali, lanjutkan nanti").click()
    expect(page.locator("#drafts .card")).to_have_count(1)


def a_new_release_keeps_what_waits(page: Page, phone: Phone) -> None:
    """Another language is another release of the shell: it waits until she takes it."""
    page.context.set_offline(False)
    page.context.clear_cookies()
    watch_of(page).expect(
        "403 (Forbidden) (/lapangan/kirim/)"
    )  # signed out, it may try to send: refused, and the form waits on
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": phone.office.address}])
    page.reload()
    page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => true)")
    unlock(page)
    expect(page.locator("#release")).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Pakai versi baru").click()
    expect(page.get_by_role("heading", name="Open the field diary")).to_be_visible()
    expect(page.locator("#unsent")).to_contain_text("Forms not sent yet: 1")
    look(page, "field-locked")


def too_many_wrong_tries_lose_what_is_unfinished_only(page: Page) -> None:
    page.evaluate(
        "() => new Promise((done) => { const asked = indexedDB.open('naung-lapangan');"
        "asked.onsuccess = () => { const meta = asked.result.transaction('meta', 'readwrite').objectStore('meta');"
        "meta.get('lock').onsuccess = (e) => { const lock = e.target.result; lock.cost = {memory: 8, passes: 1, lanes: 1};"
        "meta.put(lock).onsuccess = () => { asked.result.close(); done(); }; }; }; })"
    )
    for left in range(9, -1, -1):
        page.locator("#pass").fill(f"a wrong passphrase, number {left}")
        page.locator("#unlock-form button").click()
        if left:
            expect(page.locator("#trouble")).to_contain_text(str(left))
    expect(page.locator("#setup")).to_be_visible()
    expect(page.locator("#trouble")).to_contain_text("What is sealed stays")
    expect(page.locator("#unsent")).to_contain_text("Forms not sent yet: 1")


def a_forgotten_phone_is_made_ready_again_and_revoked(page: Page, phone: Phone) -> None:
    """Made ready again, it sends what was sealed before; revoked at the desk, it empties itself."""
    before, (sealed,) = device_of(page), all_kept(page, "outbox", "getAll")
    sealed = {name: value for name, value in sealed.items() if name != "box"}
    phone.sign_in()
    for field in ("#pass-new", "#pass-again"):
        page.locator(field).fill(page.locator("#suggested").inner_text())
    page.locator("#setup-form [type=submit]").click()
    expect(page.locator("#told")).to_contain_text("Forms sent: 1")
    assert device_of(page) != before  # another officer can make the same phone ready
    what_the_office_never_takes_can_be_dropped(page, sealed)
    expect(page.locator("#drafts .card")).to_have_count(0)
    desk = page.context.new_page()
    desk.goto(phone.office.address + "/sosialisasi/lapangan/")
    check_page(desk, "field-desk")
    while desk.locator("[action*=cabut] button").count():
        desk.locator("[action*=cabut] button").first.click()
    desk.close()
    page.locator("#send").click()
    expect(page.locator("#setup")).to_be_visible()
    expect(page.locator("#trouble")).to_contain_text("revoked")
    assert all_kept(page, "meta", "getAllKeys") == ["contact", "key"]


def all_kept(page: Page, store: str, what: str) -> Any:
    return page.evaluate(
        "([store, what]) => new Promise((done) => { const asked = indexedDB.open('naung-lapangan'); asked.onsuccess = () => {"
        "asked.result.transaction(store).objectStore(store)[what]().onsuccess = (e) => {"
        "asked.result.close(); done(e.target.result); }; }; })",
        [store, what],
    )


def device_of(page: Page) -> str:
    return str(next(each["id"] for each in all_kept(page, "meta", "getAll") if each["name"] == "device"))


def what_the_office_never_takes_can_be_dropped(page: Page, form: dict[str, Any]) -> None:
    """Two tabs sealed one draft: the office has one of them, refuses the other each time, and says so with a way out."""
    page.evaluate(
        "(form) => new Promise((done) => { const asked = indexedDB.open('naung-lapangan'); asked.onsuccess = () => {"
        "const put = asked.result.transaction('outbox', 'readwrite').objectStore('outbox')"
        ".put({ ...form, box: new Uint8Array(200) }); put.onsuccess = () => { asked.result.close(); done(); }; }; })",
        form,
    )
    page.locator("#send").click()
    watch_of(page).expect("status of 409")  # a refusal is an error to the console
    row = page.locator("#refused li")
    expect(row).to_contain_text("used for something else")
    expect(page.locator("#unsent")).to_contain_text("Forms not sent yet: 1")
    look(page, "field-refused")
    row.locator("summary").click()
    row.get_by_role("button").click()
    expect(page.locator("#unsent")).to_contain_text("been sent")
    expect(page.locator("#refused-part")).to_be_hidden()
