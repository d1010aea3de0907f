"""An office of its own: made, checked, backed up, restored, witnessed and removed by the commands that an operator has."""

import fcntl
import json
import os
import shutil
import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from tests.doors.operator.warm import ran

TIMEOUT = 300


@dataclass(frozen=True)
class Office:
    """An installation's folder and its console."""

    home: Path

    def run(self, *words: str, home: Path | None = None, cold: bool = False) -> "subprocess.CompletedProcess[str]":
        """A command of the console; `cold`: started as an operator starts it, where `test_console` does not compare both."""
        environment = {**os.environ, "NAUNG_HOME": str(home or self.home)}
        for name in ("NAUNG_DATABASE", "NAUNG_KEY_FILE"):
            environment.pop(name, None)
        return ran(("-m", "naung", *words), environment, TIMEOUT, cold=cold)

    def ask(self, *words: str, cold: bool = False) -> dict[str, object]:
        """What a command answers with --json, whatever its exit status."""
        done = self.run(*words, "--json", cold=cold)
        assert done.stdout.strip(), done.stderr[-2000:]
        answer: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
        return answer


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The demonstration office as it is when it is made; each file of stories has a copy."""
    made = Office(tmp_path_factory.mktemp("office") / "var")
    shutil.copytree(_made_once(tmp_path_factory), made.home)
    return made


def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office that is made once in a run, whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demo-office"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "made").exists():
            done = Office(shared / "var").run("demo", cold=True)
            assert done.returncode == 0, done.stderr[-2000:]
            (shared / "made").touch()
    return shared / "var"


def _database(home: Path) -> sqlite3.Connection:
    return sqlite3.connect(home / "naung.sqlite3")


def test_the_demo_prints_how_to_sign_in_and_is_made_once(office: Office) -> None:
    card = office.ask("demo", "login", "sari")
    assert str(card["kode"]).isdigit()
    before = _database(office.home).execute("SELECT count(*) FROM cases_case").fetchone()
    assert office.run("demo").returncode == 0
    assert _database(office.home).execute("SELECT count(*) FROM cases_case").fetchone() == before
    assert office.run("demo", "login", "budi").returncode != 0


def test_an_office_with_work_of_its_own_refuses_to_become_a_demo(office: Office, tmp_path: Path) -> None:
    shutil.copytree(office.home, tmp_path / "real")
    (tmp_path / "real" / "demo.json").unlink()
    for words in (("demo",), ("demo", "--remove"), ("demo", "login", "sari")):
        done = office.run(*words, home=tmp_path / "real")
        assert done.returncode != 0, words
    assert (tmp_path / "real" / "naung.sqlite3").exists()


def test_removing_the_demo_removes_its_folder(office: Office, tmp_path: Path) -> None:
    shutil.copytree(office.home, tmp_path / "copy")
    assert office.run("demo", "--remove", home=tmp_path / "copy").returncode == 0
    assert not (tmp_path / "copy").exists()


def test_keys_are_closed_to_other_users(office: Office) -> None:
    assert (office.home.stat().st_mode & 0o077) == 0
    for key in (office.home / "keys").glob("*.key"):
        assert (key.stat().st_mode & 0o077) == 0


def test_check_says_what_is_unsafe(office: Office) -> None:
    rows = {row["name"]: row["state"] for row in office.ask("check")["checks"]}  # type: ignore[attr-defined, index]  # JSON has no type
    assert rows["log"] == rows["basis_data"] == rows["wilayah"] == rows["versi"] == rows["kolom"] == "baik"
    assert rows["hukum"] == "perhatikan"
    os.chmod(office.home, 0o755)
    rows = {row["name"]: row["state"] for row in office.ask("check")["checks"]}  # type: ignore[attr-defined, index]  # JSON has no type
    assert rows["folder"] == "bahaya"
    os.chmod(office.home, 0o700)


def test_a_witness_sees_a_log_that_was_cut(office: Office, tmp_path: Path) -> None:
    shutil.copytree(office.home, tmp_path / "cut")
    cut = Office(tmp_path / "cut")
    head = tmp_path / "head.json"
    head.write_text(json.dumps(cut.ask("audit", "head")))
    assert cut.run("audit", "verify", "--head", str(head)).returncode == 0
    with _database(cut.home) as database:
        database.execute("DELETE FROM audit_entry WHERE seq > (SELECT max(seq) - 3 FROM audit_entry)")
    assert cut.run("audit", "verify").returncode == 0
    assert cut.run("audit", "verify", "--head", str(head)).returncode == 2
    head.write_text("not a head")
    assert cut.run("audit", "verify", "--head", str(head)).returncode == 1


def test_tick_twice_does_no_harm(office: Office) -> None:
    assert office.run("tick").returncode == 0
    assert office.run("tick").returncode == 0


def test_after_a_rotation_the_demo_still_opens(office: Office) -> None:
    before = (office.home / "keys" / "installation.key").read_text()
    assert int(str(office.ask("vault", "rotate", cold=True)["rewrapped"])) > 10
    assert (office.home / "keys" / "installation.key").read_text() != before
    assert str(office.ask("demo", "login", "sari")["kode"]).isdigit()


@pytest.fixture(scope="module")
def backed_up(office: Office, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The custodian's key and the folder of a backup."""
    identity = tmp_path_factory.mktemp("safe") / "custodian.key"
    assert office.run("backup").returncode != 0, "without a custodian there is no backup"
    assert office.run("backup", "--make-custodian", str(identity)).returncode == 0
    answer = office.ask("backup", cold=True)
    assert answer["proved"] is True
    return identity, office.home / "backups"


