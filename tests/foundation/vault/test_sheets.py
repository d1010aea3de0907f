"""Recovery sheets: any m of n give the key, fewer or foreign ones do not, and none of their words is kept."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.access.rules import system_actor
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.vault.actions import (
    begin_sheets,
    found_vault,
    prove_sheet,
    show_sheet,
)
from naung.foundation.vault.models import RecoverySet
from naung.foundation.vault.queries import key_behind, sheets_needed, sheets_now
from naung.foundation.vault.queries.keys import installation_key
from naung.foundation.vault.rules.recovery import dice_of, plain_words, secret_of, shares_of, sheet_of

SETUP = system_actor("setup")
KEYS = st.binary(min_size=32, max_size=32)
SPLITS = st.sampled_from([(2, 2), (2, 3), (3, 5), (5, 5), (2, 5)])


@given(key=KEYS, split=SPLITS, label=st.binary(max_size=16))
def test_any_enough_sheets_give_the_key_and_the_same_words_come_again(
    key: bytes, split: tuple[int, int], label: bytes
) -> None:
    needed, count = split
    sheets = shares_of(key, needed=needed, of=count, dice=dice_of(key, label))
    assert sheets == shares_of(key, needed=needed, of=count, dice=dice_of(key, label))
    assert [sheet_of(sheet).number for sheet in sheets] == list(range(1, count + 1))
    assert {secret_of(list(some)) for some in list(combinations(sheets, needed))[:4]} == {key}
    with pytest.raises(RuleBroken):
        secret_of(sheets[: needed - 1])


@given(key=KEYS, labels=st.lists(st.binary(max_size=16), min_size=2, max_size=2, unique=True))
def test_another_label_gives_other_sheets_of_the_same_key(key: bytes, labels: list[bytes]) -> None:
    one, two = (shares_of(key, of=3, dice=dice_of(key, each)) for each in labels)
    assert not set(one) & set(two)
    assert secret_of(one[:2]) == secret_of(two[1:]) == key


def test_without_dice_no_two_splits_are_alike() -> None:
    key = bytes(range(32))
    shares_of(key, dice=dice_of(key, b"x"))
    assert shares_of(key) != shares_of(key)


def test_words_are_read_as_people_type_them() -> None:
    assert plain_words(" 1. Academic\n2) ACID,  acne;") == "academic acid acne"
    with pytest.raises(RuleBroken):
        sheet_of("")
    with pytest.raises(RuleBroken):
        sheets_needed("academic acid")


@pytest.mark.django_db
def test_a_set_is_for_the_key_of_now_and_says_so_when_the_key_is_changed() -> None:
    found_vault(by=SETUP)
    assert sheets_now() is None
    with pytest.raises(NotFound):
        show_sheet(number=1, by=SETUP)
    begin_sheets(needed=2, of=3, by=SETUP)
    RecoverySet.objects.update(under="00000000")
    standing = sheets_now()
    assert standing is not None
    assert not standing.fits
    with pytest.raises(RuleBroken):
        show_sheet(number=1, by=SETUP)
    begin_sheets(needed=3, of=5, by=SETUP)
    assert RecoverySet.objects.filter(ended_at=None).count() == 1
    words = [show_sheet(number=number, by=SETUP) for number in range(1, 6)]
    assert key_behind(words[1:4]) == installation_key().hex()
    assert prove_sheet(code_words=words[3], by=SETUP) == 4
    standing = sheets_now()
    assert standing is not None
    assert standing.proved


@pytest.mark.django_db
@pytest.mark.parametrize("split", [(1, 3), (4, 3), (2, 6), (0, 0), (2, 1)])
def test_a_split_that_protects_nobody_is_refused(split: tuple[int, int]) -> None:
    found_vault(by=SETUP)
    with pytest.raises(RuleBroken):
        begin_sheets(needed=split[0], of=split[1], by=SETUP)
    assert not RecoverySet.objects.exists()


@pytest.mark.django_db
def test_nobody_but_the_setup_makes_sees_or_proves_sheets() -> None:
    found_vault(by=SETUP)
    begin_sheets(needed=2, of=3, by=SETUP)
    for name in ("door", "tick", "rotation"):
        other = system_actor(name)
        with pytest.raises(NotPermitted):
            begin_sheets(needed=2, of=3, by=other)
        with pytest.raises(NotPermitted):
            show_sheet(number=1, by=other)
        with pytest.raises(NotPermitted):
            prove_sheet(code_words="academic", by=other)
