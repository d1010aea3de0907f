"""The tour of the first case: offered once, follows what she does, never in the way, and gone when she says so."""

from collections.abc import Callable

import pytest
from django.test import Client

from naung.casework.cases.actions import open_case
from naung.casework.reports.actions import receive_report
from naung.doors.desk.help.tour import shipped_tour, stands_at
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.models import User
from naung.foundation.audit.models import Entry
from naung.foundation.audit.vocabulary import EventName
from tests.casework.reports.told import content, reporter
from tests.doors.help.test_why import names

STEPS = len(shipped_tour().steps)
PRESS = "/bantuan/panduan/langkah/"


def test_every_page_and_event_of_the_tour_exists() -> None:
    tour, routes, events = (
        shipped_tour(),
        set(names()),
        {event.value for room in EventName.__subclasses__() for event in room},
    )
    assert {page for step in tour.steps for page in step.pages} <= routes
    assert {event for step in tour.steps for event in step.done} <= events


@pytest.mark.parametrize(
    ("passed", "done", "number"),
    [
        (0, (), 1),
        (0, ("reports.received",), 2),
        (0, ("cases.opened",), 1),  # a case without a report: the first step is still to be learned
        (1, ("cases.opened",), 3),
        (2, ("cases.person_added", "episodes.begun"), 5),
        (5, (), 6),
        (6, (), 7),
        (99, (), 7),
        (5, ("referrals.sent",), 7),
    ],
)
def test_where_she_stands(passed: int, done: tuple[str, ...], number: int) -> None:
    assert stands_at(passed, done, shipped_tour()) == number


def shown(browser: Client, where: str = "/") -> str:
    page = browser.get(where).content.decode()
    _, _, panel = page.partition('class="panel tour')
    return panel.partition("</aside>")[0]


@pytest.mark.django_db
def test_it_follows_the_case_and_ends(sari: Actor, client_for: Callable[[str], Client]) -> None:
    browser = client_for("sari")
    assert "Baru di sini?" in shown(browser)
    browser.post(PRESS, {"step": "mulai", "next": "/"})
    assert f"Langkah 1 dari {STEPS}" in shown(browser)
    assert shown(browser, "/hukum/") == ""
    report = receive_report(content=content(), reporter=reporter(), by=sari).id
    assert f"Langkah 2 dari {STEPS}" in shown(browser, f"/laporan/{report}/")
    case = open_case(summary="Paspor ditahan.", report_id=report, by=sari)
    assert f"Langkah 3 dari {STEPS}" in shown(browser, f"/kasus/{case}/")
    for number in range(3, STEPS + 1):
        browser.post(PRESS, {"step": "lanjut", "at": str(number), "next": "/"})
    assert "Panduan selesai" in shown(browser)
    browser.post(PRESS, {"step": "lewati"})
    assert shown(browser) == ""


@pytest.mark.django_db
def test_it_can_be_put_aside_and_taken_up_again(sari: Actor, client_for: Callable[[str], Client]) -> None:
    browser = client_for("sari")
    assert browser.post(PRESS, {"step": "lewati", "next": "https://lain.example/"})["Location"] == "/"
    assert shown(browser) == ""
    assert "Lanjutkan panduan" in browser.get("/bantuan/").content.decode()
    browser.post(PRESS, {"step": "mulai"})
    browser.post(PRESS, {"step": "lanjut", "at": "1"})
    assert f"Langkah 2 dari {STEPS}" in shown(browser)
    browser.post(PRESS, {"step": "lanjut", "at": "9999999999"})
    browser.post(PRESS, {"step": "tidak-ada"})
    assert User.objects.get(username="sari").tour_passed == 1
    told = Entry.objects.filter(event="accounts.tour_moved", actor=sari.id)
    assert {each.subject for each in told} == {sari.id}


@pytest.mark.django_db
def test_it_is_offered_to_nobody_else(sari: Actor, client_for: Callable[[str], Client]) -> None:
    assert shown(client_for("ratna")) == ""
    assert "Mulai panduan" in client_for("ratna").get("/bantuan/").content.decode()
    assert "panduan/langkah" not in client_for("hamdan").get("/bantuan/").content.decode()


@pytest.mark.django_db
def test_who_has_made_a_case_before_is_not_asked(sari: Actor, client_for: Callable[[str], Client]) -> None:
    open_case(summary="Lama.", by=sari)
    assert shown(client_for("sari")) == ""
