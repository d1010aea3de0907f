"""Decisions about accounts over plain values."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.accounts.rules import (
    CODE_HERE,
    CODE_STRANGERS,
    FAULT_WORDS,
    LONGEST_KEPT,
    MOST_KEPT,
    PASSWORD_ADDRESS,
    PASSWORD_DEVICE,
    PASSWORD_HERE,
    accused_tokens,
    code_at,
    code_wait,
    device_words,
    kept_fits,
    name_words,
    officer_tokens,
    password_fault,
    password_wait,
    phone_tail,
    session_end_reason,
    step_of_code,
    username_is_sound,
    username_of,
)
from naung.foundation.accounts.vocabulary import Fault, SessionEnd, Tries
from naung.foundation.identifiers import address_group

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

# Source: RFC 6238, appendix B (SHA-1), the last six digits.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
RFC_CODES = {59: "287082", 1111111109: "081804", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130"}


@pytest.mark.parametrize(("moment", "code"), RFC_CODES.items())
def test_codes_are_those_of_the_standard(moment: int, code: str) -> None:
    assert code_at(RFC_SECRET, moment // 30) == code
    assert step_of_code(RFC_SECRET, code, moment) == moment // 30


@pytest.mark.parametrize(("steps", "found"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_off(steps: int, found: bool) -> None:
    step = 1_000_000
    assert (step_of_code(RFC_SECRET, code_at(RFC_SECRET, step + steps), step * 30 + 5) is not None) is found


def test_a_step_that_is_spent_gives_no_second_entry() -> None:
    code = code_at(RFC_SECRET, 1000)
    assert step_of_code(RFC_SECRET, code, 1000 * 30, after=999) == 1000
    assert step_of_code(RFC_SECRET, code, 1000 * 30, after=1000) is None


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "٠٠٠٠٠٠", "28 70 82x"])
def test_what_is_no_code_is_none(typed: str) -> None:
    found = step_of_code(RFC_SECRET, typed, 59)
    assert found is None or typed == "28 70 82x"


PASSWORDS = [
    ("pendek", Fault.SHORT),
    ("elevenchars", Fault.SHORT),
    ("a" * 257, Fault.LONG),
    ("aaaaaaaaaaaa", Fault.COMMON),
    ("jaya12jaya12", Fault.COMMON),
    ("abcdefghijkl", Fault.COMMON),
    ("qwertyuiop12", Fault.COMMON),
    ("123456789012", Fault.COMMON),
    ("Singkawang2026!", Fault.COMMON),
    ("sarimelati12", Fault.OWN),
    ("kertas hujan sepeda biru", None),
    ("Tujuh-belas Agustus di laut", None),
    ("密码很长很安全真的是这样", None),
]


@pytest.mark.parametrize(("password", "fault"), PASSWORDS)
def test_a_password(password: str, fault: Fault | None) -> None:
    assert password_fault(password, common={"singkawang"}, own=["sari.m", "Sari Melati", "sarimelati"]) == fault


def test_each_fault_has_its_words() -> None:
    assert set(FAULT_WORDS) == set(Fault)


@pytest.mark.parametrize(
    ("typed", "sound"),
    [
        ("sari", True),
        (" SARI ", True),
        ("s.m-1_x", True),
        ("sa", False),
        ("1sari", False),
        ("sari m", False),
        ("şari", False),
        ("a" * 41, False),
    ],
)
def test_a_user_name(typed: str, sound: bool) -> None:
    assert username_is_sound(username_of(typed)) is sound


# ------------------------------------------------------------------------------------------------------------- limits


def ago(*minutes: float) -> tuple[datetime, ...]:
    return tuple(NOW - timedelta(minutes=m) for m in minutes)


def tries(**seen: object) -> Tries:
    return Tries(**{"now": NOW, "hers": False, "known_address": False, **seen})  # type: ignore[arg-type]  # plain values


def test_below_the_limit_nobody_waits() -> None:
    assert password_wait(tries(here=ago(*range(PASSWORD_HERE.tries - 1)))) is None


def test_at_the_limit_one_waits_until_the_first_failure_is_old() -> None:
    assert password_wait(tries(here=ago(1, 2, 3, 4, 9))) == timedelta(minutes=1)


def test_old_failures_do_not_count() -> None:
    assert password_wait(tries(here=ago(*range(10, 30)))) is None


@given(st.lists(st.floats(0, 120), max_size=60), st.lists(st.floats(0, 120), max_size=60))
def test_failures_elsewhere_never_stop_her_own_browser(here: list[float], address: list[float]) -> None:
    assert password_wait(tries(hers=True, here=ago(*here), address=ago(*address))) is None
    assert code_wait(tries(hers=True, here=ago(*here), address=ago(*address), strangers=ago(*here))) is None


@given(st.lists(st.floats(0, 120), max_size=60))
def test_failures_from_anywhere_never_stop_a_password_from_here(strangers: list[float]) -> None:
    assert password_wait(tries(strangers=ago(*strangers))) is None


def test_many_names_from_one_address_must_wait() -> None:
    assert password_wait(tries(address=ago(*[1] * PASSWORD_ADDRESS.tries))) == timedelta(minutes=9)


def test_her_own_browser_has_its_own_limit() -> None:
    assert password_wait(tries(hers=True, device=ago(*[1] * PASSWORD_DEVICE.tries))) is not None


def test_codes_of_strangers_are_counted_together_but_not_from_her_address() -> None:
    many = ago(*[1] * CODE_STRANGERS.tries)
    assert code_wait(tries(strangers=many)) == timedelta(minutes=59)
    assert code_wait(tries(strangers=many, known_address=True)) is None
    assert code_wait(tries(here=ago(*[1] * CODE_HERE.tries), known_address=True)) is not None


def test_a_guesser_of_codes_has_less_than_one_in_a_thousand_a_day() -> None:
    a_day = CODE_STRANGERS.tries * (timedelta(days=1) / CODE_STRANGERS.within)
    assert a_day * 3 / 10**6 < 0.002
    assert a_day * 3 / 10**6 > 0


@pytest.mark.parametrize(
    ("address", "group"),
    [
        ("10.1.2.3", "10.1.2.3"),
        ("::ffff:10.1.2.3", "10.1.2.3"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("", ""),
        ("x", ""),
    ],
)
def test_an_address_is_what_one_subscriber_holds(address: str, group: str) -> None:
    assert address_group(address) == group


# ------------------------------------------------------------------------------------- a report against an officer

SAME = [
    ("Jaya Pratama", "JAYA PRATAMA"),
    ("Jaya Pratama", "Bripka Jaya Pratama, S.H."),
    ("Jaya Pratama", "pratama jaya"),
    ("Muhammad Jaya Pratama", "Jaya Pratama"),
    ("Jaya Pratama", "Pak Jaya Pratama Putra"),
    ("Jaya", "Pak Jaya"),
    ("Ma'ruf Amin", "Maruf Amin"),
    ("Dewi Ayu", "Hj. Dewi Ayu"),
]
OTHERS = [
    ("Jaya Pratama", "Jaya"),
    ("Jaya", "Jaya Pratama"),
    ("Muhammad Jaya Pratama", "Muhammad Jaya Putra"),
    ("Siti Aminah", "Siti Maryam"),
    ("Jaya", ""),
]


@pytest.mark.parametrize(("officer", "accused"), SAME)
def test_a_report_that_names_her_finds_her(officer: str, accused: str) -> None:
    assert officer_tokens([officer]) & accused_tokens([accused])


@pytest.mark.parametrize(("officer", "accused"), OTHERS)
def test_a_report_that_names_another_does_not(officer: str, accused: str) -> None:
    assert not officer_tokens([officer]) & accused_tokens([accused])


@pytest.mark.parametrize("typed", ["0812 3456 7890", "+62 812-3456-7890", "6281234567890", "(0812) 34567890"])
def test_a_number_finds_her_however_it_is_written(typed: str) -> None:
    assert officer_tokens([], ["081234567890"]) & accused_tokens([], [typed])


def test_a_short_number_is_no_number() -> None:
    assert phone_tail("110") == ""
    assert officer_tokens([], ["110"]) == frozenset()


@given(st.text(max_size=80))
def test_any_name_finds_itself(name: str) -> None:
    assert not name_words(name) or officer_tokens([name]) & accused_tokens([name])


# ---------------------------------------------------------------------------------------------------------- the rest


@pytest.mark.parametrize(
    ("age", "rest", "reason"),
    [
        (1, 0, None),
        (60, 29, None),
        (60, 30, SessionEnd.IDLE),
        (720, 0, SessionEnd.TOO_LONG),
        (720, 40, SessionEnd.TOO_LONG),
    ],
)
def test_a_session_is_over_by_rest_or_by_age(age: int, rest: int, reason: SessionEnd | None) -> None:
    started, seen = NOW - timedelta(minutes=age), NOW - timedelta(minutes=rest)
    idle, longest = timedelta(minutes=30), timedelta(hours=12)
    assert session_end_reason(started=started, seen=seen, now=NOW, idle=idle, longest=longest) == reason


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
            ("Chrome", "Android"),
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", ("Edge", "Windows")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", ("Safari", "iPhone")),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Firefox/120.0", ("Firefox", "Linux")),
        ("", ("", "")),
    ],
)
def test_a_device_is_known_by_name_only(agent: str, words: tuple[str, str]) -> None:
    assert device_words(agent) == words


def test_what_may_be_kept_is_bounded() -> None:
    assert kept_fits(size=LONGEST_KEPT, kept=0, paths=("/a",))
    assert not kept_fits(size=LONGEST_KEPT + 1, kept=0, paths=("/a",))
    assert not kept_fits(size=1, kept=MOST_KEPT, paths=("/a",))
    assert not kept_fits(size=1, kept=0, paths=("/" * 401,))
