"""A second institution out of reach loses nothing; what is erased takes its deposits along; another pair of keys says so."""

from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.actions.erasure import erase_person
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.actions import add_event, begin_episode, record_thing_of
from naung.casework.episodes.rules import Told
from naung.casework.escrow.actions import (
    deposit_thing,
    forget_deposits,
    read_deposits,
    send_waiting,
    sending,
    sign_deposit,
)
from naung.casework.escrow.models import Deposit
from naung.casework.escrow.rules.limits import NOT_SET_UP, OF_SERVED
from naung.casework.escrow.vocabulary import Standing
from naung.doors.operator.escrow import escrow
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.vault.models import WrappedKey
from tests.casework.custody.conftest import someone
from tests.casework.escrow.conftest import PHONE, colleague, deposit, told
from tests.second import second_institution

pytestmark = pytest.mark.django_db
TICK = system_actor("tick")


def recruiters_phone(by: Actor, mark: str = PHONE) -> tuple[UUID, UUID]:
    """Somebody's history, and the telephone by which she was recruited in it: her own is not it."""
    victim = someone(by, "Wulan Purnama", "6172034501010003", "0812 0000 4444")
    episode = begin_episode(person_id=victim, summary="", by=by)
    event = add_event(episode_id=episode, told=Told("recruitment", VagueDate.unknown()), by=by)
    thing = record_thing_of(kind="telepon", mark=mark, role="dipakai", when=VagueDate.unknown(), event_id=event, by=by)
    return victim, thing


def test_out_of_reach_it_waits_sealed_and_comes_through_with_the_next_tick(
    tmp_path: Path, jaya: Actor, bima: Actor
) -> None:
    with second_institution(tmp_path) as machine:
        _victim, thing = recruiters_phone(jaya)
        machine.stop()
        deposit(bima)
        made = deposit_thing(thing_id=thing, reason="dipakai mengajak dua orang", by=jaya)
        sign_deposit(deposit_id=made, by=colleague(jaya))  # while it waits
        assert (told(bima).standing, told(jaya).standing) == (Standing.WAITING, Standing.WAITING)
        assert [bool(row.value) for row in Deposit.objects.order_by("made_at")] == [True, False]
        assert send_waiting(by=TICK) == 0
        machine.start()
        assert send_waiting(by=TICK) == 2
        assert send_waiting(by=TICK) == 0
        assert not Deposit.objects.exclude(value=None).exists()
        assert {m.desk for m in told(jaya).meetings} == {bima.desk}
        assert {m.desk for m in told(bima).meetings} == {jaya.desk}


def test_a_desk_at_its_limit_holds_up_no_other(
    tmp_path: Path, jaya: Actor, bima: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with second_institution(tmp_path, an_office=1) as machine:
        machine.stop()
        for mark in ("0812 1111 0001", "0812 1111 0002", "0812 1111 0003"):
            deposit(jaya, mark)
        deposit(bima)
        monkeypatch.setattr(sending, "AT_ONCE", 3)
        machine.start()
        assert send_waiting(by=TICK) == 2
        assert told(bima).standing == Standing.LODGED
        assert Deposit.objects.filter(standing=Standing.WAITING).count() == 2


def test_erasing_the_file_takes_its_deposits_with_keys_and_all(tmp_path: Path, jaya: Actor, bima: Actor) -> None:
    with second_institution(tmp_path):
        victim, thing = recruiters_phone(jaya)
        made = deposit_thing(thing_id=thing, reason="dipakai mengajak dua orang", by=jaya)
        compartment = Deposit.objects.get(id=made).compartment_id
        assert forget_deposits(by=TICK) == 0
        erase_person(person_id=victim, by=system_actor("restore"))
        assert forget_deposits(by=TICK) == 1
        assert read_deposits(by=jaya) == []
        assert not WrappedKey.objects.filter(compartment=compartment).exists()
        deposit(bima)
        assert told(bima).meetings == ()


def test_a_thing_of_another_desk_or_of_somebody_served_is_not_deposited(
    tmp_path: Path, jaya: Actor, bima: Actor
) -> None:
    with second_institution(tmp_path):
        victim, thing = recruiters_phone(jaya)
        with pytest.raises(NotFound):
            deposit_thing(thing_id=thing, reason="x", by=bima)
        hers = record_thing_of(
            kind="telepon", mark="0812 0000 4444", role="milik", when=VagueDate.unknown(), person_id=victim, by=jaya
        )
        with pytest.raises(RuleBroken) as refused:
            deposit_thing(thing_id=hers, reason="dipakai", by=jaya)
        assert refused.value.message == OF_SERVED
        told_nothing = someone(jaya, "Mei Lestari", "6172034501010004", "0812 0000 5555")
        case = open_case(summary="Ia belum bercerita.", by=jaya)
        add_person(case_id=case, person_id=told_nothing, role=Role.VICTIM, by=jaya)
        untold = record_thing_of(
            kind="telepon",
            mark="0812 0000 5555",
            role="dipakai",
            when=VagueDate.unknown(),
            person_id=told_nothing,
            by=jaya,
        )
        with pytest.raises(RuleBroken) as refused:
            deposit_thing(thing_id=untold, reason="dipakai", by=jaya)
        assert refused.value.message == OF_SERVED
        house = record_thing_of(
            kind="alamat", mark="Jl. Mawar 4", role="milik", when=VagueDate.unknown(), person_id=victim, by=jaya
        )
        with pytest.raises(RuleBroken):
            deposit_thing(thing_id=house, reason="dipakai", by=jaya)
        assert not Deposit.objects.exists()


def test_another_pair_of_keys_meets_nothing_old_and_says_so(tmp_path: Path, jaya: Actor, bima: Actor) -> None:
    with second_institution(tmp_path) as machine:
        deposit(jaya)
        words = ["rekey", "--public", machine.public, "--new-share", "--yes", "--json"]
        done = CliRunner().invoke(escrow, words, catch_exceptions=False)
        assert done.exit_code == 0
        assert told(jaya).standing == Standing.LAPSED
        deposit(bima)
        assert told(bima).meetings == ()
        deposit(jaya)
        assert len(told(jaya).meetings) == 1
        assert CliRunner().invoke(escrow, ["check", "--json"], catch_exceptions=False).exit_code == 0


def test_a_house_that_was_not_set_up_says_so_and_sends_nothing(jaya: Actor) -> None:
    with pytest.raises(RuleBroken) as refused:
        deposit(jaya)
    assert refused.value.message == NOT_SET_UP
    assert send_waiting(by=TICK) == 0
    assert read_deposits(by=jaya) == []
