"""Whole-server theft: after a journey, nothing that was seeded or typed lies readable in any file; with the key it opens.

What went between desks too: sealed packages, a letter, and notices, one of them taken by a mail server, one still queued.
And what counsel sealed with a passphrase of her own, which the installation key does not open.
"""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pyrage
import pytest
from playwright.sync_api import Browser, Page

from naung.doors.operator.town import town_told
from tests.foundation.messaging.sink import Sink, running
from tests.journeys import theft_steps as steps
from tests.journeys.theft_steps import SHARED
from tests.journeys.thief import Found, files_under, search

START_SECONDS = 120
TYPED = {
    "name": "Zubaidatun Kwetiawati",
    "name2": "Tjhangdjie Moktarnawan",
    "nik": "6172015204110007",
    "phone": "085288774411",
    "address": "Gang Cempaka Jingga nomor tujuh belas",
    "words": "Keponakannya dibawa naik perahu cat ungu malam Selasa",
    "note": "Bertemu di belakang vihara kecil bercat kuning gading",
    "reporter": "Markusinus Pelaporwan",
    "reporter_phone": "081399220055",
}


@dataclass(frozen=True)
class Office:
    """A running installation of its own, with the files that its server wrote."""

    home: Path
    logs: Path
    address: str
    environment: dict[str, str]
    mail: Sink

    def naung(self, *words: str) -> str:
        """What a command of the console prints."""
        command = [sys.executable, "-m", "naung", *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(START_SECONDS * 5):
        try:
            urllib.request.urlopen(address + "/masuk", timeout=2)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("the server did not start")


@pytest.fixture(scope="module")
def mail() -> Iterator[Sink]:
    """A mail server on this machine."""
    with running() as sink:
        yield sink


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, mail: Sink) -> Iterator[Office]:
    home, logs = tmp_path_factory.mktemp("office"), tmp_path_factory.mktemp("logs")
    port = _free_port()
    environment = {
        **os.environ,
        "NAUNG_HOME": str(home),
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
        "TMPDIR": str(logs),
    }
    environment |= {"NAUNG_SMTP_HOST": "127.0.0.1", "NAUNG_SMTP_PORT": str(mail.port), "NAUNG_SMTP_STARTTLS": "no"}
    for name in ("NAUNG_DATABASE", "NAUNG_KEY_FILE", "DJANGO_SETTINGS_MODULE"):
        environment.pop(name, None)
    made = Office(home, logs, f"http://localhost:{port}", environment, mail)
    made.naung("demo")
    with (logs / "server.log").open("wb") as log:
        server = subprocess.Popen([sys.executable, "-m", "naung", "serve"], env=environment, stdout=log, stderr=log)
        try:
            _wait_for(made.address)
            yield made
        finally:
            server.terminate()
            server.wait(timeout=30)


def _sign_in(page: Page, office: Office, username: str) -> None:
    card = json.loads(office.naung("demo", "login", username, "--json"))
    page.goto(office.address + "/masuk")
    page.fill("input[name=username]", card["nama_pengguna"])
    page.fill("input[name=password]", card["sandi"])
    page.click("main .button-primary")
    page.fill("input[name=code]", json.loads(office.naung("demo", "login", username, "--json"))["kode"])
    page.click("main .button-primary")
    page.wait_for_url("**/")


def _take_report(page: Page, office: Office) -> None:
    page.goto(office.address + "/laporan/baru/")
    page.check("input[name=channel][value=datang]")
    page.fill("textarea[name=words]", TYPED["words"])
    page.check("input[name=silence][value=dijawab]")
    page.fill("input[name=landmark]", TYPED["address"])
    page.check("input[name=against_officer][value=tidak]")
    for details in page.query_selector_all("details:not([open]) > summary"):
        details.click()
    page.fill("input[name=reporter_name]", TYPED["reporter"])
    page.fill("input[name=reporter_phone]", TYPED["reporter_phone"])
    page.click("main .button-primary")
    page.wait_for_load_state()
    assert "error-summary" not in page.content(), page.inner_text("main")[:600]


