"""The log of a desk tells its supervisor nothing of a report against one of its officers, not even that it was taken."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from naung.casework.reports.actions import correct_report, hand_report, receive_report
from naung.casework.reports.queries import report_for
from naung.casework.reports.vocabulary import Mentioned, Part
from naung.foundation.access.vocabulary import Actor
from tests.casework.reports.told import WULAN, content
from tests.cast import House

pytestmark = pytest.mark.django_db
ABOUT_RATNA = (WULAN, Mentioned(Part.OFFICIAL, "Ibu Ratna"))
Browsers = Callable[[str], Client]


def told(browser: Client, report: UUID) -> bool:
    """Whether the log shows this record to whoever reads it, on its page or on the record's own."""
    one = browser.get(f"/catatan-akses/{report}/").content.decode()
    assert "reports" not in one
    return str(report) in browser.get("/catatan-akses/").content.decode() or "menerima laporan" in one


def test_a_report_against_her_is_not_in_the_log_that_she_reads(sari: Actor, ratna: Actor, client_for: Browsers) -> None:
    taken = receive_report(content=content(persons=ABOUT_RATNA), by=sari)
    usual = receive_report(content=content(), by=sari)
    browser = client_for("ratna")
    assert not told(browser, taken.id)
    assert told(browser, usual.id)


def test_nor_one_that_was_corrected_to_name_her(sari: Actor, ratna: Actor, client_for: Browsers) -> None:
    taken = receive_report(content=content(), by=sari)
    report_for(taken.id, actor=sari)
    assert told(client_for("ratna"), taken.id)
    correct_report(report_id=taken.id, version=1, content=content(persons=ABOUT_RATNA), by=sari)
    assert not told(client_for("ratna"), taken.id)


def test_once_the_overseer_found_that_nobody_is_meant_it_is_told(
    sari: Actor, ratna: Actor, yusuf: Actor, house: House, client_for: Browsers
) -> None:
    taken = receive_report(content=content(persons=ABOUT_RATNA), by=sari)
    hand_report(report_id=taken.id, version=1, to_desk=house.service.id, words="Bukan petugas ini.", by=yusuf)
    assert told(client_for("ratna"), taken.id)
