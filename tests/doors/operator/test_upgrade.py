"""An office goes to the next version and back: forth where all is well, back by itself where anything is not."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pyrage
import pytest

from tests.doors.operator import released
from tests.doors.operator.released import Office
from tests.doors.operator.wheelhouses import TABLE, Shelf, installed, upgraded

pytestmark = pytest.mark.django_db
FAILS = 'raise ValueError("Wulan, Jalan Diponegoro 7")'
KEPT = ("people_person", "cases_case", "audit_entry", "vault_wrappedkey", "referrals_referral")
WAIT_SECONDS = 120


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Office:
    """An office of this version with a custodian, whose key is kept elsewhere."""
    folder = tmp_path_factory.mktemp("made")
    office = released.put_in_place(released.versions()[-1], folder / "office")
    assert office.run("migrate").returncode == 0
    assert office.run("backup", "--make-custodian", str(folder / "custodian.key")).returncode == 0
    return office


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def office(made: Office, shelf: Shelf, tmp_path: Path) -> Office:
    copy = released.copied(made, tmp_path / "office")
    installed(copy, shelf)
    return copy


@pytest.fixture
def custodian(made: Office) -> str:
    return str(made.home.parent / "custodian.key")


def rows(office: Office) -> dict[str, int | None]:
    return {table: office.count(table) for table in KEPT if table != "audit_entry"}


def left_over(office: Office) -> list[str]:
    """What only an upgrade that has not ended may leave."""
    code = Path(office.more["NAUNG_CODE"])
    places = [
        code / "closed",
        code / "upgrade.json",
        office.home / "waypoint.json",
        office.home / "keys" / "waypoint.key",
    ]
    return [path.name for path in places if path.exists()] + [path.name for path in office.home.glob("*.before*")]


def test_a_migration_that_fails_leaves_the_office_as_it_was(office: Office, shelf: Shelf) -> None:
    before = rows(office)
    done = upgraded(office, "--wheelhouse", str(shelf.next("failing", FAILS)))
    assert (done["state"], done["status"], done["in_use"]) == ("kembali", 1, "now")
    assert done["why"] == "migrate: ValueError", "the kind of the error, never its words"
    assert rows(office) == before
    assert office.count(TABLE) is None
    assert left_over(office) == []
    assert office.run("waypoint", "fits").returncode == office.run("waypoint", "prove").returncode == 0
    assert office.ask("user", "list")["to_confirm"] == [], "nobody has to be confirmed again"


def test_forth_and_back_with_the_custodian_only(office: Office, shelf: Shelf, custodian: str) -> None:
    before = rows(office)
    done = upgraded(office, "--wheelhouse", str(shelf.next("good")))
    assert (done["state"], done["status"], done["in_use"]) == ("baik", 0, "good")
    assert office.count(TABLE) == 0
    assert rows(office) == before
    assert left_over(office) == []
    assert "sama" in str(upgraded(office, "--wheelhouse", str(shelf.folder / "wheelhouse-good")))
    older = upgraded(office, "--wheelhouse", str(shelf.now()))
    assert (older["state"], older["in_use"]) == ("batal", "good")
    assert "lebih tua" in str(older["why"])
    assert "--identity" in str(upgraded(office, "--go-back")["said"])
    back = upgraded(office, "--go-back", "--identity", custodian)
    assert (back["state"], back["status"], back["in_use"]) == ("pulang", 0, "now")
    assert office.count(TABLE) is None
    assert rows(office) == before
    assert left_over(office) == []
    assert office.run("waypoint", "fits").returncode == office.run("waypoint", "prove").returncode == 0


def test_an_upgrade_that_is_cut_off_goes_back_when_it_is_asked_to(office: Office, shelf: Shelf, tmp_path: Path) -> None:
    """A loss of power in the middle of a migration: nothing is started until somebody has gone back."""
    before = rows(office)
    here = tmp_path / "here"
    waits = shelf.next(
        "waiting", f"pathlib.Path({str(here)!r}).touch(); time.sleep({WAIT_SECONDS})", "import pathlib, time"
    )
    command = [sys.executable, "-m", "naung", "upgrade", "--wheelhouse", str(waits), "--stopped"]
    running = subprocess.Popen(command, env=office.environment, start_new_session=True)
    end = time.monotonic() + WAIT_SECONDS
    while not here.exists() and time.monotonic() < end:
        assert running.poll() is None
        time.sleep(0.1)
    subprocess.run(["kill", "-9", "--", f"-{running.pid}"], check=True)
    assert running.wait() == -signal.SIGKILL
    assert set(left_over(office)) == {"closed", "upgrade.json", "waypoint.json", "waypoint.key"}
    assert "--go-back" in str(upgraded(office, "--wheelhouse", str(waits))["said"])
    done = upgraded(office, "--go-back")
    assert (done["state"], done["in_use"]) == ("kembali", "now")
    assert office.count(TABLE) is None
    assert rows(office) == before
    assert left_over(office) == []


def test_without_a_custodian_nothing_is_changed(office: Office, shelf: Shelf) -> None:
    (office.home / "keys" / "custodian.pub").unlink()
    done = upgraded(office, "--wheelhouse", str(shelf.next("unbacked")))
    assert (done["state"], done["status"], done["in_use"]) == ("batal", 1, "now")
    assert "kustodian" in str(done["why"])
    assert left_over(office) == []
    assert office.count(TABLE) is None


def test_a_waypoint_opens_here_until_the_upgrade_has_ended(office: Office, custodian: str) -> None:
    made = office.ask("waypoint", "make")
    key = office.home / "keys" / "waypoint.key"
    assert key.stat().st_mode & 0o077 == 0
    assert office.run("waypoint", "make").returncode == 1, "one at a time"
    sealed = Path(str(made["data"])).read_bytes()
    for path in (key, Path(custodian)):
        assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(path.read_text().strip())])
    assert office.run("waypoint", "drop").returncode == office.run("waypoint", "drop").returncode == 0
    assert left_over(office) == []
    assert office.run("waypoint", "return").returncode == 1, "nothing to go back to"