def _restored(
    office: Office, backed_up: tuple[Path, Path], home: Path, *more: str, cold: bool = False
) -> "subprocess.CompletedProcess[str]":
    identity, folder = backed_up
    shutil.copytree(office.home / "keys", home / "keys")
    (data,), (keys,) = list(folder.glob("*.data.age"))[:1], list(folder.glob("*.keys.age"))[:1]
    words = ("restore", "--data", str(data), "--keys", str(keys), "--identity", str(identity), *more, "--json")
    return office.run(*words, home=home, cold=cold)


def test_a_backup_restores_and_opens(office: Office, backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    done = _restored(office, backed_up, tmp_path / "again", cold=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout)["proved"] is True
    same = "SELECT count(*) FROM cases_case"
    assert _database(tmp_path / "again").execute(same).fetchone() == _database(office.home).execute(same).fetchone()


def test_a_backup_holds_neither_the_installation_key_nor_wrapped_keys_in_its_data(
    office: Office, backed_up: tuple[Path, Path], tmp_path: Path
) -> None:
    import pyrage

    identity, folder = backed_up
    key = pyrage.x25519.Identity.from_str(identity.read_text().strip())
    secret = bytes.fromhex((office.home / "keys" / "installation.key").read_text().strip())
    for path in folder.glob("*.age"):
        plain = pyrage.decrypt(path.read_bytes(), [key])
        assert secret not in plain
        assert secret.hex().encode() not in plain
        if ".data." in path.name:
            copy = tmp_path / "copy.sqlite3"
            copy.write_bytes(plain)
            assert sqlite3.connect(copy).execute("SELECT count(*) FROM vault_wrappedkey").fetchone() == (0,)


def test_another_custodian_opens_nothing(office: Office, backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    import pyrage

    other = tmp_path / "other.key"
    other.write_text(str(pyrage.x25519.Identity.generate()))
    done = _restored(office, (other, backed_up[1]), tmp_path / "not")
    assert done.returncode != 0
    assert not (tmp_path / "not" / "naung.sqlite3").exists()


def test_a_restore_over_work_must_be_asked_for(office: Office, backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    home = tmp_path / "twice"
    assert _restored(office, backed_up, home).returncode == 0
    shutil.rmtree(home / "keys")
    assert _restored(office, backed_up, home).returncode != 0
    shutil.rmtree(home / "keys")
    assert _restored(office, backed_up, home, "--replace").returncode == 0


def test_what_was_erased_after_the_backup_is_erased_again_by_the_restore(
    office: Office, backed_up: tuple[Path, Path], tmp_path: Path
) -> None:
    person = _database(office.home).execute("SELECT id FROM people_person LIMIT 1").fetchone()[0]
    erased = tmp_path / "erased.json"
    erased.write_text(json.dumps([str(UUID(person))]))
    home = tmp_path / "after"
    done = _restored(office, backed_up, home, "--erased", str(erased))
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout)["erased_again"] >= 1
    names = _database(home).execute("SELECT count(*) FROM people_personname WHERE person_id = ?", [person]).fetchone()
    assert names == (0,)


def test_with_another_installation_key_a_restore_says_that_nothing_opens(
    office: Office, backed_up: tuple[Path, Path], tmp_path: Path
) -> None:
    home = tmp_path / "foreign"
    shutil.copytree(office.home / "keys", home / "keys")
    key = home / "keys" / "installation.key"
    key.chmod(0o600)
    key.write_text("ab" * 32)
    (data,), (keys,) = list(backed_up[1].glob("*.data.age"))[:1], list(backed_up[1].glob("*.keys.age"))[:1]
    done = office.run("restore", "--data", str(data), "--keys", str(keys), "--identity", str(backed_up[0]), home=home)
    assert done.returncode != 0


def test_the_signing_key_signs_and_opens_nothing_sealed(office: Office, tmp_path: Path) -> None:
    """With a new signing key everyone signs in again, and every seal opens as before."""
    shutil.copytree(office.home, tmp_path / "signed")
    key = tmp_path / "signed" / "keys" / "signing.key"
    key.chmod(0o600)
    key.write_text("cd" * 32)
    assert office.run("demo", "login", "sari", home=tmp_path / "signed").returncode == 0