def _work_on_a_case(page: Page, office: Office) -> None:
    page.goto(office.address + "/kasus/")
    page.click("main table a >> nth=0")
    case = page.url
    page.goto(case + "catatan/")
    page.fill("textarea[name=words]", TYPED["note"])
    page.click("main .button-primary")
    page.goto(case + "orang/baru/")
    page.fill("input[name=name]", TYPED["name"])
    page.check("input[name=sex][value=P]")
    page.select_option("select[name=role]", "korban")
    page.click("main .button-primary")
    page.wait_for_url(case)
    assert TYPED["name"] in page.inner_text("main")
    assert TYPED["note"] in page.inner_text("main")
    page.goto(office.address + "/cari/")
    for words in (TYPED["name"], TYPED["nik"], TYPED["phone"], TYPED["name2"]):
        page.fill("main input[name=query]", words)
        page.click("main .button-primary")
        page.wait_for_load_state()


def _ticks(office: Office) -> None:
    """The clock twice: what it queues it sends at its next turn."""
    for _ in range(2):
        office.naung("tick")


def _between_desks(page_of: Callable[[str], Page], office: Office) -> None:
    """A man is referred to three receivers; a notice is taken by the mail server, then it takes no more."""
    sari, jaya, lestari = page_of("sari"), page_of("jaya"), page_of("lestari")
    steps.wants_notices(jaya, SHARED["jaya_mail"])
    steps.wants_notices(lestari, SHARED["lestari_mail"])
    case, person = steps.find_him(sari, "Rahmat Hidayat bin Usman")
    steps.add_papers(sari, person)
    for purpose, recipient in ((steps.LEGAL, "Polres"), (steps.LEGAL, "Bantuan Hukum"), (steps.PROTECTION, "")):
        steps.agrees(sari, person, purpose, recipient)
    asked = {"permintaan": SHARED["asked"], "visum": SHARED["visum"]}
    police = steps.is_referred(sari, case, person, steps.LEGAL, "Polres", **asked)
    _ticks(office)
    office.mail.mood = "refuses"
    legal = steps.is_referred(sari, case, person, steps.LEGAL, "Bantuan Hukum", permintaan=SHARED["asked_legal"])
    letter = steps.is_referred(sari, case, person, steps.PROTECTION, "", permintaan=SHARED["asked_letter"])
    _ticks(office)
    steps.is_accepted(jaya, police)
    steps.is_asked_back(lestari, legal)
    steps.is_written_to(sari, letter)


def _before_the_court(page_of: Callable[[str], Page], browser: Browser, office: Office) -> str:
    """A privileged note, money that was asked and ordered, and a page that a survivor reads outside; answers its code."""
    lestari, outside = page_of("lestari"), browser.new_page(base_url=office.address)
    notes = steps.counsel_seals_a_note(lestari)
    steps.money_is_asked_and_ordered(lestari, notes)
    code = steps.she_reads_outside(lestari, outside, notes)
    outside.close()
    return code


def _seeded() -> set[str]:
    """Names, numbers and the beginnings of sentences of the demo's own stories."""
    words, town = set[str](), town_told(datetime.now(ZoneInfo("Asia/Pontianak")))
    for story in (*town.cases, *town.reports):
        words |= {story.text(name)[:40] for name in ("laporan", "ringkasan", "hp_pelapor")}
        words |= {story.text("riwayat")[:30], *(step.words[0][:40] for step in story.steps if step.verb == "catatan")}
        people = story.facts.get("orang", ())
        words |= {str(one.get(name, ""))[:30] for one in people for name in ("n", "hp", "cara", "ket", "sakit")}
        words |= {str(one.get("hp", "")).replace("-", "") for one in people}
        words |= {str(happened.get("c", ""))[:30] for happened in story.facts.get("kejadian", ())}
    return {word for word in words if len(word) >= 8}


