"""Rows stored in one short statement are the rows that `save` stores, and what a field refuses is refused."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from naung.foundation.audit.models import Entry
from naung.foundation.identifiers import new_id
from naung.foundation.rows import insert, together, write
from naung.foundation.vault.models import Compartment, Kept, WrappedKey
from naung.foundation.vault.vocabulary import CompartmentKind, ReaderKind

NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)


def room(**more: object) -> Compartment:
    values = {"kind": CompartmentKind.CASE, "owner": new_id(), "made_at": NOON} | more
    return Compartment(**values)


@pytest.mark.django_db
def test_inserted_rows_read_back_as_saved_ones_do() -> None:
    ours, saved = [room(), room(owner=None)], room()
    insert(ours)
    saved.save(force_insert=True)
    for row in (*ours, saved):
        again = Compartment.objects.get(id=row.id)
        for field in Compartment._meta.concrete_fields:
            assert getattr(again, field.attname) == getattr(row, field.attname), field.name
        assert type(again.kind) is str
    assert not ours[0]._state.adding


@pytest.mark.django_db
def test_a_key_that_the_database_gives_and_a_related_row() -> None:
    mine = room()
    insert([mine])
    insert([WrappedKey(compartment=mine, reader_kind=ReaderKind.DESK, reader=new_id(), box=b"\x00\xff") for _ in "ab"])
    assert {bytes(w.box) for w in WrappedKey.objects.filter(compartment=mine)} == {b"\x00\xff"}


@pytest.mark.django_db
def test_the_database_still_refuses_and_plain_text_is_no_ciphertext() -> None:
    mine = room()
    insert([mine])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([room(id=mine.id)])
    with pytest.raises(TypeError, match="plain text"):
        insert([Kept(kind="x", compartment=mine, at=NOON, body="a name")])
    insert([])
    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_what_is_written_together_is_stored_when_the_block_ends_and_each_hears_its_answer() -> None:
    first, second, heard = room(), room(), list[object]()
    with transaction.atomic(), together():
        insert([first])
        write("SELECT %s + 1", [41], heard.append)
        with together():
            insert([second], then=lambda: heard.append("second is stored"))
        assert not Compartment.objects.filter(id__in=[first.id, second.id]).exists()
        assert heard == []
        assert first._state.adding
    assert Compartment.objects.filter(id__in=[first.id, second.id]).count() == 2
    assert heard == [(42,), "second is stored"]
    assert not first._state.adding


@pytest.mark.django_db
def test_of_a_block_that_fails_or_is_refused_nothing_is_stored() -> None:
    mine, other = room(), room()

    @transaction.atomic
    def store(*rows: Compartment, fail: bool = False) -> None:
        with together():
            for row in rows:
                insert([row])
            if fail:
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store(mine, fail=True)
    with pytest.raises(IntegrityError):
        store(mine, other, room(id=mine.id))
    assert not Compartment.objects.filter(id__in=[mine.id, other.id]).exists()
    with together():
        pass
