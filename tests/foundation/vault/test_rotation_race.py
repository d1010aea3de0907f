"""A key that changes while others write: what was wrapped under the old one is found, or the old one stays."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection, transaction

from naung.doors.operator.check import CHECKS
from naung.doors.operator.console import main
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import compartments, found_vault, new_compartment
from naung.foundation.vault.actions.compartments import installation_wrap
from naung.foundation.vault.actions.rotation import rotate_installation_key
from naung.foundation.vault.models import Compartment, WrappedKey
from naung.foundation.vault.queries.keys import data_keys, installation_key
from naung.foundation.vault.rules.sealing import fingerprint, new_key
from naung.foundation.vault.vocabulary import CompartmentKind
from tests.foundation.vault.test_rotation import own_key

__all__ = ["own_key"]  # a fixture
BOTH = "two connections that write at once: SQLite lets the second wait at its beginning"
PATIENCE = 30  # seconds that a thread of a test may hang before it fails


@contextmanager
def an_open_transaction() -> Iterator[threading.Event]:
    """Another connection that wraps under the key of now and commits only when it is told to."""
    wrapped, commit = threading.Event(), threading.Event()

    def work() -> None:
        with transaction.atomic():
            new_compartment(kind=CompartmentKind.PERSON, owner=new_id(), by=system_actor("setup"))
            wrapped.set()
            commit.wait(PATIENCE)
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    assert wrapped.wait(PATIENCE)
    try:
        yield commit
    finally:
        commit.set()
        thread.join(PATIENCE)


def all_open() -> bool:
    ids = list(Compartment.objects.values_list("id", flat=True))
    return set(data_keys(ids)) == set(ids)


@pytest.mark.django_db(transaction=True)
def test_a_writer_who_read_the_old_key_is_waited_for_and_wrapped_again(own_key: Path) -> None:
    if connection.vendor != "postgresql":
        pytest.skip(BOTH)
    found_vault(by=system_actor("setup"))
    with an_open_transaction() as commit:
        threading.Timer(1, commit.set).start()
        done = rotate_installation_key(by=system_actor("rotation"))
    assert done.settled
    assert done.rewrapped == WrappedKey.objects.count() == 3
    assert not own_key.with_suffix(".previous").exists()
    assert all_open()


@pytest.mark.django_db(transaction=True)
def test_where_a_writer_does_not_end_the_old_key_stays_and_is_said_so(own_key: Path) -> None:
    if connection.vendor != "postgresql":
        pytest.skip(BOTH)
    found_vault(by=system_actor("setup"))
    with an_open_transaction():
        answer = CliRunner().invoke(main, ["vault", "rotate", "--wait", "0.5"])
        assert answer.exit_code == 3
        assert "naung vault rotate" in answer.output
        assert own_key.with_suffix(".previous").exists()
    assert all_open()
    assert CHECKS["kunci"]().state == "perhatikan"
    key = own_key.read_text()
    assert rotate_installation_key(by=system_actor("rotation")).settled
    assert own_key.read_text() == key, "the second call ends the first rotation and begins none"
    assert set(WrappedKey.objects.values_list("under", flat=True)) == {fingerprint(installation_key())}
    assert all_open()


def test_an_old_key_that_was_kept_is_a_line_of_the_check(own_key: Path, vault: None) -> None:
    assert CHECKS["kunci"]().state == "bahaya"  # 0644, as the test wrote it
    own_key.chmod(0o400)
    assert CHECKS["kunci"]().state == "baik"
    own_key.with_suffix(".previous").write_text(new_key().hex())
    assert ".previous" in CHECKS["kunci"]().words


def test_a_key_that_changed_before_the_first_statement_is_seen_by_the_writer(
    own_key: Path, vault: None, sari: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL a transaction begins with its first statement: until then no rotation could wait for it."""

    def changes(compartment: Compartment, data_key: bytes) -> WrappedKey:
        wrap = installation_wrap(compartment, data_key)
        monkeypatch.setattr(compartments, "installation_wrap", installation_wrap)
        assert rotate_installation_key(wait=timedelta(), by=system_actor("rotation")).settled
        return wrap

    monkeypatch.setattr(compartments, "installation_wrap", changes)
    made = new_compartment(kind=CompartmentKind.PERSON, owner=sari.desk, by=sari)
    assert list(made.wraps.values_list("under", flat=True)) == [fingerprint(installation_key())]
    assert made.id in data_keys([made.id])