def _opened_backup(folder: Path, identity: Path) -> Iterator[tuple[str, bytes]]:
    """What the custodian himself, without the installation key, reads of a backup."""
    key = pyrage.x25519.Identity.from_str(identity.read_text().strip())
    for path in sorted(folder.glob("*.age")):
        yield f"opened {path.name}", pyrage.decrypt(path.read_bytes(), [key])


def test_nothing_that_was_seeded_or_typed_lies_readable_in_any_file(
    office: Office, browser: Browser, tmp_path: Path
) -> None:
    pages: dict[str, Page] = {}

    def page_of(username: str) -> Page:
        if username not in pages:
            phone = {"width": 360, "height": 740}
            pages[username] = browser.new_page(viewport=phone, locale="id-ID", base_url=office.address)
            _sign_in(pages[username], office, username)
        return pages[username]

    _take_report(page_of("sari"), office)
    _work_on_a_case(page_of("sari"), office)
    _between_desks(page_of, office)
    steps.gives_a_photograph(page_of("sari"))
    code = _before_the_court(page_of, browser, office)
    for page in pages.values():
        page.close()
    identity = tmp_path / "custodian.key"
    office.naung("backup", "--make-custodian", str(identity))
    office.naung("backup")

    stolen = list(files_under(office.home, but=("keys", "demo.json")))
    names = {name for name, _ in stolen}
    assert "naung.sqlite3" in names
    assert any(name.startswith("backups/") for name in names)
    stolen += files_under(office.logs)
    stolen += _opened_backup(office.home / "backups", identity)
    wanted = _seeded() | set(TYPED.values()) | set(SHARED.values()) | {code, code.replace("-", "")}
    wanted |= {SHARED[name].replace(".", "") for name in ("loss_rupiah", "ordered_rupiah")}
    assert len(wanted) > 66
    leaks: list[Found] = search(sorted(wanted), stolen)
    assert leaks == []
    _what_was_mailed_says_nothing(office, wanted)


def _what_was_mailed_says_nothing(office: Office, wanted: set[str]) -> None:
    """Whoever reads the mail on its way learns an officer's address; what was refused waits, unread, in what was stolen."""
    ((to, text),) = office.mail.letters
    assert to == SHARED["jaya_mail"]
    assert search(sorted(wanted - {to}), [("mail", text.encode())]) == []
    assert search([to], [("mail", text.encode())]), "what is there is found: the search can succeed"
    with sqlite3.connect(f"file:{office.home / 'naung.sqlite3'}?mode=ro", uri=True) as stolen:
        (waiting,) = stolen.execute("SELECT count(*) FROM messaging_notice WHERE sent_at IS NULL").fetchone()
    assert waiting == 1


def test_with_the_key_a_thief_opens_everything_but_what_counsel_sealed(office: Office, browser: Browser) -> None:
    command = [sys.executable, str(Path(__file__).with_name("thief_with_key.py"))]
    environment = office.environment | {"DJANGO_SETTINGS_MODULE": "naung.config.settings"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr.splitlines()[-1:]) == (0, ["1"]), done.stderr[-2000:]
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [texts for table, texts in rows if table == "PrivilegedNote"] == [{}]
    opened = "\n".join(str(text) for _, texts in rows for text in texts.values())
    for known in (TYPED["note"], SHARED["loss"], SHARED["passport"], "Rahmat Hidayat bin Usman"):
        assert known in opened, "the key fits: what it is for opens"
    for shut in ("privileged", "counsel_key", "outside_pin"):
        assert SHARED[shut] not in opened
    page = browser.new_page(viewport={"width": 360, "height": 740}, locale="id-ID", base_url=office.address)
    _sign_in(page, office, "lestari")
    case, person = steps.find_him(page, steps.CLIENT)
    steps.opens_the_note(page, f"/pembela/{case}/{person}/catatan/")
    page.close()
