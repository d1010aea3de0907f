"""A thief with the database's files and the installation key: of a report that was erased not even the sealed bytes are left."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.doors.operator.test_office import TIMEOUT, Office, _database, backed_up, office
from tests.doors.operator.warm import ran

__all__ = ["backed_up", "office"]  # fixtures of the office, made once for these stories
ERASE = """
import django; django.setup()
from naung.casework.cases.actions import erase_person
from naung.casework.cases.models import CasePerson, CaseReport
from naung.foundation.access.rules import system_actor
named = CaseReport.objects.filter(report__subjects__name__isnull=False).order_by("joined_at", "id")
case = named.values_list("case", flat=True)[0]
for person in set(CasePerson.objects.filter(case=case).values_list("person", flat=True)):
    erase_person(person_id=person, by=system_actor("erasure"))
"""
SEALED = """
SELECT r.words FROM reports_report r JOIN cases_casereport c ON c.report_id = r.id
UNION ALL SELECT s.name FROM reports_reportsubject s JOIN cases_casereport c ON c.report_id = s.report_id
UNION ALL SELECT p.name FROM reports_reporter p JOIN cases_casereport c ON c.report_id = p.report_id
UNION ALL SELECT k.box FROM vault_wrappedkey k JOIN reports_report r ON r.compartment_id = k.compartment_id
    JOIN cases_casereport c ON c.report_id = r.id
UNION ALL SELECT k.box FROM vault_wrappedkey k JOIN reports_reporter p ON p.compartment_id = k.compartment_id
    JOIN cases_casereport c ON c.report_id = p.report_id
"""


@pytest.fixture
def working(office: Office, backed_up: tuple[Path, Path], tmp_path: Path) -> Office:
    """The office a while after its backup."""
    shutil.copytree(office.home, tmp_path / "working")
    return Office(tmp_path / "working")


def _sealed(home: Path) -> set[bytes]:
    """The sealed texts and wrapped keys of every report that is in a case."""
    with _database(home) as database:
        return {bytes(box) for (box,) in database.execute(SEALED) if box}


def _files(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(home.glob("naung.sqlite3*")))


def _erase_first_case(working: Office) -> None:
    environment = {**os.environ, "NAUNG_HOME": str(working.home), "DJANGO_SETTINGS_MODULE": "naung.config.settings"}
    for name in ("NAUNG_DATABASE", "NAUNG_KEY_FILE"):
        environment.pop(name, None)
    done = ran(("-c", ERASE), environment, TIMEOUT)
    assert done.returncode == 0, done.stderr[-2000:]


def test_no_sealed_byte_and_no_key_of_an_erased_report_stays_in_the_files(
    working: Office, backed_up: tuple[Path, Path]
) -> None:
    before = _sealed(working.home)
    _erase_first_case(working)
    assert working.run("tick").returncode == 0
    gone = before - _sealed(working.home)
    assert len(gone) >= 4  # words, a name, two keys
    files = _files(working.home)
    assert [box for box in gone if box in files] == []
    assert any(box in files for box in _sealed(working.home))
    _restored_again(working, backed_up[0], gone)


def _restored_again(working: Office, identity: Path, gone: set[bytes]) -> None:
    """The backup is older than the erasure; what it brings back is erased before the first page."""
    folder = working.home / "backups"
    (data,), (keys,) = list(folder.glob("*.data.age"))[:1], list(folder.glob("*.keys.age"))[:1]
    words = ("--data", str(data), "--keys", str(keys), "--identity", str(identity), "--replace")
    done = working.run("restore", *words)
    assert done.returncode == 0, done.stderr[-2000:]
    assert working.run("tick").returncode == 0
    files = _files(working.home)
    assert [box for box in gone if box in files] == []
    with sqlite3.connect(working.home / "naung.sqlite3") as database:
        empty = database.execute("SELECT count(*) FROM reports_report WHERE erased_at IS NOT NULL AND words IS NULL")
        assert empty.fetchone()[0] >= 1
