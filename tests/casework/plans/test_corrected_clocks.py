"""A clock corrected by the office: what ran before its day keeps its last day, what starts from it counts anew, both are told."""

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.plans.actions import record_result, tell_rights, write_request
from naung.casework.plans.models import ServiceRequest
from naung.casework.plans.queries import leaflet_rows, plan_for, rights_for
from naung.casework.reports.actions import receive_report
from naung.casework.reports.models import Report
from naung.casework.reports.queries import report_for
from naung.casework.reports.vocabulary import Urgency
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import Due, Unit
from naung.foundation.law.models import CorrectionRow
from naung.foundation.law.queries import shipped_law
from naung.foundation.law.rules.running import COUNTS, KEEPS
from naung.foundation.law.vocabulary.corrections import Table
from tests.casework.cases.conftest import someone
from tests.casework.plans.conftest import Served
from tests.casework.reports.told import content
from tests.cast import SARI, TaskForce, actor, join, sign_in
from tests.doors.reports.typed import text_of
from tests.foundation.law.corrections_told import HESTI, WIRA, corrected_here

pytestmark = pytest.mark.django_db
CLOCK = "rehabilitasi"
DAY = timedelta(days=1)
Signed = Callable[..., None]


@pytest.fixture
def sari(force: TaskForce) -> Actor:
    join(SARI, force)
    return actor(SARI, force)


@pytest.fixture
def served(sari: Actor) -> Served:
    case, person = open_case(summary="Dijanjikan kerja.", by=sari), someone(sari, "Wulan Purnama")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    return Served(case, person)


@pytest.fixture
def signed(force: TaskForce) -> Signed:
    """`signed(Table.CLOCK, "rehabilitasi", in_days=3, amount=3)`: both officers sign now, for a day to come."""
    for member in (HESTI, WIRA):
        join(member, force)

    def correct(table: Table, row: str, in_days: int = 0, **values: object) -> None:
        day = timezone.localdate() + in_days * DAY
        corrected_here(table, row, actor(HESTI, force), actor(WIRA, force), day, **values)

    return correct


def ask(served: Served, by: Actor) -> UUID:
    return write_request(
        case_id=served.case, person_id=served.person, kind="perawatan", asker="keluarga", asker_words="",
        asked_at=timezone.now(), by=by,
    )  # fmt: skip


def dues(served: Served, by: Actor) -> list[Due]:
    found = [row.due for row in plan_for(served.case, served.person, actor=by).requests]
    assert all(found)
    return [due for due in found if due]


def days_of(due: Due) -> int:
    assert due.due_at is not None
    assert due.started_at is not None
    return (timezone.localdate(due.due_at) - timezone.localdate(due.started_at)).days


def told(due: Due, message: str) -> bool:
    return any(reason.message == message for reason in due.reasons)


def test_an_open_request_keeps_its_last_day_and_one_from_the_day_on_counts_anew(
    sari: Actor, served: Served, signed: Signed
) -> None:
    shipped = shipped_law().clocks[CLOCK]
    assert shipped.unit == Unit.CALENDAR_DAYS
    ask(served, sari)
    signed(Table.CLOCK, CLOCK, in_days=2, amount=shipped.amount + 3)
    (old,) = dues(served, sari)
    assert days_of(old) == shipped.amount
    assert told(old, KEEPS)
    said = next(reason for reason in old.reasons if reason.message == KEEPS)
    assert said.values["since"] == timezone.localdate() + 2 * DAY
    assert (said.values["new"] - said.values["old"]).days == 3
    with patch.object(timezone, "now", return_value=timezone.now() + 2 * DAY):
        ask(served, sari)
        first, second = dues(served, sari)
    assert (days_of(first), days_of(second)) == (shipped.amount, shipped.amount + 3)
    assert told(first, KEEPS)
    assert told(second, COUNTS)


