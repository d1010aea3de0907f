"""The custodian reads what goes with a person; afterwards no page of a report breaks or leads to what is gone."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.reports.actions import receive_report
from naung.casework.reports.actions.moving import move_report
from naung.casework.reports.models import Report
from naung.casework.reports.vocabulary import Received
from naung.foundation.access.vocabulary import Actor
from tests.casework.cases.conftest import someone
from tests.casework.reports.told import RECRUITER, WULAN, content, reporter
from tests.cast import House

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]


@pytest.fixture
def hers(sari: Actor) -> tuple[UUID, UUID, Received]:
    """Wulan, her case, and the report that became it."""
    taken = receive_report(content=content(persons=(WULAN, RECRUITER)), reporter=reporter(), by=sari)
    case_id = open_case(summary="Hanya tentang dia.", report_id=taken.id, by=sari)
    wulan = someone(sari)
    add_person(case_id=case_id, person_id=wulan, role=Role.VICTIM, by=sari)
    return wulan, case_id, taken


def test_the_custodian_reads_first_what_goes_and_sees_no_name(
    hers: tuple[UUID, UUID, Received], sari: Actor, client_for: Browser
) -> None:
    wulan, _case, taken = hers
    namesake = receive_report(content=content(persons=(WULAN,)), by=sari)
    mega = client_for("mega")
    page = mega.get(f"/kasus/hapus-orang/{wulan}/").content.decode()
    assert taken.number in page
    assert "juga menyebut satu orang lain" in page
    assert "tidak dapat dipastikan" in page
    assert namesake.number in page
    for secret in ("Wulan", "Acong", "3456 7001", "34567001", "Siti Rohana"):
        assert secret not in page
    assert client_for("sari").get(f"/kasus/hapus-orang/{wulan}/").status_code == 403


def test_after_erasing_every_page_of_reports_still_opens(
    hers: tuple[UUID, UUID, Received], sari: Actor, client_for: Browser
) -> None:
    wulan, case_id, taken = hers
    assert str(case_id) in client_for("sari").get(f"/laporan/{taken.id}/").content.decode()
    answer = client_for("mega").post(f"/kasus/hapus-orang/{wulan}/", {"asked": "on", "sure": "on"})
    assert answer.status_code == 302
    browser = client_for("sari")
    assert browser.get(f"/laporan/{taken.id}/").status_code == 404
    for address in ("/", "/laporan/", "/laporan/daftar/menjadi-kasus/", "/kasus/"):
        page = browser.get(address)
        assert page.status_code == 200, address
        assert str(taken.id) not in page.content.decode()
        assert taken.number not in page.content.decode()


def test_a_report_leads_to_no_case_that_its_desk_cannot_open(
    hers: tuple[UUID, UUID, Received], client_for: Browser, house: House
) -> None:
    _, case_id, taken = hers
    move_report(Report.objects.get(id=taken.id), house.oversight.id)
    page = client_for("yusuf").get(f"/laporan/{taken.id}/")
    assert page.status_code == 200
    assert str(case_id) not in page.content.decode()
