"""What comes back is told by time; what many share who have nothing else in common is a hub, not a ring."""

from datetime import date
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.recurrence.rules.network import HUB_FROM, MOST_MAYBES, backs_and_hubs, key_of, maybes_of
from naung.casework.recurrence.vocabulary import History, Value, ValueKind
from naung.foundation.clock.vocabulary import VagueDate

SHOP, RECRUITER = Value(ValueKind.PHONE, "34567001"), Value(ValueKind.PERSON, "a")
HOUSE = Value(ValueKind.ADDRESS, "jalan1")


def history(number: int, began: VagueDate | None = None, person: int | None = None) -> History:
    began = began or VagueDate.on(date(2020 + number % 5, 1, 1 + number % 20))
    return History(UUID(int=number), number if person is None else person, began)


def test_a_value_of_two_times_comes_back() -> None:
    early, late = history(1, VagueDate.in_year(2020)), history(2, VagueDate.on(date(2022, 3, 1)))
    (back,), hubs = backs_and_hubs([(RECRUITER, late), (RECRUITER, early)])
    assert (back.histories, back.first, back.last, hubs) == ((early, late), early.began, late.began, ())


@pytest.mark.parametrize(
    "second",
    [
        VagueDate.in_month(2020, 1),  # sisters who went together
        VagueDate.in_year(2020),  # nobody knows which was first
        VagueDate.unknown(),
    ],
)
def test_what_was_one_time_does_not_come_back(second: VagueDate) -> None:
    one, other = history(1, VagueDate.in_month(2020, 1)), history(2, second)
    assert backs_and_hubs([(RECRUITER, one), (RECRUITER, other)]) == ((), ())


def test_a_shops_telephone_that_many_strangers_give_is_a_hub_with_its_weight() -> None:
    many = [history(number) for number in range(1, 11)]
    backs, (hub,) = backs_and_hubs([(SHOP, each) for each in many])
    assert (backs, hub.value, hub.persons, hub.histories) == ((), SHOP, 10, 10)


def test_a_ring_that_shares_more_than_one_thing_is_no_hub() -> None:
    many = [history(number) for number in range(1, 11)]
    touches = [(value, each) for value in (SHOP, HOUSE) for each in many]
    backs, hubs = backs_and_hubs(touches)
    assert ({back.value for back in backs}, hubs) == ({SHOP, HOUSE}, ())


def test_few_who_share_one_telephone_are_no_hub() -> None:
    few = [history(number) for number in range(1, HUB_FROM)]
    backs, hubs = backs_and_hubs([(SHOP, each) for each in few])
    assert ([back.value for back in backs], hubs) == ([SHOP], ())


touched = st.lists(st.tuples(st.sampled_from([SHOP, RECRUITER, HOUSE]), st.integers(1, 12).map(history)), max_size=40)


@given(touched, st.randoms(use_true_random=False))
def test_the_order_of_the_touches_changes_nothing_and_each_value_is_told_once(
    told: list[tuple[Value, History]], chance: Random
) -> None:
    mixed = list(told)
    chance.shuffle(mixed)
    backs, hubs = backs_and_hubs(told)
    assert (backs, hubs) == backs_and_hubs(mixed)
    values = [each.value for each in backs] + [hub.value for hub in hubs]
    assert len(values) == len(set(values))
    for back in backs:
        assert {(back.value, each) for each in back.histories} <= set(told)
        assert (back.last.first or date.min) > (back.first.last or date.max)


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        (ValueKind.PHONE, "0812 3456 7001", "+62 812-3456-7001", True),
        (ValueKind.PHONE, "0812 3456 7001", "0812 3456 7002", False),
        (ValueKind.ACCOUNT, "123 4567 8901", "99 123 4567 8901", False),
        (ValueKind.VEHICLE, "KB 1234 XY", "kb1234xy", True),
    ],
)
def test_by_what_a_mark_is_recognised(kind: ValueKind, one: str, other: str, *, same: bool) -> None:
    assert (key_of(kind, one) == key_of(kind, other)) is same


def test_what_may_be_one_is_of_different_times_the_unsure_first_and_of_many_the_rest_is_counted() -> None:
    people = [Value(ValueKind.PERSON, f"{number:03}") for number in range(MOST_MAYBES + 4)]
    touches = [(each, history(number, VagueDate.in_year(1960 + number))) for number, each in enumerate(people)]
    perhaps: dict[tuple[Value, Value], float | None] = {
        (people[number], people[0]): number / 100 for number in range(1, len(people))
    }
    perhaps[people[1], people[2]] = None
    perhaps[people[3], Value(ValueKind.PERSON, "nobody")] = 0.9
    found, left = maybes_of(perhaps, touches)
    assert (len(found), left) == (MOST_MAYBES, 4)
    assert (found[0].probability, found[1].probability) == (None, (len(people) - 1) / 100)
    assert all(each.ends[0].histories[0].began.first < each.ends[1].histories[0].began.first for each in found)  # type: ignore[operator]  # dated
    together = [(people[0], history(1, VagueDate.in_year(2020))), (people[1], history(2, VagueDate.in_month(2020, 5)))]
    assert maybes_of({(people[0], people[1]): 0.9}, together) == ((), 0)
    undated = [(people[0], history(1, VagueDate.unknown())), (people[1], history(2, VagueDate.in_month(2020, 5)))]
    assert maybes_of({(people[0], people[1]): None}, undated) == ((), 0)
