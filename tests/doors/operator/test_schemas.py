"""Whatever was released is still migrated: the fixture of each schema, to the newest one, and every seal opens."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.architecture.house import ROOT
from tests.doors.operator import released
from tests.doors.operator.released import Office, new_database

pytestmark = pytest.mark.django_db
RELEASED = re.compile(r"^## v?(\d+\.\d+\.\d+)\b", re.M)
LOOK = """
import json, django
django.setup()
from django.db import connection
from naung.foundation.vault.models import sealed_fields, sealed_models
from naung.foundation.vault.queries.halves import _row_opens
from naung.foundation.vault.vocabulary import ReaderKind

opened = {}
for model in sealed_models():
    for column in sealed_fields(model):
        rows = model._default_manager.exclude(**{column: None})
        row = rows.filter(compartment__wraps__reader_kind=ReaderKind.INSTALLATION).first()
        if row is not None:
            opened[f"{model._meta.db_table}.{column}"] = _row_opens(row, column)
with connection.cursor() as cursor:
    names = connection.introspection.table_names(cursor)
    columns = {t: sorted(c.name for c in connection.introspection.get_table_description(cursor, t)) for t in names}
print(json.dumps({"opened": opened, "columns": columns}))
"""


def unkept(changelog: str, kept: set[str]) -> set[str]:
    """Releases that CHANGELOG names and whose schema is not kept."""
    return set(RELEASED.findall(changelog)) - kept


def columns_here() -> dict[str, list[str]]:
    """Each table of the newest schema, as this run's database has it."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return {
            table: sorted(each.name for each in connection.introspection.get_table_description(cursor, table))
            for table in tables
        }


def test_the_schema_of_each_release_is_kept() -> None:
    kept = set(released.versions())
    assert kept
    assert unkept((ROOT / "CHANGELOG.md").read_text("utf-8"), kept) == set()


def test_a_release_without_its_schema_is_seen() -> None:
    assert unkept("## Unreleased\n## 0.1.0 (2026)\n## 0.2.0\n", {"0.1.0"}) == {"0.2.0"}


@pytest.mark.parametrize("version", released.versions())
def test_a_released_schema_migrates_and_opens(version: str, tmp_path: Path) -> None:
    office = released.put_in_place(version, tmp_path / "office")
    persons = office.count("people_person")
    office.more["DJANGO_SETTINGS_MODULE"] = "naung.config.settings"
    done = office.run("migrate", "--json")
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(office.run("-c", LOOK).stdout)
    assert len(seen["opened"]) > 10
    assert [column for column, opens in seen["opened"].items() if not opens] == []
    assert seen["columns"] == columns_here()
    assert office.count("people_person") == persons
    rows = {row["name"]: row["state"] for row in office.ask("check")["checks"]}  # type: ignore[attr-defined, index]  # JSON has no type
    for name in ("kunci", "basis_data", "versi", "log", "indeks", "kolom"):
        assert rows[name] == "baik", name


SCHEMA = """
import json, sys, django
django.setup()
from django.core.management import call_command
from django.db import connection
from naung.doors.operator.schema import bring_up_to_date

call_command("migrate", verbosity=0) if sys.argv[1] == "by steps" else bring_up_to_date()
with connection.cursor() as cursor:
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        made = dict(cursor.fetchall())
    else:
        cursor.execute("SELECT conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid) FROM pg_constraint"
                       " WHERE connamespace = 'public'::regnamespace")
        made = dict(cursor.fetchall())
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
        made |= dict(cursor.fetchall())
        cursor.execute("SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal")
        made |= dict(cursor.fetchall())
        cursor.execute("SELECT table_name || ' ' || column_name, concat_ws(' ', data_type, character_maximum_length,"
                       " is_nullable, column_default, is_identity) FROM information_schema.columns WHERE table_schema = 'public'")
        made |= dict(cursor.fetchall())
    cursor.execute("SELECT app, name FROM django_migrations")
    made["steps"] = " ".join(sorted(map(str, cursor.fetchall())))
print(json.dumps(made))
"""


# A table of the framework's, which holds nothing here: one way numbers it by the framework's setting, the other by the house's.
NUMBERED_OTHERWISE = {"auth_group_permissions id"}


def parts_of(statement: str) -> list[str]:
    """What a statement that makes a table says of each column and constraint, in no order: a changed table is written anew."""
    inside, depth, parts = statement[statement.find("(") + 1 : statement.rfind(")")], 0, [""]
    for sign in inside:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return sorted(part.strip() for part in parts)


def schema_of(way: str, folder: Path) -> dict[str, list[str]]:
    """Every table, constraint, index and trigger of a new database that is made in this way."""
    office = Office(folder, "" if connection.vendor == "sqlite" else new_database())
    (folder / "keys").mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-c", SCHEMA, way],
        env=office.environment | {"DJANGO_SETTINGS_MODULE": "naung.config.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.stdout, done.stderr[-2000:]
    made: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return {name: parts_of(said) if said.startswith("CREATE TABLE") else [said] for name, said in made.items()}


def test_a_database_that_is_made_whole_is_the_one_that_every_migration_makes(tmp_path: Path) -> None:
    whole, by_steps = (schema_of(way, tmp_path / way.replace(" ", "")) for way in ("whole", "by steps"))
    assert len(whole) > 500
    assert {name for name in whole | by_steps if whole.get(name) != by_steps.get(name)} <= NUMBERED_OTHERWISE
