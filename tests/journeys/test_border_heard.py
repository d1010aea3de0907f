"""What is asked at the crossing is heard on a tablet while the server is gone; a full tablet keeps forms, not sounds."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect

from naung.casework.arrivals.rules.tables import shipped_short
from naung.foundation.speech.models import Spoken
from naung.foundation.speech.rules import key_of
from naung.foundation.speech.vocabulary import Sentence, Tongue
from tests.doors.account.signing import enrol
from tests.foundation.speech.given import a_voice
from tests.journeys.border_steps import (
    answer,
    border_officer,
    cookies_of,
    look,
    office_of,
    open_list,
    person,
    seal_first,
    set_up,
    tablet_of,
    unlock,
)
from tests.journeys.border_steps import border as border  # the fixtures
from tests.journeys.desk_steps import press
from tests.journeys.field_phone import Office, Phone
from tests.journeys.looking import open_context

pytestmark = pytest.mark.django_db(transaction=True)
PLAYED = "(sound) => sound.play().then(() => new Promise((done) => setTimeout(() => done(sound.currentTime), 400)))"
HERE = "caches.has('naung-suara')"
OWN = "caches.open('naung-suara').then((c) => c.keys()).then((all) => all.some((each) => each.url.endsWith('/kantor')))"
ILL = shipped_short().questions["sakit"].words.id
AGREED = "Yang bersuara mau suaranya disimpan dan didengar orang yang dilayani"
# Every write fails for want of room as long as the sounds are there.
FULL = (
    "() => { const [put, drop] = [IDBObjectStore.prototype.put, CacheStorage.prototype.delete]; let room = false;"
    "CacheStorage.prototype.delete = function (name) { room ||= name === 'naung-suara'; return drop.call(this, name); };"
    "IDBObjectStore.prototype.put = function (...row) {"
    "if (!room) throw new DOMException('full', 'QuotaExceededError'); return put.apply(this, row); }; }"
)
SLICE = 400  # bytes of a sound by which it would be found again


@pytest.fixture
def intan(border: UUID) -> dict[str, str]:
    """The session of Bima's supervisor, who may record."""
    return cookies_of(enrol("intan", "Intan Rekaan", border, role="penyelia"))


@pytest.fixture
def office(border: UUID, intan: dict[str, str], tmp_path: Path) -> Iterator[Office]:
    """The office of the crossing."""
    made = office_of(border_officer("bima", "Bima Putra", border), tmp_path / "office")
    yield made
    made.shut()


@pytest.fixture
def tablet(browser: Browser, office: Office, tmp_path: Path) -> Iterator[Phone]:
    """Bima's tablet."""
    with tablet_of(browser, office, tmp_path / "bima") as made:
        yield made


def plays(page: Page, player: str, button: str) -> float:
    """How long a sound is, once it was heard to run."""
    page.locator(button).click()
    expect(page.locator(player)).to_be_visible()
    assert page.locator(player).evaluate(PLAYED) > 0
    return float(page.locator(player).evaluate("(sound) => { sound.pause(); return sound.duration; }"))


def all_kept(page: Page) -> None:
    """Every sound is on the tablet."""
    expect(page.locator("#border-sounds")).to_have_text(re.compile(r"^(\d+) dari \1 suara"), timeout=60_000)


def test_questions_are_heard_without_the_server_and_change_with_a_recording(
    browser: Browser, office: Office, tablet: Phone, intan: dict[str, str], tmp_path: Path
) -> None:
    page = tablet.start()
    set_up(page)
    all_kept(page)
    look(page, "border-sounds")
    office.shut()
    page.reload()
    unlock(page)
    open_list(page)
    person(page, "Ujang S.")
    page.locator("summary", has_text="Dengarkan pertanyaannya").click()
    assert 0.8 < plays(page, "#first-sound", "#first-hear li:nth-child(2) button:nth-child(2)") < 8
    look(page, "border-first-heard")
    machine = heard_in_the_short_screening(page)
    page.get_by_role("button", name="Terputus: lanjutkan nanti").click()
    page.get_by_role("button", name="Kembali", exact=True).click()
    office.open()
    she_records(browser, office, intan, tmp_path)
    tablet.sign_in()
    page.get_by_role("button", name="Kirim dan perbarui").click()
    expect(page.locator("#told")).to_be_visible()
    while not page.evaluate(OWN):
        page.wait_for_timeout(100)
    all_kept(page)
    office.shut()
    page.locator("#border-batches .card", has_text="Ujang S.").click()
    page.locator("#short-all .card", has_text="sakit, terluka").click()
    expect(page.locator("#short-hear button").first).to_contain_text("suara kantor")
    own = plays(page, "#short-sound", "#short-hear button >> nth=0")
    assert abs(own - machine) > 0.3
    tablet.kill()
    no_sound_is_readable(tablet)


