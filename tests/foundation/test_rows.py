"""Rows stored in one short statement are the rows that `save` stores, and what a field refuses is refused."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from naung.foundation.audit.models import Entry
from naung.foundation.identifiers import new_id
from naung.foundation.rows import insert
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
