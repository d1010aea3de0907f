"""Whatever was released is still migrated: the fixture of each schema, to the newest one, and every seal opens."""

import json
import re
from pathlib import Path

import pytest
from django.db import connection

from tests.architecture.house import ROOT
from tests.doors.operator import released

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
