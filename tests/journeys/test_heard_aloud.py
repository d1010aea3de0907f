"""Wulan hears what is read to her; Ratna records a sentence with her phone and it is heard in her voice; one without script."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.doors.desk.speech.sources import SOURCES, fixed_sentences
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.speech.models import Recording
from naung.foundation.speech.vocabulary import Tongue
from tests.casework.cases.conftest import someone
from tests.doors.account.signing import Officer
from tests.foundation.speech.given import a_voice
from tests.journeys.conftest import CHROMIUM, QUIET, SignedIn
from tests.journeys.desk_steps import follow, press
from tests.journeys.looking import check_page, watch_of

pytestmark = pytest.mark.django_db(transaction=True)
# A microphone that beeps, allowed without asking.
BEEPS = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
PLAYED = "(sound) => sound.play().then(() => new Promise((done) => setTimeout(() => done(sound.currentTime), 400)))"
AGREED = "Yang bersuara mau suaranya disimpan dan didengar orang yang dilayani"


@pytest.fixture(scope="module")
def browser(browser: Browser) -> Iterator[Browser]:
    """The same browser with a microphone."""
    flags = [*QUIET, *BEEPS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    opened = browser.browser_type.launch(executable_path=CHROMIUM, args=flags)
    yield opened
    opened.close()


def plays(page: Page, which: int) -> float:
    """How long a player's sound is, once it was heard to run."""
    player = page.locator("audio").nth(which)
    assert player.evaluate(PLAYED) > 0
    return float(player.evaluate("(sound) => { sound.pause(); return sound.duration; }"))


def where_it_is_read() -> str:
    by = actor_for_officer("sari")
    case, person = open_case(summary="Dijanjikan kerja.", by=by), someone(by, "Wulan Purnama")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    return f"/halaman-luar/{case}/{person}/bacaan/"


def test_the_reading_is_heard_and_recorded_on_a_phone(page_of: SignedIn, sari: Officer, ratna: Officer) -> None:
    reading = where_it_is_read()
    desk = page_of(sari, width=360)
    desk.goto(reading)
    desk.locator("details.hear summary").first.click()
    expect(desk.locator("details.hear audio").first).to_be_visible()
    check_page(desk, "speech-reading")  # nothing of a sound is fetched before somebody listens
    assert plays(desk, 0) > 60
    assert 1 < plays(desk, 1) < 12
    phone = page_of(ratna, width=360)
    phone.goto(reading)
    follow(phone, "Rekam dengan suara kantor")
    check_page(phone, "speech-list")
    phone.locator(".to-record a").first.click()
    first, second = fixed_sentences(SOURCES["bacaan"], Tongue.INDONESIAN)[:2]
    expect(phone.locator(".to-read")).to_have_text(first.text)
    phone.get_by_role("button", name="Mulai merekam").click()
    expect(phone.get_by_text("Sedang merekam")).to_be_visible()
    phone.wait_for_timeout(1800)
    phone.get_by_role("button", name="Berhenti").click()
    expect(phone.get_by_text("Rekaman siap")).to_be_visible()
    phone.get_by_role("button", name="Dengarkan dahulu").click()
    check_page(phone, "speech-record")
    phone.get_by_label(AGREED).check()
    press(phone, "Simpan rekaman")
    expect(phone.locator(".to-read")).to_have_text(second.text)
    expect(phone.get_by_text("Rekaman disimpan")).to_be_visible()
    kept = Recording.objects.get()
    assert kept.sentence == first.text
    phone.go_back()
    phone.goto(phone.url)
    expect(phone.get_by_text("suara kantor", exact=True)).to_be_visible()
    check_page(phone, "speech-recorded")
    assert 0.5 < plays(phone, 0) < 6
    desk.goto(reading)
    expect(desk.locator("details.hear").first).to_contain_text("suara kantor")
    desk.locator("details.hear summary").first.click()
    assert 0.5 < plays(desk, 1) < 6
    phone.goto("/suara/bacaan/id/")
    expect(phone.get_by_text("Sudah direkam: 1 dari")).to_be_visible()
    assert not watch_of(phone).unexpected()


def test_without_script_a_file_is_chosen(page_of: SignedIn, sari: Officer, ratna: Officer, tmp_path: Path) -> None:
    reading = where_it_is_read()
    phone = page_of(ratna, width=360, script=False)
    phone.goto(reading)
    phone.locator("details.hear summary").first.click()
    expect(phone.locator("details.hear audio").first).to_be_visible()
    follow(phone, "Rekam dengan suara kantor")
    phone.locator(".to-record a").nth(1).click()
    expect(phone.get_by_text("Rekam dengan perekam ponsel")).to_be_visible()
    expect(phone.get_by_role("button", name="Mulai merekam")).to_be_hidden()
    file = tmp_path / "rekaman.wav"
    file.write_bytes(a_voice())
    phone.get_by_label("Rekaman", exact=True).set_input_files(file)
    phone.get_by_label(AGREED).check()
    press(phone, "Simpan rekaman")
    expect(phone.get_by_text("Rekaman disimpan")).to_be_visible()
    follow(phone, "Suara kantor")
    phone.locator(".to-record a").nth(1).click()
    check_page(phone, "speech-without-script")
    press(phone, "Hapus rekaman")
    expect(phone.get_by_text("Kalimat itu dibaca suara mesin lagi")).to_be_visible()
    assert not Recording.objects.exists()