def test_the_stored_moment_by_which_lists_are_ordered_says_the_same(
    sari: Actor, served: Served, signed: Signed
) -> None:
    ask(served, sari)
    signed(Table.CLOCK, CLOCK, amount=3)
    ask(served, sari)  # on the day of the signature: still the old clock
    with patch.object(timezone, "now", return_value=timezone.now() + DAY):
        ask(served, sari)
        shown = sorted(due.due_at for due in dues(served, sari) if due.due_at)
    assert shown == sorted(at for at in ServiceRequest.objects.values_list("due_at", flat=True) if at)


def test_what_ended_or_ran_out_before_the_day_says_nothing_of_it(sari: Actor, served: Served, signed: Signed) -> None:
    made = ask(served, sari)
    record_result(request_id=made, result="Diantar ke puskesmas.", by=sari)
    far = shipped_law().clocks[CLOCK].amount + 5
    ask(served, sari)
    signed(Table.CLOCK, CLOCK, in_days=far, amount=1)
    assert not any(told(due, KEEPS) for due in dues(served, sari))
    signed(Table.CLOCK, CLOCK, in_days=2, amount=2)
    ended, running = dues(served, sari)
    assert (told(ended, KEEPS), told(running, KEEPS)) == (False, True)


def test_words_alone_change_no_clock_and_say_nothing(sari: Actor, served: Served, signed: Signed) -> None:
    ask(served, sari)
    signed(Table.CLOCK, CLOCK, in_days=1, note_id="Tertulis di papan.", note_en="Written on the board.")
    (due,) = dues(served, sari)
    assert not told(due, KEEPS)


def test_the_case_page_shows_both_days_and_why(sari: Actor, served: Served, signed: Signed) -> None:
    ask(served, sari)
    signed(Table.CLOCK, CLOCK, in_days=2, amount=30)
    assert sari.id is not None
    page = text_of(sign_in(Client(), sari.id).get(f"/rencana/{served.case}/{served.person}/"))
    assert "Jam ini dibetulkan sejak" in page
    assert "Batas ini mulai sebelumnya, jadi tetap dihitung dengan jam yang lama" in page
    assert "Menurut jam yang dibetulkan batasnya" in page


def test_a_report_over_the_day_keeps_its_clock_and_says_both(sari: Actor, signed: Signed) -> None:
    before = receive_report(content=content(), by=sari).id
    kept = Report.objects.get(id=before).due_at
    urgency = Urgency(Report.objects.get(id=before).urgency)
    code = {Urgency.HIGH: "laporan_sop_risiko_tinggi", Urgency.MEDIUM: "laporan_sop_risiko_sedang"}.get(
        urgency, "laporan_sop_hari_kerja"
    )
    signed(Table.CLOCK, "laporan_sop_hari_kerja", in_days=1, amount=1)
    signed(Table.CLOCK, code, in_days=1, amount=1)
    clocks = report_for(before, actor=sari).clocks
    assert clocks.acted_on.due_at == kept
    assert any(told(due, KEEPS) for due in (clocks.acted_on, *clocks.others))
    later = timezone.now() + 3 * DAY
    with patch.object(timezone, "now", return_value=later):
        after = receive_report(content=content(received_at=later - timedelta(minutes=5)), by=sari).id
        found = report_for(after, actor=sari).clocks
    assert Report.objects.get(id=after).due_at == found.acted_on.due_at
    assert told(found.acted_on, COUNTS)
    assert Report.objects.get(id=before).due_at == kept


def test_rights_are_told_in_the_corrected_words_and_one_from_memory_leaves_the_leaflet(
    sari: Actor, served: Served, signed: Signed
) -> None:
    today = timezone.localdate()
    first = leaflet_rows(today)[0][1].code
    signed(Table.RIGHT, first, id="Bunyi yang dibetulkan.")
    assert rights_for(served.person, on=today, actor=sari).line(first).right.id == "Bunyi yang dibetulkan."  # type: ignore[union-attr]  # it is there
    tell_rights(person_id=served.person, codes=[first], language="ind", told_at=timezone.now(), by=sari)
    assert first in {right.code for _told, right in leaflet_rows(today)}
    CorrectionRow.objects.update(mark="M")
    assert first not in {right.code for _told, right in leaflet_rows(today)}
