"""What the models promise is what the database holds, on SQLite and on PostgreSQL alike."""

import io
import sqlite3
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from naung.config import installation

OURS = [model for model in apps.get_models() if model.__module__.startswith("naung.")]


def test_every_change_of_a_model_has_its_migration(db: None) -> None:
    said = io.StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=said, stderr=said)
    except SystemExit:
        pytest.fail(said.getvalue())


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_constraint_and_index_stands_in_the_database(model: type[models.Model], db: None) -> None:
    with connection.cursor() as cursor:
        there = connection.introspection.get_constraints(cursor, model._meta.db_table)
    promised = {each.name for each in (*model._meta.constraints, *model._meta.indexes)}
    assert promised - set(there) == set()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_key_is_held_by_the_database(model: type[models.Model], db: None) -> None:
    with connection.cursor() as cursor:
        there = connection.introspection.get_relations(cursor, model._meta.db_table)
    promised = {field.column for field in model._meta.concrete_fields if field.many_to_one and field.db_constraint}
    assert promised <= set(there)


def test_a_case_saved_on_sqlite_survives_loss_of_power(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register's own PRAGMAs, on a file as an office has it: full sync, foreign keys, deleted bytes overwritten."""
    monkeypatch.setenv("NAUNG_HOME", str(tmp_path))
    monkeypatch.delenv("NAUNG_DATABASE", raising=False)
    options = installation.database()["OPTIONS"]
    assert isinstance(options, dict)
    file = sqlite3.connect(tmp_path / "naung.sqlite3")
    file.executescript(options["init_command"])
    held = {
        name: file.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("synchronous", "foreign_keys", "secure_delete", "journal_mode")
    }
    assert held == {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "journal_mode": "wal"}
    assert options["transaction_mode"] == "IMMEDIATE"
    file.close()
