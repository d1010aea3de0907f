"""The log: append-only, chained, and witnessed from outside."""

from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.access.rules import system_actor
from naung.foundation.audit.actions import move_bookmark, record
from naung.foundation.audit.models import Entry
from naung.foundation.audit.queries import bookmark, chain_head, value_of, verify
from naung.foundation.audit.rules import FIRST, chained, verify_chain
from naung.foundation.audit.vocabulary import AuditEvent, ChainHead
from naung.foundation.identifiers import new_id

SETUP = system_actor("setup")


def _some(n: int) -> None:
    for _ in range(n):
        record(AuditEvent.OPENED, subject=new_id(), subjects=[new_id()], fields=["name"], words=b"w", count=1, by=SETUP)


def _rows() -> list[tuple[object, bytes, bytes]]:
    return [(value_of(r), bytes(r.previous), bytes(r.hash)) for r in Entry.objects.order_by("seq")]


def _rechain() -> None:
    """What an administrator with the database and the key would do: rewrite every hash so that the chain fits again."""
    previous = FIRST
    rows = list(Entry.objects.order_by("seq"))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER ALL")
        for number, row in enumerate(rows, start=1):
            entry = replace(value_of(row), seq=number)
            digest = chained(previous, entry)
            cursor.execute(
                "UPDATE audit_entry SET seq = %s, previous = %s, hash = %s WHERE seq = %s",
                [number, previous, digest, row.seq],
            )
            previous = digest
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER ALL")


def _tamper(sql: str, values: list[object]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER ALL")
        cursor.execute(sql, values)
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER ALL")


@pytest.mark.django_db
def test_an_untouched_log_is_sound_and_its_head_is_the_last_entry() -> None:
    _some(5)
    outcome = verify(chain_head())
    assert outcome.sound
    assert outcome.entries == 5
    assert outcome.head == chain_head()


@pytest.mark.django_db
def test_an_empty_log_is_sound_against_its_own_head() -> None:
    assert chain_head() == ChainHead(0, FIRST)
    assert verify(chain_head()).sound


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sql", "values"),
    [
        ("UPDATE audit_entry SET event = %s WHERE seq = 3", ["people.erased"]),
        ("UPDATE audit_entry SET count = %s WHERE seq = 3", [7]),
        ("DELETE FROM audit_entry WHERE seq = %s", [3]),
    ],
    ids=["a changed event", "a changed count", "a deleted entry"],
)
def test_a_change_in_the_middle_breaks_the_chain(sql: str, values: list[object]) -> None:
    _some(6)
    _tamper(sql, values)
    outcome = verify()
    assert not outcome.sound
    assert outcome.broken_at == 3


@pytest.mark.django_db
def test_rewriting_and_rechaining_everything_fools_the_chain_and_not_the_witness() -> None:
    _some(6)
    witness = chain_head()
    _some(2)
    _tamper("DELETE FROM audit_entry WHERE seq = %s", [4])
    _rechain()
    assert verify().sound, "the forger re-chained everything: the chain alone can't tell"
    assert not verify(witness).sound


@pytest.mark.django_db
def test_cutting_off_the_end_is_seen_by_the_witness() -> None:
    _some(6)
    witness = chain_head()
    _tamper("DELETE FROM audit_entry WHERE seq > %s", [4])
    assert verify().sound
    assert not verify(witness).sound


@pytest.mark.django_db
def test_on_postgresql_the_table_itself_refuses_changes() -> None:
    if connection.vendor != "postgresql":
        assert not verify(ChainHead(1, b"x")).sound  # elsewhere only the witness stands guard
        return
    _some(1)
    for sql in ("UPDATE audit_entry SET event = 'x'", "DELETE FROM audit_entry"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


@pytest.mark.django_db
@given(place=st.integers(0, 4), column=st.sampled_from(["event", "actor_name", "role", "purpose", "session", "fields"]))
def test_no_column_of_any_entry_can_change_unseen(place: int, column: str) -> None:
    with transaction.atomic():
        _some(5)
        rows = _rows()[-5:]
        entry, previous, digest = rows[place]
        before = rows[0][1]
        changed = replace(entry, **{column: getattr(entry, column) + "x"})  # type: ignore[type-var]  # a test's own shorthand
        assert chained(previous, changed) != digest  # type: ignore[arg-type]  # as above
        assert before is not None
        transaction.set_rollback(True)


def test_parts_do_not_run_into_each_other() -> None:
    with_two = (("ab", "c"), ("a", "bc"))
    from datetime import UTC, datetime

    from naung.foundation.audit.vocabulary import EntryValue

    blank = EntryValue(
        1, datetime(2026, 1, 1, tzinfo=UTC), "", "", None, "", None, "", "", "", None, b"", "", b"", None
    )
    hashes = {chained(FIRST, replace(blank, role=a, purpose=b)) for a, b in with_two}
    assert len(hashes) == 2
    assert verify_chain([]).sound


@pytest.mark.django_db
def test_a_bookmark_never_moves_back() -> None:
    tick = system_actor("tick")
    assert bookmark("job") == (0, None)
    move_bookmark(name="job", seq=5, by=tick)
    move_bookmark(name="job", seq=3, by=tick)
    assert bookmark("job")[0] == 5
    assert bookmark("job")[1] is not None
