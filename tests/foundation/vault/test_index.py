"""The sealed index: finds what was put, forgets what was dropped, and shows nothing of names or how often they occur."""

import itertools
from collections import defaultdict
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.errors import SealBroken
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import drop_tokens, fold_waiting, put_tokens
from naung.foundation.vault.models import Posting, Waiting
from naung.foundation.vault.queries import damaged_waiting, newest_owners, token_counts
from naung.foundation.vault.queries.keys import search_key
from naung.foundation.vault.rules.postings import (
    EMPTY,
    LARGE,
    SMALL,
    Head,
    opened_block,
    opened_head,
    sealed_block,
    sealed_head,
    token_keys,
    with_id,
)
from naung.foundation.vault.rules.waiting import MOST, opened_waiting, waiting_key

PEPPER = bytes(32)


@given(st.integers(0, 200))
def test_a_head_and_its_blocks_hold_every_id_in_order(many: int) -> None:
    ids = [UUID(int=n).bytes for n in range(1, many + 1)]
    head, blocks = EMPTY, []
    for each in ids:
        head, fallen = with_id(head, each)
        if fallen is not None:
            blocks.append(fallen)
    assert [i for block in blocks for i in block] + list(head.ids) == ids
    assert head.count == many
    assert head.full_blocks == len(blocks)


@given(st.integers(0, LARGE))
def test_heads_come_in_two_sizes_only(many: int) -> None:
    keys = token_keys(PEPPER, "x")
    head = Head(many, tuple(UUID(int=n).bytes for n in range(many)))
    box = sealed_head(head, keys)
    assert opened_head(box, keys) == head
    sizes = {len(sealed_head(Head(n, ()), keys)) for n in (0, SMALL, SMALL + 1, 10_000)}
    assert len(sizes) == 2
    assert len(box) in sizes


def test_a_block_of_another_token_or_place_does_not_open() -> None:
    one, two = token_keys(PEPPER, "a"), token_keys(PEPPER, "b")
    box = sealed_block((bytes(16),) * LARGE, one, 1)
    assert len(opened_block(box, one, 1)) == LARGE
    for keys, number in ((two, 1), (one, 2)):
        with pytest.raises(SealBroken):
            opened_block(box, keys, number)
    with pytest.raises(SealBroken):
        opened_head(box, one)


def test_what_was_put_is_found_newest_first_and_what_was_dropped_is_not(vault: None) -> None:
    owners = [new_id() for _ in range(75)]
    for number, owner in enumerate(owners):
        put_tokens("person.name", owner, {"w:siti", f"w:{number}"})
    assert token_counts("person.name", ["w:siti", "w:3", "w:none"]) == {"w:siti": 75, "w:3": 1, "w:none": 0}
    found = newest_owners("person.name", {"w:siti": 1000, "w:none": 10})
    assert found == {"w:siti": owners[::-1], "w:none": []}
    assert newest_owners("person.name", {"w:siti": 20})["w:siti"][:15] == owners[::-1][:15]
    for gone in (owners[0], owners[40], owners[74]):
        drop_tokens("person.name", gone, {"w:siti"})
    left = newest_owners("person.name", {"w:siti": 1000})["w:siti"]
    assert left == [o for o in owners[::-1] if o not in {owners[0], owners[40], owners[74]}]


def test_the_same_token_in_another_field_is_another_token(vault: None) -> None:
    owner = new_id()
    put_tokens("person.name", owner, {"w:siti"})
    assert newest_owners("thing.mark", {"w:siti": 5}) == {"w:siti": []}


def test_at_rest_neither_token_nor_owner_shows_and_labels_keep_no_order(vault: None) -> None:
    owners = [new_id() for _ in range(40)]
    labels = []
    for owner in owners:
        put_tokens("person.name", owner, {f"w:{owner.hex}", "w:siti"})
        assert fold_waiting() == 1
        labels.append(set(Posting.objects.values_list("label", flat=True)))
    for row in Posting.objects.all():
        body = bytes(row.body)
        assert b"siti" not in body
        assert not any(owner.bytes in body for owner in owners)
    firsts = [min(after - before) for before, after in itertools.pairwise(labels) if after - before]
    assert firsts != sorted(firsts)


