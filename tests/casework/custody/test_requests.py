"""Sari asks, Mega grants, the named fields open for a while and each opening is on record; nobody else opens anything."""

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.casework.custody.actions import (
    ask_identity,
    decide_request,
    end_grant,
    end_what_is_over,
    open_identity,
    withdraw_request,
)
from naung.casework.custody.models import IdentityRequest
from naung.casework.custody.queries import grants_listed, request_for, requests_of, requests_waiting
from naung.casework.custody.vocabulary import CustodyEvent, Field, Outcome, State
from naung.casework.reports.actions import hand_report
from naung.casework.reports.models import Report
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken, SealBroken
from naung.foundation.people.actions import erase_person
from naung.foundation.vault.models import WrappedKey
from tests.cast import House, Member, actor, join

pytestmark = pytest.mark.django_db
WHY = "Pelapor perlu dihubungi: saksi akan berangkat besok."
DIAN = Member("dian", "Dian", "service", "petugas_kasus")
ONE_DAY = 24


def ask(report: UUID, by: Actor, fields: tuple[str, ...] = ("pelapor_nama", "pelapor_telepon"), **more: object) -> UUID:
    return ask_identity(kind="pelapor", record_id=report, fields=fields, hours=8, reason=WHY, by=by, **more)  # type: ignore[arg-type]  # only posted_once


@pytest.fixture
def granted(report: UUID, sari: Actor, mega: Actor) -> UUID:
    request = ask(report, sari)
    decide_request(request_id=request, granted=True, hours=ONE_DAY, answer="Dua hari cukup.", by=mega)
    return request


def later(hours: float) -> "patch":  # type: ignore[valid-type]  # a patch is what it gives
    return patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(hours=hours))


def test_only_the_named_fields_open_and_each_opening_is_logged_with_the_leave(
    granted: UUID, report: UUID, sari: Actor
) -> None:
    opened = {each.field: each.texts for each in open_identity(request_id=granted, by=sari)}
    assert opened == {Field.REPORTER_NAME: ("Siti Rohana",), Field.REPORTER_PHONE: ("0852 0000 4321",)}
    entry = Entry.objects.get(event=CustodyEvent.IDENTITY_OPENED.value)
    assert (entry.actor, entry.desk, entry.fields) == (sari.id, sari.desk, "name,phone")
    assert granted.bytes in bytes(entry.subjects)
    used = Entry.objects.get(event=CustodyEvent.GRANT_USED.value)
    assert (used.subject, bytes(used.subjects)) == (granted, report.bytes)
    open_identity(request_id=granted, by=sari)
    row = IdentityRequest.objects.get(id=granted)
    assert row.openings == 2
    assert Entry.objects.filter(event=CustodyEvent.IDENTITY_OPENED.value).count() == 2


def test_no_request_opens_health_to_a_police_officer_and_identity_only_while_it_is_granted(
    house: House, officer: Callable[[str], Actor], mega: Actor
) -> None:
    """An investigator sees no health note: what reaches him is a visum in a referral, never a custodian's leave."""
    from tests.casework.custody.conftest import someone

    sari = officer("sari")
    person = someone(sari)
    jaya_at_desk = Member("jayadi", "Jayadi", "service", "penyidik")
    join(jaya_at_desk, house)
    jaya = actor(jaya_at_desk, house)
    for health in ("kesehatan", "kehamilan", "disabilitas", "catatan"):
        with pytest.raises(RuleBroken):
            ask_identity(kind="orang", record_id=person, fields=[health], hours=2, reason="Perlu.", by=jaya)
    asked = {"kind": "orang", "record_id": person, "fields": ["nama", "lahir"], "hours": 2}
    request = ask_identity(**asked, reason="Visum harus dicocokkan.", by=jaya)  # type: ignore[arg-type]  # as one form gives it
    with pytest.raises(RuleBroken):
        open_identity(request_id=request, by=jaya)
    decide_request(request_id=request, granted=True, hours=2, by=mega)
    opened = {each.field: each for each in open_identity(request_id=request, by=jaya)}
    assert set(opened) == {Field.NAMES, Field.BIRTH}
    with later(2), pytest.raises(RuleBroken):
        open_identity(request_id=request, by=jaya)


def test_it_ends_by_itself_before_any_tick_and_the_tick_writes_it_down(granted: UUID, sari: Actor, mega: Actor) -> None:
    with later(ONE_DAY):
        with pytest.raises(RuleBroken):
            open_identity(request_id=granted, by=sari)
        assert requests_of(actor=sari)[0].state is State.OVER
        assert end_what_is_over(by=system_actor("tick")) == 1
        assert end_what_is_over(by=system_actor("tick")) == 0
    row = IdentityRequest.objects.get(id=granted)
    assert row.ended_at == row.until
    assert not Entry.objects.filter(event=CustodyEvent.IDENTITY_OPENED.value).exists()


def test_a_request_that_nobody_answers_lapses(report: UUID, sari: Actor, mega: Actor) -> None:
    request = ask(report, sari)
    with later(169):
        end_what_is_over(by=system_actor("tick"))
        assert requests_of(actor=sari)[0].state is State.LAPSED
        with pytest.raises(RuleBroken):
            decide_request(request_id=request, granted=True, hours=1, by=mega)


def test_refusal_needs_words_and_opens_nothing(report: UUID, sari: Actor, mega: Actor) -> None:
    request = ask(report, sari)
    with pytest.raises(RuleBroken):
        decide_request(request_id=request, granted=False, by=mega)
    decide_request(request_id=request, granted=False, answer="Hubungi lewat penyelia.", by=mega)
    shown = request_for(request, actor=sari)
    assert (shown.line.state, shown.answer, shown.own) == (State.REFUSED, "Hubungi lewat penyelia.", True)
    with pytest.raises(RuleBroken):
        open_identity(request_id=request, by=sari)


