"""Codes that people outside hold: both halves and the number open, tries end, nothing readable is stored."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.vault.queries import open_received
from naung.foundation.wicket import actions, rules
from naung.foundation.wicket.actions import (
    close_wicket,
    forget_wicket,
    hand_request,
    open_wicket,
    settle_request,
    sweep_wickets,
    write_record,
)
from naung.foundation.wicket.models import Request, Tally, Wicket
from naung.foundation.wicket.queries import request_line, requests_waiting, wickets_shown
from naung.foundation.wicket.rules import (
    LONGEST_TEXT,
    MOST_WRONG,
    TRIES_PER,
    check_pin,
    is_weak,
    read_code,
    told_of,
    years_for_thief,
    years_with_paper,
    years_without,
)
from naung.foundation.wicket.vocabulary import Ask, Opened, Told, WicketEvent
from tests.foundation.wicket.given import PIN, TEXT, given, other_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _light() -> Iterator[None]:
    """Argon2id at its least, except where its work is what is asked about."""
    with patch.object(rules, "MEMORY_KIB", 64), patch.object(rules, "PASSES", 1):
        yield


def opened(code: str, pin: str = PIN) -> Opened:
    return open_wicket(code=code, pin=pin, by=system_actor("visitor"))


def refused(code: str, pin: str = PIN) -> None:
    with pytest.raises(NotFound):
        opened(code, pin)


def test_code_and_number_open_and_either_alone_does_not(sari: Actor) -> None:
    made = given(sari)
    assert opened(made.code).text == TEXT
    assert opened(f" {made.code.upper().replace('-', ' ')} ", "73 01-84").text == TEXT
    refused(made.code, "730185")
    refused(made.code, "")
    refused(other_code(made.code, 0))  # the half that finds
    refused(other_code(made.code, 13))  # the half that opens
    refused("bukan kode")


@pytest.mark.parametrize(
    "pin", ["111111", "123456", "987654", "121212", "123123", "112233", "170845", "17081945", "19450817", "123321"]
)
def test_a_number_that_is_guessed_first_is_refused(pin: str) -> None:
    with pytest.raises(RuleBroken):
        check_pin(pin)


@pytest.mark.parametrize("pin", ["12345", "", "73a184", "7301849999999", "७३०१८४"])
def test_a_number_has_six_digits_or_more(pin: str) -> None:
    with pytest.raises(RuleBroken):
        check_pin(pin)
    assert check_pin("73 01 84") == "730184"


def test_how_many_numbers_are_left_and_how_long_guessing_takes() -> None:
    step = 37  # a sample of all numbers of six digits, spread evenly; prime to every power of ten
    sample = [f"{number:06}" for number in range(0, 10**6, step)]
    left = sum(not is_weak(pin) for pin in sample) * step
    assert left > 890_000
    assert years_with_paper(numbers=left) > 120
    assert years_without(open_codes=1000, tries_a_second=100.0) > 1e6
    assert years_for_thief(seconds_a_try=0.05, processors=1000) > 100


def test_tries_end_for_a_day_and_no_longer_and_other_codes_stay_open(sari: Actor) -> None:
    made, other = given(sari), given(sari, pin="918273")
    for _ in range(MOST_WRONG):
        refused(made.code, "730185")
    refused(made.code)  # right, but there are no tries left
    assert opened(other.code, "918273").text == TEXT
    assert wickets_shown([made.id], actor=sari)[made.id].wrong == MOST_WRONG
    for _ in range(5):
        refused(made.code, "730185")  # tries while it is shut don't make it longer
    with patch.object(timezone, "now", return_value=timezone.now() + TRIES_PER):
        assert opened(made.code).text == TEXT


def test_right_tries_cost_nothing(sari: Actor) -> None:
    made = given(sari)
    for _ in range(MOST_WRONG + 2):
        assert opened(made.code).text == TEXT
    assert wickets_shown([made.id], actor=sari)[made.id].wrong == 0


def work(then: Callable[[], Any]) -> tuple[int, list[str], int]:
    """Statements, their first words, and hashes that were computed."""
    with (
        CaptureQueriesContext(connection) as asked,
        patch.object(actions, "opening_key", wraps=rules.opening_key) as hashed,
        patch.object(actions, "unshut", wraps=rules.unshut) as unsealed,
    ):
        then()
    said = [each["sql"].split()[0] for each in asked.captured_queries]
    return hashed.call_count, said, unsealed.call_count


def test_right_wrong_locked_closed_and_expired_take_the_same_work(sari: Actor) -> None:
    right, closed, locked, late = (given(sari, pin=pin) for pin in (PIN, "918273", "640295", "305827"))
    close_wicket(wicket_id=closed.id, by=sari)
    Wicket.objects.filter(id=late.id).update(expires_at=timezone.now() - timedelta(days=1))
    for _ in range(MOST_WRONG):
        refused(locked.code, "111111")
    seen = [
        work(lambda: opened(right.code)),
        work(lambda: refused(right.code, "111111")),
        work(lambda: refused(other_code(right.code, 0))),
        work(lambda: refused(other_code(right.code, 13))),
        work(lambda: refused(closed.code, "918273")),
        work(lambda: refused(locked.code, "640295")),
        work(lambda: refused(late.code, "305827")),
        work(lambda: refused("x" * 200, "y" * 200)),
    ]
    assert all(each == seen[0] for each in seen), seen
    assert (seen[0][0], seen[0][2]) == (1, 2)


def test_the_database_holds_no_code_no_number_and_no_word(sari: Actor) -> None:
    made = given(sari)
    hand_request(slip=opened(made.code).slip, ask=Ask.MESSAGE, text="Tolong telepon ibu", by=system_actor("visitor"))
    kept = b""
    for model in (Wicket, Request, Tally):
        for row in model._default_manager.values_list():
            kept += b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)
    letters = read_code(made.code)
    for said in (made.code, letters, letters[:6], letters[6:], PIN, TEXT[:12], "telepon", "pesan", made.record_key):
        assert (said if isinstance(said, bytes) else said.encode()) not in kept
    other = given(sari, text="x")
    assert len({len(bytes(each.record)) for each in Wicket.objects.filter(id__in=[made.id, other.id])}) == 1
    assert made.code not in repr(made)


def test_the_desk_writes_anew_without_the_code(sari: Actor, officer: Callable[[str], Actor]) -> None:
    made = given(sari)
    write_record(wicket_id=made.id, record_key=made.record_key, text="Lain", by=sari)
    assert opened(made.code).text == "Lain"
    with pytest.raises(NotFound):
        write_record(wicket_id=made.id, record_key=made.record_key, text="Budi", by=officer("budi"))
    with pytest.raises(RuleBroken):
        write_record(wicket_id=made.id, record_key=bytes(32), text="Salah", by=sari)
    close_wicket(wicket_id=made.id, by=sari)
    with pytest.raises(RuleBroken):
        write_record(wicket_id=made.id, record_key=made.record_key, text="Lain", by=sari)
    row = Wicket.objects.get()
    assert (bytes(row.record), bytes(row.lock)) == (b"", b"")


def test_a_request_is_sealed_to_the_desk_comes_once_and_is_deleted_when_settled(
    sari: Actor, officer: Callable[[str], Actor]
) -> None:
    made = given(sari)
    slip = opened(made.code).slip
    for _ in range(2):
        hand_request(slip=slip, ask=Ask.WITHDRAW, text="yang dengan rumah sakit", by=system_actor("visitor"))
    (line,) = requests_waiting(actor=sari)
    plain = open_received(sari, WicketEvent.ASKED, subject=line.id, key=line.key, box=line.box)
    assert told_of(plain) == Told(Ask.WITHDRAW, "yang dengan rumah sakit")
    for stranger in (officer("budi"),):
        assert requests_waiting(actor=stranger) == []
        with pytest.raises(NotFound):
            settle_request(request_id=line.id, by=stranger)
    settle_request(request_id=line.id, by=sari)
    assert requests_waiting(actor=sari) == []
    assert request_line(line.id, actor=sari).box == b""
    assert request_line(line.id, actor=sari).settled


def test_she_closes_it_herself_and_a_late_or_altered_slip_does_nothing(sari: Actor) -> None:
    made, visitor = given(sari), system_actor("visitor")
    slip = opened(made.code).slip
    altered = slip[:-2] + ("00" if slip[-2:] != "00" else "11")
    for wrong in ("", "zz", altered):
        with pytest.raises(NotFound):
            hand_request(slip=wrong, ask=Ask.CALL, text="", by=visitor)
    with patch.object(timezone, "now", return_value=timezone.now() + timedelta(hours=1)), pytest.raises(NotFound):
        hand_request(slip=slip, ask=Ask.CALL, text="", by=visitor)
    for text in ("", "x" * (LONGEST_TEXT + 1), "a\x00b"):
        with pytest.raises(RuleBroken):
            hand_request(slip=slip, ask=Ask.MESSAGE, text=text, by=visitor)
    assert requests_waiting(actor=sari) == []
    hand_request(slip=slip, ask=Ask.CLOSE, text="", by=visitor)
    refused(made.code)
    shown = wickets_shown([made.id], actor=sari)[made.id]
    assert (shown.closed_by_holder, len(requests_waiting(actor=sari))) == (True, 1)
    with pytest.raises(NotFound):
        hand_request(slip=altered, ask=Ask.CALL, text="", by=visitor)


def test_what_is_over_is_closed_and_forgotten(sari: Actor) -> None:
    made = given(sari, days=2)
    refused(made.code, "918274")
    with patch.object(timezone, "now", return_value=timezone.now() + timedelta(days=3)):
        assert sweep_wickets(by=system_actor("tick")) == 2
        refused(made.code)
    assert bytes(Wicket.objects.get().record) == b""
    with patch.object(timezone, "now", return_value=timezone.now() + timedelta(days=40)):
        sweep_wickets(by=system_actor("tick"))
    assert not Wicket.objects.exists()
    assert not Tally.objects.exists()
    with pytest.raises(RuleBroken):
        given(sari, days=0)
    with pytest.raises(RuleBroken):
        given(sari, days=400)


def test_who_may_and_may_not(sari: Actor, officer: Callable[[str], Actor]) -> None:
    made = given(sari)
    with pytest.raises(NotPermitted):
        close_wicket(wicket_id=made.id, by=officer("hamdan"))
    with pytest.raises(NotPermitted):
        open_wicket(code=made.code, pin=PIN, by=sari)
    with pytest.raises(NotPermitted):
        forget_wicket(wicket_id=made.id, by=sari)
    forget_wicket(wicket_id=made.id, by=system_actor("tick"))
    refused(made.code)
