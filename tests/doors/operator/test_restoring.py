"""A restore over a working office: it forgets no erasure, and where it fails the office is as it was."""

import inspect
import shutil
from pathlib import Path
from uuid import UUID

import pytest

from naung.doors.desk.cases.erasing import erase
from naung.doors.operator.restore import put_back
from naung.doors.schedule.tick import FORGETTERS
from tests.doors.operator.test_office import Office, _database, backed_up, office

__all__ = ["backed_up", "office"]  # fixtures of the office, made once for these stories
COUNT = "SELECT count(*) FROM cases_case"


@pytest.fixture
def working(office: Office, backed_up: tuple[Path, Path], tmp_path: Path) -> Office:
    """The office a while after its backup."""
    shutil.copytree(office.home, tmp_path / "working")
    return Office(tmp_path / "working")


def _restore(working: Office, identity: Path) -> int:
    folder = working.home / "backups"
    (data,), (keys,) = list(folder.glob("*.data.age"))[:1], list(folder.glob("*.keys.age"))[:1]
    words = ("--data", str(data), "--keys", str(keys), "--identity", str(identity), "--replace")
    return working.run("restore", *words).returncode


def test_whom_the_office_erased_since_the_backup_does_not_come_back(
    working: Office, backed_up: tuple[Path, Path]
) -> None:
    """No list of erased ids is later than the erasure: only the database that is replaced knows of it."""
    with _database(working.home) as database:
        person = database.execute("SELECT id FROM people_person LIMIT 1").fetchone()[0]
        database.execute("INSERT INTO vault_erased (id, at) VALUES (?, datetime('now'))", [UUID(person).hex])
    assert _restore(working, backed_up[0]) == 0
    names = "SELECT count(*) FROM people_personname WHERE person_id = ?"
    assert _database(working.home).execute(names, [person]).fetchone() == (0,)
    assert _database(working.home).execute(COUNT).fetchone() > (0,)
    assert not list(working.home.glob("*.before*"))


def test_with_another_key_nothing_is_replaced(working: Office, backed_up: tuple[Path, Path]) -> None:
    with _database(working.home) as database:
        database.execute("INSERT INTO vault_erased (id, at) VALUES (?, datetime('now'))", [UUID(int=7).hex])
    key = working.home / "keys" / "installation.key"
    right = key.read_text()
    key.chmod(0o600)
    key.write_text("ab" * 32)
    assert _restore(working, backed_up[0]) != 0
    key.write_text(right)
    marked = "SELECT count(*) FROM vault_erased WHERE id = ?"
    assert _database(working.home).execute(marked, [UUID(int=7).hex]).fetchone() == (1,)
    assert not list(working.home.glob("*.before*"))
    assert working.run("demo", "login", "sari").returncode == 0


def _active(office: Office) -> dict[str, int]:
    return dict(_database(office.home).execute("SELECT username, is_active FROM accounts_user").fetchall())


def test_who_was_sent_away_since_the_backup_stays_away(working: Office, backed_up: tuple[Path, Path]) -> None:
    """The database that is replaced knows it, so nobody else has to wait."""
    before = _active(working)
    where = "SELECT desk_id FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id WHERE username = 'sari'"
    desk = _database(working.home).execute(where).fetchone()[0]
    assert working.run("user", "end", "sari", "--desk", str(UUID(desk))).returncode == 0
    assert _restore(working, backed_up[0]) == 0
    assert _active(working) == before | {"sari": 0}
    assert working.ask("user", "list")["to_confirm"] == []


def test_where_the_database_was_lost_nobody_comes_in_until_somebody_has_looked(
    working: Office, backed_up: tuple[Path, Path]
) -> None:
    before = _active(working)
    assert sum(before.values()) > 1
    for part in working.home.glob("naung.sqlite3*"):
        part.unlink()
    assert _restore(working, backed_up[0]) == 0
    assert set(_active(working).values()) == {0}
    rows = {row["name"]: row["state"] for row in working.ask("check")["checks"]}  # type: ignore[attr-defined, index]  # JSON has no type
    assert rows["petugas_dipastikan"] == "perhatikan"
    assert working.ask("user", "confirm", "--all")["to_confirm"] == []
    assert _active(working) == before


def test_what_the_hourly_run_forgets_goes_at_once_after_a_restore_and_with_an_erasure() -> None:
    forgets = {each.__name__ for each in FORGETTERS}
    assert "forget_deposits" in forgets
    for at_once in (put_back, inspect.unwrap(erase)):
        assert forgets <= set(at_once.__code__.co_names)