def test_what_waits_is_found_counted_and_droppable_before_it_is_folded(vault: None) -> None:
    owners = [new_id() for _ in range(5)]
    for number, owner in enumerate(owners):
        put_tokens("person.name", owner, {"w:siti", f"w:{number}"})
        if number == 1:
            fold_waiting()
    assert Waiting.objects.count() == 3
    assert token_counts("person.name", ["w:siti", "w:4", "w:none"]) == {"w:siti": 5, "w:4": 1, "w:none": 0}
    assert newest_owners("person.name", {"w:siti": 9})["w:siti"] == owners[::-1]
    assert newest_owners("thing.mark", {"w:siti": 9}) == {"w:siti": []}
    drop_tokens("person.name", owners[4], {"w:siti", "w:4"})
    assert newest_owners("person.name", {"w:siti": 9, "w:4": 9}) == {"w:siti": owners[3::-1], "w:4": []}
    assert Waiting.objects.count() == 0


def test_no_more_wait_than_a_search_can_read(vault: None) -> None:
    for _ in range(2 * MOST + 2):
        put_tokens("person.name", new_id(), {"w:siti"})
        assert Waiting.objects.count() <= MOST
    assert token_counts("person.name", ["w:siti"]) == {"w:siti": 2 * MOST + 2}


def test_waiting_rows_show_neither_name_nor_record_nor_order(vault: None) -> None:
    owners = [new_id() for _ in range(40)]
    for owner in owners:
        put_tokens("person.name", owner, {"w:siti", f"w:{owner.hex}"})
    key = waiting_key(search_key())
    rows = {row.label: bytes(row.body) for row in Waiting.objects.all()}
    assert len({len(body) for body in rows.values()}) == 1
    for body in rows.values():
        assert b"siti" not in body
        assert not any(owner.bytes in body for owner in owners)
    place = {opened_waiting(body, key, label).owner: label for label, body in rows.items()}
    assert [place[owner] for owner in owners] != sorted(rows)
    label, other = list(rows)[:2]
    with pytest.raises(SealBroken):
        opened_waiting(rows[label], key, other)


def test_a_damaged_row_stops_neither_a_search_nor_a_folding_and_is_counted(vault: None) -> None:
    for _ in range(2):
        put_tokens("person.name", new_id(), {"w:siti"})
    row = Waiting.objects.first()
    assert row is not None
    Waiting.objects.filter(label=row.label).update(body=bytes(row.body)[:-1] + b"\x00\x00")
    assert damaged_waiting() == 1
    assert token_counts("person.name", ["w:siti"]) == {"w:siti": 1}
    assert (fold_waiting(), fold_waiting()) == (1, 0)
    assert token_counts("person.name", ["w:siti"]) == {"w:siti": 1}
    assert damaged_waiting() == 1


def test_folding_twice_does_no_harm(vault: None) -> None:
    put_tokens("person.name", new_id(), {"w:siti"})
    assert (fold_waiting(), fold_waiting()) == (1, 0)
    assert token_counts("person.name", ["w:siti"]) == {"w:siti": 1}


@pytest.mark.django_db
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 5), st.sampled_from(("put", "drop", "fold"))), max_size=40
    )
)
def test_any_order_of_putting_and_dropping_agrees_with_a_plain_dictionary(steps: list[tuple[str, int, str]]) -> None:
    from django.db import transaction

    from naung.foundation.access.rules import system_actor
    from naung.foundation.vault.actions import found_vault

    with transaction.atomic():
        found_vault(by=system_actor("setup"))
        plain: dict[str, list[UUID]] = defaultdict(list)
        for token, number, step in steps:
            owner = UUID(int=number + 1)
            if step == "fold":
                fold_waiting()
            elif step == "put" and owner not in plain[token]:
                put_tokens("t", owner, [token])
                plain[token].append(owner)
            elif step == "drop":
                drop_tokens("t", owner, [token])
                plain[token] = [o for o in plain[token] if o != owner]
        found = newest_owners("t", dict.fromkeys("abc", 1000))
        assert {t: set(o) for t, o in found.items()} == {t: set(plain[t]) for t in "abc"}
        transaction.set_rollback(True)
