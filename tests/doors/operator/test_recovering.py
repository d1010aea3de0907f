"""From an empty folder to a working house and, when its machine is lost, back again from the sheets on paper."""

import json
import os
from pathlib import Path

import pytest

from tests.doors.operator.test_office import TIMEOUT, Office
from tests.doors.operator.warm import ran

WALK = """
import json, sys
from naung.doors.operator.console import start_django
start_django()
from django.test import Client
from tests.doors.beginning import way
browser = way.enter(Client(SERVER_NAME="localhost"))
way.say_who(browser)
way.open_desks(browser)
tokens = way.invite(browser)
sheets = way.print_sheets(browser)
assert way.prove(browser, sheets[0]) == 302
secret = way.back_up(browser)
assert browser.post("/mulai/periksa/", {"read": "on"}).status_code == 302
print(json.dumps({"sheets": sheets, "secret": secret, "tokens": tokens}))
"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, dict[str, list[str]], Path]:
    """An office that was set up from nothing by its pages; what its people hold on paper; its backups on another disk."""
    office = Office(tmp_path_factory.mktemp("first") / "var")
    begun = office.ask("begin", cold=True)
    assert len(str(begun["kode_mulai"])) == 24
    environment = {**os.environ, "NAUNG_HOME": str(office.home), "PYTHONPATH": os.pathsep.join(["src", "."])}
    for name in ("NAUNG_DATABASE", "NAUNG_KEY_FILE"):
        environment.pop(name, None)
    done = ran(("-c", WALK), environment, TIMEOUT)
    assert done.returncode == 0, done.stderr[-3000:]
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for file in (office.home / "backups").iterdir():
        (elsewhere / file.name).write_bytes(file.read_bytes())
    return office, json.loads(done.stdout.splitlines()[-1]), elsewhere


def words_of(elsewhere: Path, identity: Path) -> tuple[str, ...]:
    (data,), (keys,) = list(elsewhere.glob("*.data.age")), list(elsewhere.glob("*.keys.age"))
    return "--data", str(data), "--keys", str(keys), "--identity", str(identity)


def on_paper(folder: Path, held: dict[str, list[str]], which: tuple[int, ...]) -> tuple[str, ...]:
    """The sheets as files, as somebody types them; the custodian's key beside them."""
    (folder / "custodian.key").write_text(str(held["secret"]))
    named: list[str] = []
    for number in which:
        (folder / f"sheet{number}").write_text(held["sheets"][number])
        named += ["--sheet", str(folder / f"sheet{number}")]
    return tuple(named)


def test_after_the_first_day_the_house_can_not_be_begun_again(
    paper: tuple[Office, dict[str, list[str]], Path],
) -> None:
    office, _, _ = paper
    refused = office.run("begin")
    assert refused.returncode != 0
    assert "persiapan sudah ditutup" in refused.stderr
    rows = {row["name"]: row["state"] for row in office.ask("check")["checks"]}  # type: ignore[attr-defined, index]  # JSON has no type
    assert rows["lembar_pemulihan"] == rows["persiapan"] == rows["cadangan"] == rows["pengawas"] == "baik"


@pytest.mark.parametrize("which", [(0, 1), (0, 2), (1, 2)])
def test_two_sheets_and_a_backup_are_a_working_house_again(
    paper: tuple[Office, dict[str, list[str]], Path], tmp_path: Path, which: tuple[int, ...]
) -> None:
    lost, held, elsewhere = paper
    again = Office(tmp_path / "var")
    sheets = on_paper(tmp_path, held, which)
    done = again.ask("recover", *sheets, *words_of(elsewhere, tmp_path / "custodian.key"), cold=which == (0, 1))
    assert done["proved"] is True
    key = again.home / "keys" / "installation.key"
    assert key.read_text() == (lost.home / "keys" / "installation.key").read_text()
    assert key.stat().st_mode & 0o077 == 0
    assert again.ask("user", "list")["officers"] == []
    rows = {row["name"]: row["state"] for row in again.ask("check")["checks"]}  # type: ignore[attr-defined, index]  # JSON has no type
    assert rows["kunci"] == rows["log"] == rows["basis_data"] == rows["lembar_pemulihan"] == "baik"
    invited = again.ask(
        "user", "invite", "wati", "--name", "Wati", "--role", "penyelia", "--desk", "UPTD PPA Kota Singkawang"
    )
    assert str(invited["link"]).startswith("/akun/undangan/")


def test_one_sheet_a_mistyped_one_or_another_key_write_nothing(
    paper: tuple[Office, dict[str, list[str]], Path], tmp_path: Path
) -> None:
    _, held, elsewhere = paper
    again = Office(tmp_path / "var")
    sheets = on_paper(tmp_path, held, (0, 1))
    one = again.run("recover", *sheets[:2])
    assert one.returncode != 0
    twice = again.run("recover", *sheets[:2], *sheets[:2])
    assert twice.returncode != 0
    words = held["sheets"][1].split()
    other = next(word for word in words if word != words[-1])
    (tmp_path / "sheet1").write_text(" ".join([*words[:-1], other]))
    assert again.run("recover", *sheets).returncode != 0
    assert not (again.home / "keys" / "installation.key").exists()
    for said in (one, twice):
        assert "Traceback" not in said.stderr
        assert words[7] not in said.stderr + said.stdout
    assert again.run("recover", *sheets, "--data", str(next(elsewhere.glob("*.data.age")))).returncode != 0


def test_a_key_that_is_here_is_never_written_over(
    paper: tuple[Office, dict[str, list[str]], Path], tmp_path: Path
) -> None:
    _, held, _ = paper
    again = Office(tmp_path / "var")
    assert again.run("migrate").returncode == 0
    before = (again.home / "keys" / "installation.key").read_text()
    refused = again.run("recover", *on_paper(tmp_path, held, (0, 1)))
    assert refused.returncode != 0
    assert (again.home / "keys" / "installation.key").read_text() == before


def test_sheets_of_another_house_do_not_open_this_backup_and_leave_no_key(
    paper: tuple[Office, dict[str, list[str]], Path], tmp_path: Path
) -> None:
    _, held, elsewhere = paper
    from naung.foundation.vault.rules.recovery import shares_of

    other = {**held, "sheets": shares_of(bytes(range(32)), needed=2, of=3)}
    again = Office(tmp_path / "var")
    sheets = on_paper(tmp_path, other, (0, 1))
    refused = again.run("recover", *sheets, *words_of(elsewhere, tmp_path / "custodian.key"))
    assert refused.returncode != 0
    assert "tidak membuka cadangan ini" in refused.stderr
    assert not (again.home / "keys" / "installation.key").exists()
    assert not (again.home / "naung.sqlite3").exists()
