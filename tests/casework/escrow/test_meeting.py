"""Two agencies deposit the same number, and each is told to talk with the other; nobody else learns anything."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from naung.casework.escrow.actions import (
    end_deposits,
    forget_deposits,
    read_deposits,
    sign_deposit,
    withdraw_deposit,
)
from naung.casework.escrow.models import Deposit
from naung.casework.escrow.queries import answers_unread, asked_lately, standing_of
from naung.casework.escrow.rules.limits import KEPT, LASTS, NO_NUMBER
from naung.casework.escrow.vocabulary import Standing
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.actions import keep_own_numbers
from naung.foundation.accounts.models import User
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.identifiers import new_id
from naung.foundation.organisations.actions import open_desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.vault.models import WrappedKey
from tests.casework.escrow.conftest import OTHER_PHONE, PHONE, colleague, deposit, told
from tests.cast import JAYA, RATNA, SINGKAWANG, TaskForce, actor, join
from tests.second import Second

REKAN = replace(JAYA, username="rekan", name="Rekan")
CHIEF = replace(RATNA, username="kanit", name="Kanit", desk="police")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("machine")]


def test_two_agencies_with_one_number_are_told_of_each_other_and_of_nothing_else(
    jaya: Actor, bima: Actor, member: Callable[[str], Actor]
) -> None:
    deposit(jaya)
    first = told(jaya)
    assert (first.standing, first.meetings, first.is_new) == (Standing.LODGED, (), False)
    deposit(bima, OTHER_PHONE)
    assert told(bima).meetings == ()
    assert answers_unread(jaya) == 0
    deposit(bima, "+62 812 3456 7890")  # written in another way
    assert (answers_unread(jaya), answers_unread(bima)) == (1, 1)
    mine, theirs = told(jaya), told(bima)
    assert [(m.desk, m.handle) for m in mine.meetings] == [(bima.desk, theirs.handle)]
    assert [(m.desk, m.handle) for m in theirs.meetings] == [(jaya.desk, mine.handle)]
    assert answers_unread(jaya) == 0
    assert told(jaya).meetings == mine.meetings
    sari = member("sari")
    deposit(sari)
    assert {m.desk for m in told(sari).meetings} == {jaya.desk, bima.desk}
    assert {m.desk for m in told(jaya).meetings} == {sari.desk, bima.desk}


def test_what_an_old_deposit_met_is_read_however_many_came_after_it(
    jaya: Actor, bima: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naung.casework.escrow.actions.deposits.SHOWN", 2)
    first = deposit(jaya)
    for last in range(3):
        deposit(jaya, f"0813 7777 000{last}")
    deposit(bima)
    assert [row.id == first and len(row.meetings) for row in read_deposits(by=jaya)] == [1, False, False]
    assert [[row.id == first for row in read_deposits(page=page, by=jaya)] for page in (1, 2)] == [
        [False] * 2,
        [False, True],
    ]
    assert read_deposits(page=3, by=jaya) == []
    assert answers_unread(jaya) == 0


def test_the_log_is_the_same_whether_something_met_or_not(jaya: Actor, bima: Actor) -> None:
    def entries(by: Actor, value: str) -> list[tuple[str, int | None, str]]:
        before = Entry.objects.count()
        deposit(by, value)
        return list(Entry.objects.order_by("seq")[before:].values_list("event", "count", "fields"))

    nothing = entries(jaya, PHONE)
    assert entries(bima, OTHER_PHONE) == nothing
    assert entries(bima, PHONE) == nothing
    assert len(told(bima).meetings) == 1


def test_no_row_tells_who_has_the_same_and_an_empty_answer_looks_like_any(jaya: Actor, bima: Actor) -> None:
    for by, value in ((jaya, PHONE), (bima, PHONE), (bima, OTHER_PHONE)):
        deposit(by, value)
    rows = list(Deposit.objects.all())
    assert len({bytes(row.label or b"") for row in rows}) == 3
    assert len({bytes(row.envelope or b"") for row in rows}) == 3
    assert len({len(bytes(row.envelope or b"")) for row in rows}) == 1
    assert len({len(bytes(row.answer or b"")) for row in rows}) == 1
    assert [row.value for row in rows] == [None] * 3
    digits = "81234567890"
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM escrow_deposit")
        assert digits not in repr(
            [[bytes(c) if isinstance(c, memoryview) else c for c in r] for r in cursor.fetchall()]
        )


def test_a_desk_of_the_own_agency_is_no_other_and_twice_at_one_desk_is_once(
    jaya: Actor, force: TaskForce, member: Callable[[str], Actor]
) -> None:
    second = open_desk(
        agency=force.police.agency,
        name="Meja kedua",
        kind=DeskKind.SERVICE,
        territory=SINGKAWANG,
        prefix="PO2",
        by=system_actor("setup"),
    )
    deposit(jaya)
    beside = replace(jaya, desk=second.id)
    deposit(beside)
    assert told(beside).meetings == told(jaya).meetings == ()
    deposit(jaya)
    assert Deposit.objects.get(id=told(jaya).id).standing == Standing.TWICE
    assert Deposit.objects.filter(standing=Standing.LODGED).count() == 2
    deposit(member("bima"))
    assert len(told(member("bima")).meetings) == 2


def test_withdrawn_or_over_it_meets_nothing_and_nothing_of_it_lies_here(jaya: Actor, bima: Actor) -> None:
    withdrawn = deposit(jaya)
    withdraw_deposit(deposit_id=withdrawn, by=jaya)
    withdraw_deposit(deposit_id=withdrawn, by=jaya)
    deposit(bima)
    assert told(bima).meetings == ()
    row = Deposit.objects.get(id=withdrawn)
    assert (row.label, row.envelope, row.value, row.standing) == (None, None, None, Standing.WITHDRAWN)
    with pytest.raises(NotFound):
        withdraw_deposit(deposit_id=withdrawn, by=bima)
    tick = system_actor("tick")
    last = Deposit.objects.get(id=told(bima).id).ends_on
    assert end_deposits(today=last, by=tick) == 0
    assert end_deposits(today=last + LASTS, by=tick) == 1
    assert forget_deposits(by=tick) == 0
    Deposit.objects.update(made_at=timezone.now() - KEPT - timedelta(days=1))
    keys = list(Deposit.objects.values_list("compartment", flat=True))
    assert forget_deposits(by=tick) == len(keys) > 1
    assert not WrappedKey.objects.filter(compartment__in=keys).exists()
    deposit(jaya)
    assert told(jaya).meetings == ()


def test_two_values_with_the_same_digits_are_two(jaya: Actor, bima: Actor) -> None:
    deposit(jaya, "6281234567890", kind="rekening")
    deposit(bima, "6281234567890")
    assert told(bima).meetings == told(jaya).meetings == ()


def test_pressed_twice_it_is_one(jaya: Actor, machine: Second) -> None:
    token, before = new_id(), sum(machine.asked().values())
    assert deposit(jaya, posted_once=token) == deposit(jaya, posted_once=token)
    assert sum(machine.asked().values()) == before + 1


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("telepon", "Pak Amin"),
        ("telepon", "0812 Amin 345678"),
        ("nik", "Amin bin Hasan"),
        ("nik", "617203450101000"),
        ("rekening", "BCA Amin"),
        ("rekening", "1234567"),
        ("pelat", "Amin"),
        ("pelat", "KB"),
        ("nama", "Amin"),
    ],
)
def test_a_name_is_refused(jaya: Actor, kind: str, value: str) -> None:
    with pytest.raises(RuleBroken):
        deposit(jaya, value, kind)
    assert not Deposit.objects.exists()


@pytest.mark.parametrize("words", [{"reason": "nomor 0812 3456 7890"}, {"reference": "hp-34567"}, {"reason": " "}])
def test_the_number_stands_in_no_sentence_that_is_kept(jaya: Actor, words: dict[str, str]) -> None:
    with pytest.raises(RuleBroken) as refused:
        deposit(jaya, **words)
    assert refused.value.message == NO_NUMBER or not words["reason"].strip()


def test_who_may_and_who_may_not(member: Callable[[str], Actor]) -> None:
    for username in ("lestari", "rina", "kartika", "mega", "tari"):
        with pytest.raises(NotPermitted):
            deposit(member(username))
    assert not member("jaya").may(Permission.ESCROW_REVIEW)


def test_an_officer_whose_own_number_it_is_does_not_learn_who_has_it(
    jaya: Actor, bima: Actor, force: TaskForce
) -> None:
    join(REKAN, force)
    ally = actor(REKAN, force)
    version = User.objects.get(username="jaya").version
    keep_own_numbers(nik="", phone=PHONE, based_on=version, by=jaya)
    deposit(bima)
    shown = deposit(jaya)
    assert read_deposits(by=jaya) == []
    assert answers_unread(jaya) == 0
    assert [row.id for row in read_deposits(by=ally)] == [shown]
    assert {m.desk for m in told(ally).meetings} == {bima.desk}
    assert {m.desk for m in told(bima).meetings} == {jaya.desk}


def test_who_is_shut_out_of_a_deposit_learns_of_it_neither_by_depositing_the_same_nor_by_the_review(
    jaya: Actor, bima: Actor, force: TaskForce
) -> None:
    for who in (REKAN, CHIEF):
        join(who, force)
    ally, chief = actor(REKAN, force), actor(CHIEF, force)
    version = User.objects.get(username="kanit").version
    keep_own_numbers(nik="", phone=PHONE, based_on=version, by=chief)
    deposit(ally)
    deposit(ally, OTHER_PHONE)
    assert [(line.officer, line.times) for line in asked_lately(7, actor=chief)] == [(ally.id, 1)]
    again = deposit(chief)
    assert standing_of(again, actor=chief) is Standing.LODGED  # as a number that nobody had
    twice = deposit(chief, OTHER_PHONE)
    assert standing_of(twice, actor=chief) is Standing.TWICE  # of what she may see she is told
    deposit(bima)
    assert [row.meetings for row in read_deposits(by=chief)] == [(), ()]
    met = {row.id: len(row.meetings) for row in read_deposits(by=ally)}
    assert sum(met.values()) == 1
    assert met[again] == 0
    assert len(told(bima).meetings) == 1


def test_who_deposits_later_is_told_only_when_a_colleague_stands_behind_it(jaya: Actor, bima: Actor) -> None:
    """Nobody learns alone whether another agency holds a number: the other is told at once, she herself not by her own word."""
    deposit(jaya, signed=False)
    later = deposit(bima, signed=False)
    assert {m.desk for m in told(jaya).meetings} == {bima.desk}, "who was there before is told"
    for by in (bima, colleague(bima)):
        assert (told(by).meetings, answers_unread(by)) == ((), 0)
    with pytest.raises(RuleBroken, match="petugas lain"):
        sign_deposit(deposit_id=later, by=bima)
    with pytest.raises(NotFound):
        sign_deposit(deposit_id=later, by=jaya)
    ally = colleague(bima)
    sign_deposit(deposit_id=later, by=ally)
    sign_deposit(deposit_id=later, by=ally)
    assert (answers_unread(bima), {m.desk for m in told(bima).meetings}) == (1, {jaya.desk})
    assert told(bima).signed_by == ally.id


def test_a_number_that_was_only_tried_tells_its_desk_nothing_and_the_other_of_the_try(jaya: Actor, bima: Actor) -> None:
    deposit(jaya, signed=False)
    tried = deposit(bima, signed=False)
    withdraw_deposit(deposit_id=tried, by=bima)
    with pytest.raises(RuleBroken, match="tidak berlaku"):
        sign_deposit(deposit_id=tried, by=colleague(bima))
    assert told(bima).meetings == ()
    assert {m.desk for m in told(jaya).meetings} == {bima.desk}


def test_signing_leaves_the_same_entries_whether_something_met_or_not(jaya: Actor, bima: Actor) -> None:
    deposit(jaya)
    seen = []
    for value in (PHONE, OTHER_PHONE):
        made, before = deposit(bima, value, signed=False), Entry.objects.count()
        sign_deposit(deposit_id=made, by=colleague(bima))
        seen.append(list(Entry.objects.order_by("seq")[before:].values_list("event", "count", "fields")))
    assert seen[0] == seen[1]
