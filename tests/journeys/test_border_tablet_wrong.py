"""What can go wrong with a tablet at the crossing, with forms of the border on it: each is said, and nothing sealed is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.border_steps import (
    PASSPHRASE,
    answer,
    answer_rest,
    look,
    open_list,
    person,
    seal_first,
    set_up,
    waiting,
)
from tests.journeys.border_steps import border as border  # the fixtures
from tests.journeys.border_steps import his as his
from tests.journeys.border_steps import ilham as ilham
from tests.journeys.border_steps import office as office
from tests.journeys.border_steps import tablet as tablet
from tests.journeys.field_phone import Office, Phone
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)
FULL = (
    "() => { window.kept = IDBObjectStore.prototype.put;"
    "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
)
ROOM_AGAIN = "() => { IDBObjectStore.prototype.put = window.kept; }"


def test_a_full_tablet_another_release_and_an_emptied_browser(tablet: Phone) -> None:
    page = tablet.start()
    set_up(page)
    what_the_browser_threw_away_is_said(page, tablet)
    set_up(page)
    open_list(page)
    a_full_tablet_says_so_and_loses_nothing(page)
    another_release_keeps_what_waits_and_what_is_begun(page, tablet)


def what_the_browser_threw_away_is_said(page: Page, tablet: Phone) -> None:
    """A browser that is short of room may empty an app; the office knows that a tablet was made ready, and says so."""
    page.goto("about:blank")
    told = {"origin": tablet.office.address, "storageTypes": "indexeddb,cache_storage,service_workers"}
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", told)
    page.goto(tablet.office.address + "/lapangan/")
    expect(page.locator("#setup-before")).to_contain_text("isinya sudah dihapus peramban")


def a_full_tablet_says_so_and_loses_nothing(page: Page) -> None:
    """Neither a tap nor a sealing is lost without a word; with room again both are as they were on the screen."""
    page.context.set_offline(True)
    person(page, "Ujang S.")
    page.evaluate(FULL)
    page.locator("#first-signs").get_by_role("button", name="Minta bicara").click()
    expect(page.locator("#trouble")).to_contain_text("Penyimpanan ponsel penuh")
    page.get_by_role("button", name="Selesai, orang berikutnya").click()
    expect(page.locator("#trouble")).to_contain_text("Penyimpanan ponsel penuh")
    expect(page.locator("#first-signs [aria-pressed=true]")).to_have_count(1)
    assert waiting(page) == 0
    page.evaluate(ROOM_AGAIN)
    page.get_by_role("button", name="Selesai, orang berikutnya").click()
    expect(page.locator("#sent-why")).to_contain_text("Minta bicara")
    page.get_by_role("button", name="Mulai sekarang").click()
    answer(page, "Tidak", "Kapal atau laut", "Ya")
    expect(page.locator("#short-saved")).to_contain_text("Tersimpan di ponsel")
    expect(page.locator("#unsent")).to_contain_text("1 formulir belum terkirim")


def another_release_keeps_what_waits_and_what_is_begun(page: Page, tablet: Phone) -> None:
    """Another language is another release of the shell; what was begun goes on in it, though her session took the list along."""
    page.context.set_offline(False)
    page.context.clear_cookies()
    tablet.watch.expect("403 (Forbidden) (/lapangan/kirim/)")  # with a signal it tries at once; nobody is signed in
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": tablet.office.address}])
    page.reload()
    page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => true)")
    page.locator("#pass").fill(PASSPHRASE)
    page.get_by_role("button", name="Buka", exact=True).click()
    expect(page.locator("#release")).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Pakai versi baru").click()
    page.locator("#pass").fill(PASSPHRASE)
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.locator("#unsent")).to_contain_text("Forms not sent yet: 1")
    page.locator("#border-batches .card", has_text="short screening not finished").click()
    expect(page.locator("#short-all .card", has_text="Is it easy for you")).to_contain_text("Yes")
    answer_rest(page, "No")
    expect(page.locator("#short-needs")).to_contain_text("Offer an interview")
    expect(page.locator("#short-why")).to_contain_text("Asked because: Asks to speak")
    look(page, "border-short-english")
    page.locator("#short-done").click()
    expect(page.locator("#unsent")).to_contain_text("Forms not sent yet: 2")
    tablet.sign_in()
    page.locator("#send").click()
    expect(page.locator("#told")).to_contain_text("Forms sent: 2")


def test_a_forgotten_passphrase_and_a_revoked_tablet(office: Office, tablet: Phone) -> None:
    page = tablet.start()
    set_up(page)
    open_list(page)
    page.context.set_offline(True)
    for name in ("Ujang S.", "Lalu W."):
        person(page, name)
        page.get_by_role("button", name="Tiba, tanya nanti").click()
    person(page, "Rafi K.")
    expect(page.locator("#first-signs").get_by_role("button", name="Anak")).to_have_attribute("aria-pressed", "true")
    page.locator("#first-signs").get_by_role("button", name="Minta bicara").click()
    expect(page.locator("#first-saved")).to_contain_text("Tersimpan di ponsel")
    a_forgotten_passphrase_loses_what_is_unfinished_only(page)
    a_revoked_tablet_empties_itself(page, office)
    what_it_had_sealed_is_looked_at_by_a_person(page, tablet)


def a_forgotten_passphrase_loses_what_is_unfinished_only(page: Page) -> None:
    page.reload()
    page.locator("summary", has_text="Lupa kalimat sandi?").click()
    page.get_by_role("button", name="Mulai lagi dengan kalimat sandi baru").click()
    expect(page.locator("#setup")).to_be_visible()
    expect(page.locator("#unsent")).to_contain_text("2 formulir belum terkirim")
    page.context.set_offline(False)
    set_up_again(page)
    expect(page.locator("#unsent")).to_have_text("Semua sudah terkirim.")
    expect(page.locator("#border-batches .card")).to_have_count(1)  # the first line that was begun is gone
    open_list(page)
    expect(page.locator("#border-list .card", has_text="Lalu W.")).to_contain_text("tiba, belum ditanya")


def set_up_again(page: Page) -> None:
    for field in ("#pass-new", "#pass-again"):
        page.locator(field).fill(PASSPHRASE)
    page.get_by_role("button", name="Siapkan ponsel").click()
    expect(page.locator("#border-part")).to_be_visible()


def a_revoked_tablet_empties_itself(page: Page, office: Office) -> None:
    """One form waits on it when it is revoked at the desk, which another page of the same browser reaches meanwhile."""
    page.route("**/lapangan/salam/", lambda route: route.abort("connectionrefused"))
    person(page, "Lalu W.")
    seal_first(page, "judi, penipuan")
    expect(page.locator("#unsent")).to_contain_text("1 formulir belum terkirim")
    desk = page.context.new_page()
    desk.goto(office.address + "/perbatasan/")
    desk.get_by_role("link", name="Ponsel", exact=True).click()
    check_page(desk, "border-tablets")
    while desk.locator("[action*=cabut] button").count():
        desk.locator("[action*=cabut] button").first.click()
    desk.close()
    page.get_by_role("button", name="Nanti, orang berikutnya").click()
    page.get_by_role("button", name="Kembali ke daftar").click()
    page.get_by_role("button", name="Kembali", exact=True).click()
    page.unroute("**/lapangan/salam/")
    page.locator("#send").click()
    expect(page.locator("#setup")).to_be_visible()
    expect(page.locator("#trouble")).to_contain_text("sudah dicabut")
    assert "1 ·" not in page.content()


def what_it_had_sealed_is_looked_at_by_a_person(page: Page, tablet: Phone) -> None:
    """It came before the tablet heard of it, and from a revoked one: the desk sees what it says, and keeps it."""
    page.goto(tablet.office.address + "/perbatasan/")
    page.get_by_role("link", name="1 formulir dari ponsel memerlukan Anda").click()
    page.locator("table a").click()
    expect(page.locator("main")).to_contain_text("dari ponsel yang sudah dicabut")
    expect(page.locator("main")).to_contain_text("Dipulangkan karena judi, penipuan daring")
    check_page(page, "border-slip")
    page.get_by_role("button", name="Catat formulir ini").click()
    expect(page.locator("main")).to_contain_text("Tidak ada yang perlu diperbaiki")
