"""Who tries: the operator with the database, the house's key and one share; an agency that enumerates; a machine that lies."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from naung.casework.escrow.actions import send_waiting
from naung.casework.escrow.models import Deposit
from naung.casework.escrow.queries import ask, asked_lately, house_keys
from naung.casework.escrow.rules import DESK_A_DAY, OFFICER_A_DAY, value_of
from naung.casework.escrow.rules.limits import OFFICER_LIMIT
from naung.casework.escrow.vocabulary import EscrowEvent, IdentifierKind, Standing
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import RuleBroken
from naung.foundation.vault.queries import open_what_opens
from naung.methods.oprf import Share, label_of, new_seed, token_of
from tests.casework.escrow.conftest import deposit, told
from tests.cast import RATNA, TaskForce, actor, join
from tests.second import Second, second_institution, share_of

pytestmark = pytest.mark.django_db
PREFIX, SUFFIXES = "628125678", 10_000
RIGHT = f"{PREFIX}4321"


class Operator:
    """He holds the machine of the house: its database, its installation key, its share. He knows the prefix."""

    def __init__(self, shares: list[Share]) -> None:
        self.shares = shares
        self.labels = {bytes(row.label or b""): row for row in Deposit.objects.exclude(label=None)}

    def found(self) -> list[str]:
        """Every number of the prefix whose label he can make with what he has; a share that he lacks he draws himself."""
        first, second = (*self.shares, Share(new_seed()))[:2]
        hits = []
        for n in range(SUFFIXES):
            number = f"{PREFIX}{n:04d}"
            value = value_of(IdentifierKind.PHONE, number)
            token = token_of(first.of(value), second.of(value))
            hits += [number for row in self.labels.values() if label_of(token, row.owner.bytes) in self.labels]
        return hits

    def reads(self) -> str:
        """Everything that the installation's own key opens, and every row of every table of the escrow as it lies."""
        rows = list(Deposit.objects.select_related("compartment"))
        columns = ("value", "handle", "reference", "reason", "answer")
        opened = open_what_opens(system_actor("tick"), EscrowEvent.VALUES_OPENED, [(row, columns) for row in rows])
        tables = [name for name in connection.introspection.table_names() if not name.startswith("places_")]
        said = [repr(opened)]
        with connection.cursor() as cursor:
            for name in tables:
                cursor.execute(f"SELECT * FROM {name}")
                said += [repr([bytes(c) if isinstance(c, memoryview) else c for c in row]) for row in cursor.fetchall()]
        return "\n".join(said)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Second]:
    with second_institution(tmp_path_factory.mktemp("titipan")) as running:
        yield running


def test_the_operator_with_the_database_the_houses_key_and_his_share_finds_no_number(
    machine: Second, jaya: Actor, bima: Actor
) -> None:
    deposit(jaya, f"+{RIGHT}")
    deposit(bima, f"+{RIGHT}")
    assert len(told(bima).meetings) == 1
    mine = house_keys().share
    operator = Operator([mine])
    assert operator.found() == []
    assert RIGHT[2:] not in operator.reads()
    # the second institution with the stolen database does no better
    assert Operator([Share(share_of(machine.folder))]).found() == []
    # and whoever has both has it at once: the search would have found it
    assert set(Operator([mine, Share(share_of(machine.folder))]).found()) == {RIGHT}


def test_the_operator_cannot_try_numbers_on_the_second_machine_beyond_its_limit(
    tmp_path: Path, jaya: Actor, bima: Actor
) -> None:
    with second_institution(tmp_path, a_day=12, an_office=8) as machine:
        deposit(jaya, f"+{RIGHT}")
        answered = 0
        for n in range(60):  # with the house's own key, past the limits of the house, in the name of whichever office
            try:
                ask(value_of(IdentifierKind.PHONE, f"{PREFIX}{n:04d}"), (jaya, bima)[n % 2].desk, house_keys())  # type: ignore[arg-type]  # they have desks
                answered += 1
            except RuleBroken:
                continue
        assert answered == 11
        asked = machine.asked()
        assert sum(times for (_, outcome), times in asked.items() if outcome == "dijawab") == 12
        assert sum(times for (_, outcome), times in asked.items() if outcome.startswith("batas")) == 49
        assert "!" in machine.says("review")


def test_an_agency_that_enumerates_is_stopped_seen_and_logged(
    machine: Second, jaya: Actor, force: TaskForce, bima: Actor
) -> None:
    deposit(bima, f"+{RIGHT}")
    before, stopped = Entry.objects.count(), list[str]()
    for n in range(4300, 4330):
        try:
            deposit(jaya, f"+{PREFIX}{n:04d}")
        except RuleBroken as refused:
            stopped.append(refused.message)
    assert stopped == [OFFICER_LIMIT] * (30 - OFFICER_A_DAY)
    assert jaya.id
    assert Deposit.objects.filter(made_by=jaya.id).count() == OFFICER_A_DAY < DESK_A_DAY
    assert told(bima).meetings == ()  # what she could learn: ten numbers a day, each of which would have told Bima too
    logged = Entry.objects.filter(seq__gt=before, event=EscrowEvent.DEPOSITED, actor=jaya.id)
    assert logged.count() == OFFICER_A_DAY
    overseer = chief_of_police(force)
    (line,) = [each for each in asked_lately(7, actor=overseer) if each.officer == jaya.id]
    assert (line.times, line.busiest, line.at_limit) == (OFFICER_A_DAY, OFFICER_A_DAY, True)


def chief_of_police(force: TaskForce) -> Actor:
    """A supervisor at the police's own desk."""
    chief = replace(RATNA, username="kanit", name="Kanit", desk="police")
    join(chief, force)
    return actor(chief, force)


def test_an_answer_of_another_key_is_refused_and_nothing_is_lost(tmp_path: Path, jaya: Actor, bima: Actor) -> None:
    with second_institution(tmp_path / "a") as machine:
        folder = Path(settings.NAUNG_ESCROW)
        machine.stop()
        machine.says("rotate", "--yes")
        machine.start()
        deposit(jaya)
        assert told(jaya).standing == Standing.WAITING
        assert send_waiting(by=system_actor("tick")) == 0
        (folder / "lembaga-kedua.json").write_text(
            (folder / "lembaga-kedua.json").read_text().replace(house_keys().second.hex(), machine.public)
        )
        with override_settings(NAUNG_ESCROW=folder):
            assert send_waiting(by=system_actor("tick")) == 1
            assert told(jaya).standing == Standing.LODGED
            deposit(bima)
            assert len(told(jaya).meetings) == 1