def test_nobody_decides_her_own_request_not_even_in_the_database(report: UUID, sari: Actor, mega: Actor) -> None:
    request = ask(report, sari)
    with pytest.raises(NotPermitted):
        decide_request(request_id=request, granted=True, hours=1, by=sari)
    row = IdentityRequest.objects.get(id=request)
    row.outcome, row.until, row.decided_by, row.decided_at = Outcome.GRANTED, timezone.now(), sari.id, timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_only_the_custodian_and_the_asker_know_of_it(
    granted: UUID, ratna: Actor, budi: Actor, yusuf: Actor, hamdan: Actor, mega: Actor, house: House
) -> None:
    join(DIAN, house)
    for other, refusal in (
        (ratna, NotFound),
        (actor(DIAN, house), NotFound),
        (budi, NotFound),
        (yusuf, NotPermitted),
        (hamdan, NotPermitted),
    ):
        for act in (lambda by: request_for(granted, actor=by), lambda by: open_identity(request_id=granted, by=by)):
            with pytest.raises(refusal):
                act(other)
    assert request_for(granted, actor=mega).reason == WHY
    with pytest.raises(NotPermitted):
        open_identity(request_id=granted, by=mega)
    assert [line.id for line in grants_listed(actor=mega)] == [granted]
    assert requests_waiting(actor=mega) == []


def test_another_desks_record_can_not_be_asked_for(report: UUID, wulan: UUID, budi: Actor) -> None:
    for kind, record in (("pelapor", report), ("orang", wulan), ("orang", uuid4())):
        with pytest.raises(NotFound):
            ask_identity(kind=kind, record_id=record, fields=["nama"], hours=1, reason=WHY, by=budi)
    assert not IdentityRequest.objects.exists()


def test_a_record_that_left_the_desk_does_not_open(granted: UUID, report: UUID, sari: Actor, house: House) -> None:
    Report.objects.filter(id=report).update(owner=house.oversight)
    with pytest.raises(NotFound):
        open_identity(request_id=granted, by=sari)
    assert IdentityRequest.objects.get(id=granted).openings == 0


def test_an_erased_person_does_not_open(wulan: UUID, sari: Actor, mega: Actor) -> None:
    request = ask_identity(kind="orang", record_id=wulan, fields=["kontak"], hours=1, reason=WHY, by=sari)
    decide_request(request_id=request, granted=True, hours=1, by=mega)
    erase_person(person_id=wulan, by=mega)
    with pytest.raises(NotFound):
        open_identity(request_id=request, by=sari)


def test_asked_twice_by_one_press_is_one_request_and_it_can_be_taken_back(report: UUID, sari: Actor) -> None:
    token = uuid4()
    first, second = ask(report, sari, posted_once=token), ask(report, sari, posted_once=token)
    assert first == second
    withdraw_request(request_id=first, by=sari)
    assert requests_of(actor=sari)[0].state is State.WITHDRAWN
    with pytest.raises(RuleBroken):
        withdraw_request(request_id=first, by=sari)


def test_it_can_be_ended_early_by_the_asker_or_the_custodian(granted: UUID, sari: Actor, mega: Actor) -> None:
    end_grant(request_id=granted, by=mega)
    end_grant(request_id=granted, by=sari)
    with pytest.raises(RuleBroken):
        open_identity(request_id=granted, by=sari)
    assert Entry.objects.filter(event=CustodyEvent.ENDED.value).count() == 1


def test_the_reason_lies_sealed(report: UUID, sari: Actor) -> None:
    row = IdentityRequest.objects.get(id=ask(report, sari))
    assert row.reason is not None
    assert b"saksi" not in bytes(row.reason)


@pytest.mark.parametrize("broken", ["log", "key", "leave"])
def test_it_fails_closed(granted: UUID, sari: Actor, broken: str) -> None:
    """Without the log, without the key, without the leave: nothing is shown and nothing is counted."""
    if broken == "key":
        row = IdentityRequest.objects.get(id=granted)
        reporter = Report.objects.get(id=row.record).reporter
        WrappedKey.objects.filter(compartment=reporter.compartment_id).delete()
        with pytest.raises(SealBroken):
            open_identity(request_id=granted, by=sari)
    elif broken == "log":
        with (
            patch("naung.foundation.vault.queries.opening.record", side_effect=OSError("penuh")),
            pytest.raises(OSError, match="penuh"),
        ):
            open_identity(request_id=granted, by=sari)
    else:
        with patch("naung.foundation.vault.queries.opening.lets_open", return_value=False):
            assert all(each.texts == () for each in open_identity(request_id=granted, by=sari))
        return
    assert IdentityRequest.objects.get(id=granted).openings == 0


def test_an_overseer_takes_the_report_and_the_leave_dies_with_it(
    report: UUID, granted: UUID, yusuf: Actor, sari: Actor, house: House
) -> None:
    row = Report.objects.get(id=report)
    from naung.casework.reports.actions.moving import move_report

    move_report(row, house.oversight.id)
    with pytest.raises(NotFound):
        open_identity(request_id=granted, by=sari)
    hand_report(report_id=report, version=1, to_desk=house.service.id, words="kembali", by=yusuf)
    assert open_identity(request_id=granted, by=sari)[0].texts == ("Siti Rohana",)
