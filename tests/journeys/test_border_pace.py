"""A whole bus by one thumb, without signal: every tap counted and every screen timed, for whoever is asked and asked further.

The people are the invented ones of `tests/casework/arrivals/people.csv`, in their order; what a short screening would bring up
is answered by them. `bench/border.py` runs it with sixty and keeps the counts.
"""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect

from naung.foundation.people.vocabulary import Sex
from tests.casework.arrivals.invent import kept
from tests.casework.arrivals.told import row
from tests.journeys.border_steps import border as border  # the fixture
from tests.journeys.border_steps import border_officer, office_of, set_up, tablet_of, waiting
from tests.journeys.field_phone import Phone

pytestmark = pytest.mark.django_db(transaction=True)
WHERE, HOW_MANY = (
    "NAUNG_COUNTED",
    "NAUNG_BORDER_PEOPLE",
)  # a file for the counts, and of how many; named by the benchmark
FEW, MOST_TAPS, LONGEST_SHORT = 6, 6, 16
SIGNS = ("anak", "surat_dipegang", "perkara", "takut_luka", "minta")
CHILDHOOD = 18
TAPS = "() => { window.taps = 0; addEventListener('click', (e) => { if (e.isTrusted) window.taps += 1; }, true); }"


@dataclass
class Pace:
    """What one kind of form cost, a person each: taps, and the seconds that browser and thumb of the machine took."""

    taps: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def people() -> list[dict[str, str]]:
    """The first of the invented people."""
    return kept()[: int(os.environ.get(HOW_MANY, FEW))]


@pytest.fixture
def tablet(border: UUID, browser: Browser, tmp_path: Path) -> Iterator[Phone]:
    """Bima's tablet with the whole bus on its list."""
    rows = [
        row(
            f"Orang K{n:03d} Rekaan",
            n,
            age=int(each["umur"]),
            cause=each["sebab"],
            sex=Sex.FEMALE if each["kelamin"] == "P" else Sex.MALE,
        )
        for n, each in enumerate(people(), start=1)
    ]
    office = office_of(border_officer("bima", "Bima Putra", border), tmp_path / "office", rows)
    try:
        with tablet_of(browser, office, tmp_path / "bima") as made:
            yield made
    finally:
        office.shut()


def tap(page: Page, where: str) -> None:
    """One press of a thumb."""
    page.locator(where).click()


def signs_of(told: dict[str, str]) -> list[str]:
    """What an officer would see of an invented person."""
    found = {sign for sign in SIGNS if told.get(sign) == "ya"}
    return sorted(found | ({"anak"} if int(told["umur"]) < CHILDHOOD else set()), key=SIGNS.index)


def measured(page: Page, pace: Pace, does: Any, *which: Any) -> None:
    """Count the taps and the seconds of one person's form."""
    page.evaluate("window.taps = 0")
    began = time.perf_counter()
    does(page, *which)
    pace.seconds.append(time.perf_counter() - began)
    pace.taps.append(int(page.evaluate("window.taps")))


def first_line(page: Page, told: dict[str, str]) -> None:
    """The signs of one person but those that the list says, and the tap that finishes; then the next person or the reason."""
    before = page.locator("#first-title").inner_text()
    for sign in signs_of(told):
        button = page.locator("#first-signs .sign").nth(SIGNS.index(sign))
        if button.get_attribute("aria-pressed") != "true":
            button.click()
    tap(page, "#first-done")
    page.wait_for_function(
        "(before) => !document.getElementById('sent').hidden || !document.getElementById('border').hidden"
        " || document.getElementById('first-title').textContent !== before",
        arg=before,
    )


def short_screening(page: Page, told: dict[str, str]) -> None:
    """Asked at once, where nobody hears: a victim's first two questions of the track bring it up, if anything does."""
    tap(page, "#sent-now")
    expect(page.locator("#short-ask")).to_be_visible()
    asked = 0
    while page.locator("#short-ask").is_visible():
        many = page.locator("#short-answers.answers-many").count()
        said = "Kebun atau ladang" if many else "Ya" if told["terungkap"] == "ya" and asked in {4, 5} else "Tidak"
        page.locator("#short-answers").get_by_role("button", name=said, exact=True).click()
        asked += 1
    tap(page, "#short-done")
    page.locator("#first, #border").filter(visible=True).first.wait_for()


def test_a_bus_by_one_thumb(tablet: Phone) -> None:
    page = tablet.start()
    set_up(page)
    page.context.set_offline(True)
    page.evaluate(TAPS)
    page.locator("#border-batches .card").first.click()
    tap(page, "#border-next")
    first, short, on = Pace(), Pace(), 0
    for told in people():
        measured(page, first, first_line, told)
        if page.locator("#sent").is_visible():
            measured(page, short, short_screening, told)
            on += 1
        else:
            assert not signs_of(told)
    assert max(first.taps) <= MOST_TAPS
    assert short.taps
    assert max(short.taps) <= LONGEST_SHORT
    assert waiting(page) == len(people()) + on
    expect(page.locator("#border-counts")).to_contain_text(
        f"{len(people())} dari {len(people())} sudah saringan awal; 0 "
    )
    if place := os.environ.get(WHERE):
        rows = {"people": len(people()), "sent_on": on, "first": first.__dict__, "short": short.__dict__}
        Path(place).write_text(json.dumps(rows), "utf-8")
