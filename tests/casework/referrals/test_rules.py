"""States, tables and clocks of a referral, as tables with a sentence a row."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from naung.casework.referrals.rules.clocks import dues_of, result_due
from naung.casework.referrals.rules.contents import names_of, names_text, told_from
from naung.casework.referrals.rules.states import (
    after,
    check_decline,
    check_question,
    check_result,
    check_text,
    moves_open,
)
from naung.casework.referrals.rules.tables import read_clocks, read_needs, shipped_clocks, shipped_needs
from naung.casework.referrals.vocabulary import SHUT, WAITING, Move, State
from naung.foundation.access.vocabulary import Category, PersonKind
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.errors import RuleBroken
from naung.foundation.organisations.rules.agencies import shipped_agencies
from naung.foundation.people.rules.kinds import kind_of
from naung.foundation.people.vocabulary import AgeGroup, NameKind, Sex

WIB = ZoneInfo("Asia/Pontianak")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=WIB)  # a Tuesday


@pytest.mark.parametrize("state", sorted(SHUT | {State.COMPLETED}))
@pytest.mark.parametrize("move", list(Move))
def test_what_has_ended_stays_ended(state: State, move: Move) -> None:
    with pytest.raises(RuleBroken):
        after(state, move)


@pytest.mark.parametrize("state", sorted(WAITING))
def test_whoever_waits_may_be_accepted_declined_ended_and_taken_back(state: State) -> None:
    found = {after(state, move) for move in (Move.ACCEPT, Move.DECLINE, Move.EXPIRE, Move.TAKE_BACK)}
    assert found == {State.ACCEPTED, State.DECLINED, State.EXPIRED, State.TAKEN_BACK}


def test_an_accepted_referral_cannot_be_taken_back() -> None:
    with pytest.raises(RuleBroken):
        after(State.ACCEPTED, Move.TAKE_BACK)


@pytest.mark.parametrize(
    ("state", "sender", "on_paper", "moves"),
    [
        (State.TO_SIGN, True, False, (Move.TAKE_BACK,)),
        (State.TO_SIGN, False, False, ()),
        (State.SENT, True, False, (Move.TAKE_BACK,)),
        (State.SENT, False, False, (Move.ASK, Move.ACCEPT, Move.DECLINE)),
        (State.ASKED, True, False, (Move.ANSWER, Move.TAKE_BACK)),
        (State.ASKED, False, False, (Move.ACCEPT, Move.DECLINE)),
        (State.ACCEPTED, True, False, ()),
        (State.ACCEPTED, False, False, (Move.COMPLETE,)),
        (State.SENT, True, True, (Move.ACCEPT, Move.DECLINE, Move.TAKE_BACK)),
        (State.ACCEPTED, True, True, (Move.COMPLETE,)),
        (State.SENT, False, True, ()),
    ],
)
def test_each_end_has_its_own_moves(state: State, sender: bool, on_paper: bool, moves: tuple[Move, ...]) -> None:
    assert moves_open(state, sender=sender, on_paper=on_paper) == moves


def test_reasons_results_and_questions_come_from_their_lists() -> None:
    assert check_decline("penuh") == "penuh"
    assert check_result("sebagian") == "sebagian"
    assert check_question("bahasa") == "bahasa"
    for check in (check_decline, check_result, check_question):
        with pytest.raises(RuleBroken):
            check("entah")


def test_a_text_is_neither_empty_where_needed_nor_endless() -> None:
    assert check_text("  ya  ", "words") == "ya"
    assert check_text("", "words") == ""
    with pytest.raises(RuleBroken):
        check_text(" ", "words", needed=True)
    with pytest.raises(RuleBroken):
        check_text("a" * 11, "words", most=10)


def test_three_working_days_without_danger_two_hours_with_it() -> None:
    calm = dues_of(shipped_clocks(), danger=False, started_at=NOON, tz=WIB, calendar=Calendar())
    assert (calm.warn_at.date().isoformat(), calm.warn_at.hour) == ("2026-11-27", 23)
    assert calm.warn_at < calm.escalate_at < calm.expire_at
    urgent = dues_of(shipped_clocks(), danger=True, started_at=NOON, tz=WIB, calendar=Calendar())
    assert urgent.warn_at.astimezone(WIB).hour == 14
    assert urgent.warn_at < urgent.escalate_at < urgent.expire_at


def test_a_result_is_due_sooner_where_there_is_danger() -> None:
    calm, urgent = (
        result_due(shipped_clocks(), danger=d, accepted_at=NOON, tz=WIB, calendar=Calendar()) for d in (False, True)
    )
    assert urgent < calm


def test_every_clock_says_that_it_is_the_offices_own() -> None:
    assert {rule.mark for rule in shipped_clocks()} == {"M"}
    assert all("aturan kantor" in rule.source for rule in shipped_clocks())


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ('[[field]]\ncode = "x"\n[[receiver]]\n', "field 1 (x)"),
        ("[[field]]\n[[receiver]]\n", "field 1 (?)"),
    ],
)
def test_a_broken_row_is_named(broken: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"needs\.toml") as refused:
        read_needs(broken)
    assert said in str(refused.value)


def test_a_broken_clock_is_named() -> None:
    with pytest.raises(ValueError, match=r"clock 1 \(x\)"):
        read_clocks('[[clock]]\ncode = "x"\n')
    with pytest.raises(ValueError, match="one row for each effect"):
        read_clocks("clock = []\n")


def test_only_facts_without_identity_are_read_before_accepting() -> None:
    fields, ceilings = shipped_needs()
    assert {f.category for f in fields.values() if f.before} == {Category.B}
    assert set(ceilings) <= set(shipped_agencies())
    assert all(f.words_id and f.words_en and f.why_id and f.why_en for f in fields.values())


@pytest.mark.parametrize(
    ("sex", "group", "kind"),
    [
        (Sex.FEMALE, AgeGroup.ADULT, PersonKind.WOMAN),
        (Sex.MALE, AgeGroup.ADULT, PersonKind.MAN),
        (Sex.FEMALE, AgeGroup.CHILD, PersonKind.GIRL),
        (Sex.MALE, AgeGroup.CHILD, PersonKind.BOY),
        (Sex.UNKNOWN, AgeGroup.ADULT, PersonKind.UNKNOWN),
        (Sex.OTHER, AgeGroup.CHILD, PersonKind.UNKNOWN),
    ],
)
def test_for_whom_a_service_is_asked(sex: Sex, group: AgeGroup, kind: PersonKind) -> None:
    assert kind_of(sex, group) is kind


def test_names_come_back_as_they_went() -> None:
    names = ((NameKind.OFFICIAL, "Wulan Purnama"), (NameKind.ALIAS, "Ulan: si kecil"))
    assert names_of(names_text(names)) == names


def test_without_a_shared_name_the_number_stands_for_it() -> None:
    told = told_from({"jenis_kelamin": "P", "bahasa": "hak"}, "RSKW-AAAA-AAAA")
    assert told.names == ((NameKind.ALIAS, "RSKW-AAAA-AAAA"),)
    assert (told.sex, told.language) == (Sex.FEMALE, "hak")