def heard_in_the_short_screening(page: Page) -> float:
    """The officer's own question has no sound; each of hers has two, said to be a machine's."""
    seal_first(page, "Minta bicara")
    page.get_by_role("button", name="Mulai sekarang").click()
    expect(page.locator("#short-hear button")).to_have_count(0)
    answer(page, "Tidak", "Kerja rumah tangga")
    expect(page.locator("#short-hear button")).to_have_count(2)
    expect(page.locator("#short-hear button").first).to_contain_text("suara mesin")
    page.locator("#short-all .card", has_text="sakit, terluka").click()
    expect(page.locator("#short-question")).to_have_text(ILL)
    assert 0.8 < plays(page, "#short-sound", "#short-hear button >> nth=1") < 8
    machine = plays(page, "#short-sound", "#short-hear button >> nth=0")
    look(page, "border-short-heard")
    answer(page, "Tidak")
    expect(page.locator("#short-sound")).to_be_hidden()
    return machine


def she_records(browser: Browser, office: Office, intan: dict[str, str], tmp_path: Path) -> None:
    """Bima's supervisor says one question herself."""
    context = open_context(browser, office.address)
    context.add_cookies([{"name": name, "value": value, "url": office.address} for name, value in intan.items()])
    desk, file = context.new_page(), tmp_path / "rekaman.wav"
    file.write_bytes(a_voice(5.0))
    desk.goto(f"{office.address}/suara/saringan/id/{key_of(Sentence(ILL, Tongue.INDONESIAN))}/")
    desk.get_by_label("Rekaman", exact=True).set_input_files(file)
    desk.get_by_label(AGREED).check()
    press(desk, "Simpan rekaman")
    expect(desk.get_by_text("Rekaman disimpan")).to_be_visible()
    context.close()


def no_sound_is_readable(tablet: Phone) -> None:
    """A voice can be imitated: what lies on the tablet is sealed under the officer's own key."""
    sounds = [bytes(each)[SLICE : 2 * SLICE] for each in Spoken.objects.values_list("content", flat=True)]
    files = [each.read_bytes() for each in tablet.profile.rglob("*") if each.is_file()]
    assert len(sounds) > 50
    assert not any(sound in file for sound in sounds for file in files)


def test_a_full_tablet_drops_sounds_and_never_a_form(tablet: Phone) -> None:
    """No room is left for a form until the sounds are gone: they go, it is written, and they do not come back meanwhile."""
    page = tablet.start()
    set_up(page)
    all_kept(page)
    open_list(page)
    person(page, "Ujang S.")
    page.evaluate(FULL)
    page.locator("#first-signs").get_by_role("button", name="Minta bicara").click()
    expect(page.locator("#first-saved")).to_contain_text("Tersimpan di ponsel")
    expect(page.locator("#trouble")).to_be_hidden()
    assert not page.evaluate(HERE)
    page.get_by_role("button", name="Selesai, orang berikutnya").click()
    expect(page.locator("#sent-why")).to_contain_text("Minta bicara")
    page.get_by_role("button", name="Nanti, orang berikutnya").click()
    page.get_by_role("button", name="Kembali ke daftar").click()
    page.get_by_role("button", name="Kembali", exact=True).click()
    page.get_by_role("button", name="Kirim dan perbarui").click()
    expect(page.locator("#unsent")).to_have_text("Semua sudah terkirim.")
    expect(page.locator("#border-sounds")).to_contain_text("Formulir didahulukan")
    assert not page.evaluate(HERE)
