"""What is late where, as counts; and the head of the log for a witness outside."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.cases.actions import look_at_lateness, open_case, plan_step, propose_turn
from naung.casework.cases.models import Case, Step
from naung.casework.cases.vocabulary import CaseEvent, Turn
from naung.casework.plans.models import ServiceRequest
from naung.casework.reports.actions import receive_report
from naung.casework.reports.models import Report
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import end_membership
from naung.foundation.accounts.models import Membership
from naung.foundation.audit.models import Entry
from naung.foundation.audit.queries import verify
from naung.foundation.audit.vocabulary import ChainHead
from naung.foundation.errors import NotPermitted
from tests.casework.reports.told import content
from tests.cast import BUDI, KARTIKA, RINA, SARI, TARI, TaskForce, join, sign_in
from tests.doors.reports.typed import visible
from tests.doors.world import everything

pytestmark = pytest.mark.django_db
Called = Callable[[str], Actor]


def rows(page: str) -> dict[str, str]:
    """Each desk's row as words."""
    import re

    found = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', page, re.S)
    return {name.partition("<")[0].strip(): " ".join(re.sub(r"<[^>]+>", " ", row).split()) for name, row in found}


@pytest.fixture
def late(force: TaskForce, member: Called, places: None) -> tuple[UUID, str]:
    """One of each late thing at Sari's desk: her case's id and number."""
    sari, ago = member("sari"), timezone.now() - timedelta(days=3, hours=1)
    ids = everything(sari)
    Report.objects.filter(id=receive_report(content=content(), by=sari).id).update(due_at=ago)
    case = open_case(summary="Wulan.", by=sari)
    step = plan_step(case_id=case, words="Antar Wulan.", due_on=timezone.localdate(), by=sari)
    Step.objects.filter(id=step).update(due_on=timezone.localdate() - timedelta(days=5))
    propose_turn(case_id=case, turn=Turn.CLOSE, reason="layanan_selesai", words="Selesai.", by=sari)
    ServiceRequest.objects.filter(id=ids["request_id"]).update(due_at=ago)
    return case, Case.objects.get(id=case).number


def test_the_coordinator_sees_how_much_is_late_and_how_old_and_nobody(force: TaskForce, late: tuple[UUID, str]) -> None:
    kartika = join(KARTIKA, force)
    page = visible(sign_in(Client(), kartika).get("/koordinasi/"))
    service = rows(page)["UPTD PPA Singkawang, Meja layanan"]
    assert service.startswith("2 tertua 3 hari 1 tertua 3 hari tidak ada 1 tertua 5 hari 2 tertua 0 hari")
    assert rows(page)["Polres Singkawang, Meja layanan"].count("tidak ada") == 5
    assert "UPTD PPA Pontianak, Meja layanan" not in rows(page)
    assert not any(secret in page for secret in (str(late[0]), late[1], "Wulan", "Antar"))
    entries = Entry.objects.filter(actor=kartika).exclude(event__startswith="accounts.")
    assert [(e.event, e.fields) for e in entries] == [(CaseEvent.LATENESS_SEEN.value, "")]


def test_a_desk_at_which_nobody_serves_is_named(force: TaskForce, member: Called) -> None:
    """What is sent there waits for nobody: its last officer has left, or none has come yet."""
    kartika, sari = sign_in(Client(), join(KARTIKA, force)), member("sari")
    nobody_serves = "Polres Singkawang, Meja layanan <"
    assert nobody_serves in " ".join(kartika.get("/koordinasi/").content.decode().split())
    jaya = member("jaya")
    page = " ".join(kartika.get("/koordinasi/").content.decode().split())
    assert nobody_serves not in page
    assert "UPTD PPA Singkawang, Meja layanan <span" not in page
    for who in (jaya, sari):
        end_membership(membership=Membership.objects.get(user_id=who.id).id, by=system_actor("setup"))
    page = " ".join(kartika.get("/koordinasi/").content.decode().split())
    assert "UPTD PPA Singkawang, Meja layanan <span" in page
    assert nobody_serves in page


def test_and_finds_what_waits_for_his_signature(force: TaskForce) -> None:
    assert "/rujukan/koordinator/" in visible(sign_in(Client(), join(KARTIKA, force)).get("/koordinasi/"))


def test_nobody_else_does(force: TaskForce, nobody: Client, member: Called) -> None:
    for who in (SARI, BUDI, RINA, TARI):
        assert sign_in(Client(), join(who, force)).get("/koordinasi/").status_code == 403
    assert "/masuk" in nobody.get("/koordinasi/").headers["Location"]


def test_what_is_asked_without_a_page_is_refused_too(force: TaskForce, member: Called) -> None:
    with pytest.raises(NotPermitted):
        look_at_lateness(desks=[], by=member("sari"))


def test_the_monitor_takes_the_head_of_the_log_and_it_fits_later(force: TaskForce, member: Called) -> None:
    page = visible(sign_in(Client(), join(TARI, force)).get("/catatan-akses/kepala/"))
    last = Entry.objects.order_by("-seq").first()
    assert last is not None
    assert bytes(last.hash).hex() in page
    assert f"seq: {last.seq}" in page
    open_case(summary="Sesudahnya.", by=member("sari"))
    assert verify(ChainHead(last.seq, bytes(last.hash))).sound


def test_nobody_else_takes_it(force: TaskForce, nobody: Client) -> None:
    for who in (SARI, BUDI, KARTIKA):
        assert sign_in(Client(), join(who, force)).get("/catatan-akses/kepala/").status_code == 403
    assert "/masuk" in nobody.get("/catatan-akses/kepala/").headers["Location"]
