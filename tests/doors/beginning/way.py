"""The first day step by step, as a browser walks it; each story stops where it has something to say."""

import re
from html import unescape

from django.test import Client

from naung.foundation.access.rules import system_actor
from naung.foundation.organisations.actions import make_entry
from naung.foundation.organisations.models import Desk

NAMES = {
    "uptd-kepala": "Hamdan Yusuf",
    "uptd-kustodian": "Mega Utami",
    "uptd-penyelia": "Ratna Dewi",
    "pengawas-pengawas": "Yusuf Hidayat",
}
FORCE = {
    "name": "Gugus Tugas TPPO Kota Singkawang",
    "decree": "474.24/114/2026",
    "decreed_on_day": "3",
    "decreed_on_month": "2",
    "decreed_on_year": "2026",
}
WORD = re.compile(r"<li><code>([a-z]+)</code></li>")
SECRET = re.compile(r"AGE-SECRET-KEY-1[A-Z0-9]+")
LINK = re.compile(r"http://[^<]*/akun/undangan/([\w-]+)")


def code() -> str:
    """A code as the operator prints it."""
    return make_entry(by=system_actor("setup"))


def enter(browser: Client) -> Client:
    """Let this browser in."""
    assert browser.post("/mulai/", {"code": code()}).status_code == 302
    return browser


def say_who(browser: Client) -> None:
    """The task force, its decree and its territory."""
    assert browser.post("/mulai/gugus-tugas/", FORCE).status_code == 302
    assert browser.post("/mulai/wilayah/", {"territory": "61.72"}).status_code == 302


def offered(page: str) -> dict[str, str]:
    """The form of desks as it is offered: what a browser would send without a change."""
    sent = {}
    for tag in re.findall(r"<input[^>]*>", page):
        known = {key: unescape(value) for key, value in re.findall(r'(\w+)="([^"]*)"', tag)}
        name = known.get("name", "")
        if "-" in name and (known.get("type") != "checkbox" or re.search(r"\bchecked\b", tag)):
            sent[name] = known.get("value", "on")
    for name, options in re.findall(r'<select name="([\w-]+)".*?>(.*?)</select>', page, flags=re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return sent


def open_desks(browser: Client, **changes: str) -> None:
    """Take what is offered."""
    sent = offered(browser.get("/mulai/instansi/").content.decode()) | changes
    answer = browser.post("/mulai/instansi/", sent)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert Desk.objects.exists()


def invite(browser: Client, names: dict[str, str] | None = None, **more: str) -> list[str]:
    """Name the first officers; answers the tokens of their links, which are then said to be printed."""
    sent = {f"{key}-display_name": name for key, name in (NAMES if names is None else names).items()}
    answer = browser.post("/mulai/petugas/", sent | more)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    tokens = LINK.findall(browser.get("/mulai/petugas/undangan/").content.decode())
    browser.post("/mulai/petugas/undangan/")
    return tokens


def print_sheets(browser: Client, split: str = "2-3") -> list[str]:
    """Every sheet, one at a time."""
    assert browser.post("/mulai/kunci/", {"split": split}).status_code == 302
    count = int(split.partition("-")[2])
    pages = [
        browser.post("/mulai/kunci/lembar/", {"number": number}).content.decode() for number in range(1, count + 1)
    ]
    return [" ".join(WORD.findall(page)) for page in pages]


def prove(browser: Client, words: str) -> int:
    """Type one sheet back; answers the status."""
    return browser.post("/mulai/kunci/", {"code_words": words}).status_code


def back_up(browser: Client) -> str:
    """The custodian's key shown, typed back; answers it."""
    found = SECRET.search(browser.post("/mulai/cadangan/kunci/").content.decode())
    assert found is not None
    answer = browser.post("/mulai/cadangan/", {"code_key": found[0]})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return found[0]
