"""The first line: one sign is enough, chance draws one of ten whom nobody can choose, and what it misses can be estimated.

On five hundred invented people whose answers were written before the rule. How many victims it sends on there says how the shares
were assumed; that the interval stands around the truth says that the estimate does what it promises.
"""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.arrivals.rules.first_line import drawn, place_of, place_on, sent_on
from naung.casework.arrivals.rules.tables import TableWrong, read_first_line, shipped_first_line
from naung.methods.shares import Count, count_in
from tests.casework.arrivals.invent import kept

TABLE = shipped_first_line()
YES = "ya"
KEY = bytes(range(32))
UNREAD = """[[sign]]
code = "a"
id = "x"
ms = "x"
en = "x"
look_id = "x"
look_en = "x"
legal_basis = "x"
mark = "M"
source = "x"
"""


def signs_of(person: dict[str, str]) -> frozenset[str]:
    """What an officer sees or hears of an invented person."""
    seen = {
        "anak": int(person["umur"]) < 18,
        "surat_dipegang": person["surat_dipegang"] == YES,
        "perkara": person["perkara"] == YES,
        "takut_luka": person["takut_luka"] == YES,
        "minta": person["minta"] == YES,
    }
    return frozenset(code for code, there in seen.items() if there)


@dataclass(frozen=True)
class Seen:
    """What a first line with one key comes to on the invented people."""

    victims_sent: float
    others_sent: float
    left: int  # shown no sign
    missed: int  # of them, whom a short screening would bring to light
    victims_left: int
    sample: int
    estimate: Count


def on_the_invented(key: bytes) -> Seen:
    """Run rule, draw and estimate over all of them."""
    people = kept()
    sent = {each["nomor"]: bool(sent_on(signs_of(each), lot=False, table=TABLE)) for each in people}
    victims = [each for each in people if each["korban"] == YES]
    others = [each for each in people if each["korban"] != YES]
    left = [each for each in people if not sent[each["nomor"]]]
    sample = [each for each in left if drawn(key, place_of(int(each["nomor"])), TABLE.share)]
    found = sum(each["terungkap"] == YES for each in sample)
    return Seen(
        victims_sent=sum(sent[each["nomor"]] for each in victims) / len(victims),
        others_sent=sum(sent[each["nomor"]] for each in others) / len(others),
        left=len(left),
        missed=sum(each["terungkap"] == YES for each in left),
        victims_left=sum(each["korban"] == YES for each in left),
        sample=len(sample),
        estimate=count_in(len(left), len(sample), found),
    )


def test_on_the_invented_people_it_sends_on_most_victims_and_few_others() -> None:
    """The numbers are those of docs/decisions/arrivals.md: of 49 victims 31 are sent on, of 451 others 91."""
    seen = on_the_invented(KEY)
    assert (round(seen.victims_sent, 3), round(seen.others_sent, 3)) == (round(31 / 49, 3), round(91 / 451, 3))
    assert (seen.left, seen.victims_left, seen.missed, seen.sample) == (378, 18, 22, 48)
    assert (seen.estimate.estimate, seen.estimate.low, seen.estimate.high) == (23.625, 6, 62)


def test_the_interval_stands_around_the_truth_as_often_as_it_says() -> None:
    tries = [on_the_invented(bytes([n]) * 32) for n in range(60)]
    assert sum(each.estimate.low <= each.missed <= each.estimate.high for each in tries) >= 57


@pytest.mark.parametrize("code", TABLE.signs)
def test_one_sign_is_enough_and_is_the_reason(code: str) -> None:
    assert [sign.code for sign in sent_on({code}, lot=False, table=TABLE)] == [code]


@given(st.frozensets(st.sampled_from(sorted(TABLE.signs))), st.booleans())
def test_the_reasons_are_the_signs_and_the_lot_and_nothing_else(signs: frozenset[str], lot: bool) -> None:
    found = [sign.code for sign in sent_on(signs, lot=lot, table=TABLE)]
    assert set(found) == signs | ({TABLE.lot.code} if lot else set())
    assert len(found) == len(set(found))


def test_chance_draws_a_tenth_and_every_key_another_one() -> None:
    draws = [
        frozenset(n for n in range(1, 5001) if drawn(bytes([key]) * 32, place_of(n), TABLE.share)) for key in range(8)
    ]
    assert all(400 <= len(each) <= 600 for each in draws)
    overlaps = [len(one & other) for one in draws for other in draws if one is not other]
    assert max(overlaps) <= 90  # of two draws of five hundred among five thousand some fifty meet


def test_who_is_added_on_a_device_is_drawn_by_her_place_there() -> None:
    places = [place_on("00000000", nth) for nth in range(1000)] + [place_on("11111111", nth) for nth in range(1000)]
    taken = [place for place in places if drawn(KEY, place, TABLE.share)]
    assert 140 <= len(taken) <= 260
    assert not set(places) & {place_of(n) for n in range(1, 2001)}


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ('[[sign]]\ncode = "a"\n', "words"),
        (UNREAD, "verified"),
        ("[lot]\nshare = 1\n", "no sign"),
        ("[[", "first_line"),
    ],
)
def test_a_row_that_nothing_may_rest_on_is_refused(broken: str, why: str) -> None:
    with pytest.raises(TableWrong, match=why):
        read_first_line(broken)
