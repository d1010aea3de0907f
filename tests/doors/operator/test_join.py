"""A city's installation joins its province's: proved, all or nothing, once; and what its people find there afterwards."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.doors.operator import joining
from tests.doors.operator.joining import another, counted, join_words, said, seen_after
from tests.doors.operator.released import Office

pytestmark = pytest.mark.django_db
COUNTED = ("people_person", "cases_case", "accounts_user", "audit_entry", "vault_compartment", "vault_wrappedkey")
NAMES = (b"Wulan", b"0812 3456 7001", b"Rahasia pembela", b"X1234567")


@dataclass(frozen=True)
class Both:
    """The two installations as they were made, and what each says of itself. Never joined: tests take copies."""

    province: Office
    city: Office
    told: dict[str, Any]
    custodian: Path

    def copies(self, folder: Path) -> "Both":
        return Both(another(self.province, folder / "province"), another(self.city, folder / "city"), self.told, folder)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("two")
    province, _ = joining.made(folder / "province", joining.PROVINCE)
    city, told = joining.made(folder / "city", joining.CITY)
    for office in (province, city):
        office.more["PORT"] = "1"  # where nothing answers
    assert province.run("backup", "--make-custodian", str(folder / "custodian.key")).returncode == 0
    return Both(province, city, told, folder / "custodian.key")


@pytest.fixture(scope="module")
def joined(both: Both, tmp_path_factory: pytest.TempPathFactory) -> tuple[Both, dict[str, Any]]:
    """The two after the joining, and its sheet."""
    copies = both.copies(tmp_path_factory.mktemp("joined"))
    words = join_words(copies.city, "--stopped", "--called", "Gugus Tugas Kalbar", "--json")
    done = copies.province.run(*words, cold=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "cases_case: 2" in done.stderr
    return copies, json.loads(done.stdout)


@pytest.fixture(scope="module")
def seen(joined: tuple[Both, dict[str, Any]]) -> dict[str, Any]:
    """What the city's officer, and whoever has its old key, can do after the joining: looked at once, told in many stories."""
    copies, _ = joined
    return seen_after(copies.province, copies.told, copies.city.home / "keys" / "installation.key")


def test_counts_and_every_opened_value_are_proved(both: Both, joined: tuple[Both, dict[str, Any]]) -> None:
    copies, sheet = joined
    assert sheet["state"] == "bergabung"
    assert sheet["proved"] is True
    before, came, after = (counted(o, *COUNTED[:3]) for o in (both.province, both.city, copies.province))
    assert all(after[t] == (before[t] or 0) + (came[t] or 0) for t in after)
    for row in sheet["tables"]:
        assert row["here_after"] == row["here_before"] + row["came"], row
        assert row["differing"] == 0
    assert sheet["opened_alike"] > 50
    assert sheet["readers_only"] == 1
    assert sheet["searched"] == sheet["found"] > 5
    assert list((copies.province.home / "backups").glob("*.data.age"))


def test_its_officer_opens_her_case_finds_her_person_and_signs_in_as_before(
    joined: tuple[Both, dict[str, Any]], seen: dict[str, Any]
) -> None:
    copies, _ = joined
    assert seen["status"] == 200
    assert seen["case_in_page"]
    assert seen["summary_in_page"]
    assert copies.told["person"] in seen["found"]
    assert seen["reports"] == 1
    assert seen["password"]
    assert seen["factor"] == "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_a_desk_that_signed_hand_overs_there_signs_them_here(seen: dict[str, Any]) -> None:
    assert seen["signs"] == [True]


def test_both_houses_final_reports_of_the_same_year_stay_final_and_are_told_apart(seen: dict[str, Any]) -> None:
    assert seen["year_reports"] == [["", 1, "final"], ["Gugus Tugas Singkawang", 1, "final"]]


def test_a_rollout_that_was_sealed_there_is_still_sealed(
    joined: tuple[Both, dict[str, Any]], seen: dict[str, Any]
) -> None:
    copies, sheet = joined
    assert seen["seal"] == copies.told["seal"]
    assert seen["seal"][3] is True
    (log,) = copies.province.ask("audit", "verify")["joined"]  # type: ignore[misc, attr-defined]  # JSON has no type
    assert seen["sealed_there"] == str(log["installation"])
    assert log["entries"] == sheet["log_entries"]


def test_officers_of_the_province_are_compared_with_the_persons_who_came(
    joined: tuple[Both, dict[str, Any]], seen: dict[str, Any]
) -> None:
    _, sheet = joined
    assert seen["shut_out"] == 1
    assert sheet["officers_compared"] is True
    assert "shut" not in json.dumps(sheet), (
        "the sheet lies with the decree: no officer reads there that a file names one"
    )


def test_what_a_city_signed_binds_no_province_and_no_link_of_it_opens_a_door(
    joined: tuple[Both, dict[str, Any]], seen: dict[str, Any]
) -> None:
    _, sheet = joined
    assert (seen["signed"], seen["proposed"], seen["waiting_links"]) == (0, 1, 0)
    assert "hotline sapa" in str(sheet["notes"])


def test_what_only_a_reader_opens_still_opens_with_her_passphrase(seen: dict[str, Any]) -> None:
    assert seen["note"] == "Rahasia pembela."


def test_the_old_key_opens_nothing_here_and_a_thief_reads_no_name(
    joined: tuple[Both, dict[str, Any]], seen: dict[str, Any]
) -> None:
    copies, _ = joined
    assert seen["old_key_is_shut_out"] is True
    lies = at_rest(copies.province)
    assert [name for name in NAMES if name in lies or name.hex().encode() in lies] == []


def at_rest(office: Office) -> bytes:
    """Everything that lies in an installation's database."""
    if not office.database:
        return b"".join(path.read_bytes() for path in office.home.glob("naung.sqlite3*"))
    return subprocess.run(["pg_dump", f"--dbname={office.database}"], check=True, capture_output=True).stdout


def test_its_log_stays_whole_inside_ours_and_what_was_read_stays_known(
    both: Both, joined: tuple[Both, dict[str, Any]], tmp_path: Path, seen: dict[str, Any]
) -> None:
    copies, sheet = joined
    witness = tmp_path / "head.json"
    witness.write_text(json.dumps(both.city.ask("audit", "head")))
    found = copies.province.ask("audit", "verify")
    assert found["sound"] is True
    (log,) = found["joined"]  # type: ignore[misc, attr-defined]  # JSON has no type
    assert log["sound"] is True
    assert log["entries"] == sheet["log_entries"] == both.city.count("audit_entry")
    words = ("audit", "verify", "--head", str(witness), "--of", str(log["installation"]))
    assert copies.province.run(*words).returncode == 0
    kept = json.loads(witness.read_text())
    witness.write_text(json.dumps({**kept, "hash": "ab" * 32}))
    assert copies.province.run(*words).returncode == 2
    assert seen["read_before"] >= 3
    assert seen["acted_on_again"] == 0, "what the city has told its officers is not told again"


def test_the_old_house_works_no_more_and_says_where_its_work_went(joined: tuple[Both, dict[str, Any]]) -> None:
    copies, _ = joined
    for words in (("serve",), ("tick",), ("migrate",), ("user", "list")):
        refused = copies.city.run(*words)
        assert refused.returncode != 0
        assert "bergabung ke Gugus Tugas Kalbar" in refused.stderr
    assert copies.city.run("audit", "head").returncode == 0
    answered = copies.city.run(
        "-c",
        "from naung.config.wsgi import application as a\n"
        "print(a({}, lambda status, headers: print(status))[0].decode())",
    )
    assert "503" in answered.stdout
    assert "Gugus Tugas Kalbar" in answered.stdout


def test_joining_twice_adds_nothing_and_marks_what_was_not_marked(joined: tuple[Both, dict[str, Any]]) -> None:
    copies, _ = joined
    mark = copies.city.home / "joined.json"
    mark.unlink()
    before = counted(copies.province, *COUNTED)
    again = copies.province.ask(*join_words(copies.city, "--stopped"))
    assert again["state"] == "sudah"
    assert again["proved"] is True
    assert mark.exists()
    assert counted(copies.province, *COUNTED) == before


def test_a_city_that_went_on_after_it_joined_is_said_to_have(
    joined: tuple[Both, dict[str, Any]], tmp_path: Path
) -> None:
    copies, _ = joined
    went_on = another(copies.city, tmp_path / "on")
    (went_on.home / "joined.json").unlink()
    assert went_on.run("vault", "rotate").returncode == 0
    again = copies.province.ask(*join_words(went_on, "--stopped"))
    assert again["state"] == "ditolak"
    assert "masih dipakai" in str(again["refused"])


def test_looking_changes_nothing_and_nothing_runs_beside_a_server(both: Both, tmp_path: Path) -> None:
    copies = both.copies(tmp_path)
    before = counted(copies.province, *COUNTED)
    looked = copies.province.ask(*join_words(copies.city, "--check"))
    assert looked["state"] == "boleh"
    assert "Dinas P3A Kalimantan Barat" in str(looked["notes"])
    assert copies.province.run(*join_words(copies.city)).returncode == 1
    assert counted(copies.province, *COUNTED) == before
    assert not (copies.city.home / "joined.json").exists()
    assert not list((copies.province.home / "backups").glob("*"))


CLASH = """
from naung.doors.operator.console import start_django
start_django(make_home=False)
from datetime import date
from naung.foundation.access.rules import system_actor
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.models import LeaveDay
from naung.foundation.organisations.queries import all_desks
from naung.foundation.identifiers import new_id
from tests import cast
by = system_actor("setup")
desk = all_desks()[0]
cast.join(cast.SARI, cast.House(desk, desk, desk))
agency = found_agency(name="UPTD PPA Singkawang", kind="uptd_ppa", by=by)
open_desk(agency=agency, name="Meja layanan", kind="layanan", territory="61", prefix="SKW", by=by)
found_agency(name="UPTD PPA Pontianak", kind="dinsos", by=by)
print("{}")
"""
HOLIDAY = """
from naung.doors.operator.console import start_django
start_django(make_home=False)
from datetime import date
from naung.foundation.identifiers import new_id
from naung.foundation.organisations.models import LeaveDay
LeaveDay.objects.create(day=date(2026, 2, 17), name="Hari jadi kota", entered_by=new_id())
print("{}")
"""


def test_what_clashes_is_named_before_anything_is_written_and_may_be_renamed(both: Both, tmp_path: Path) -> None:
    copies = both.copies(tmp_path)
    said(copies.province, CLASH)
    said(copies.city, HOLIDAY)
    before = counted(copies.province, *COUNTED)
    refused = copies.province.ask(*join_words(copies.city, "--stopped"))
    assert refused["state"] == "ditolak"
    told = str(refused["refused"])
    for named in ("'sari'", "'Meja layanan'", "'UPTD PPA Pontianak'", "2026-02-17"):
        assert named in told
    assert counted(copies.province, *COUNTED) == before
    assert not (copies.city.home / "joined.json").exists()
    wrong = copies.province.run(*join_words(copies.city, "--stopped", "--rename", "petugas:siapa=lain"))
    assert wrong.returncode == 1
    said(copies.province, HOLIDAY)
    names = ("petugas:sari=sari.skw", "instansi:UPTD PPA Singkawang=UPTD PPA Kota Singkawang")
    names += ("instansi:UPTD PPA Pontianak=UPTD PPA Kota Pontianak",)
    renamed = [word for name in names for word in ("--rename", name)]
    done = copies.province.ask(*join_words(copies.city, "--stopped", *renamed))
    assert done["state"] == "bergabung", done
    assert done["proved"] is True


DAMAGE = """
from naung.doors.operator.console import start_django
start_django(make_home=False)
from naung.casework.complaints.models import Complainant
row = Complainant.objects.first()
row.name = bytes(row.name)[:-1] + bytes([bytes(row.name)[-1] ^ 1])
row.save(update_fields=["name"])
print("{}")
"""


def test_a_failure_in_the_middle_leaves_nothing_and_the_city_goes_on(both: Both, tmp_path: Path) -> None:
    copies = both.copies(tmp_path)
    said(copies.city, DAMAGE)
    before = counted(copies.province, *COUNTED[:3])
    failed = copies.province.run(*join_words(copies.city, "--stopped", "--json"))
    assert failed.returncode == 2
    assert json.loads(failed.stdout)["state"] == "gagal"
    assert "Siti Rohana" not in failed.stdout + failed.stderr
    assert counted(copies.province, *COUNTED[:3]) == before
    assert not (copies.city.home / "joined.json").exists()
    assert copies.city.run("tick").returncode == 0


LYING = """
from unittest.mock import patch
from naung.doors.operator.console import main, start_django
start_django(make_home=False)
from naung.foundation.vault.actions import joining
seal = joining.sealed
def other(text, key, place):
    return seal(text.replace("Wulan", "Wulandari") if place.startswith(b"people_personname") else text, key, place)
with patch.object(joining, "sealed", other):
    main(WORDS, standalone_mode=True)
"""


def test_a_value_that_was_changed_on_the_way_is_seen_and_nothing_is_stored(both: Both, tmp_path: Path) -> None:
    copies = both.copies(tmp_path)
    before = counted(copies.province, *COUNTED[:3])
    words = list(join_words(copies.city, "--stopped", "--json"))
    copies.province.more["DJANGO_SETTINGS_MODULE"] = "naung.config.settings"
    done = copies.province.run("-c", f"WORDS = {words!r}\n{LYING}")
    assert done.returncode == 2, done.stderr
    answer = json.loads(done.stdout)
    assert answer["state"] == "gagal"
    assert [row["table"] for row in answer["tables"] if not row["sound"]] == ["people_personname"]
    assert counted(copies.province, *COUNTED[:3]) == before


def test_another_key_another_version_or_itself_is_refused(both: Both, tmp_path: Path) -> None:
    copies = both.copies(tmp_path)
    key = tmp_path / "other.key"
    key.write_text("ab" * 32)
    assert "tidak membuka" in str(
        copies.province.ask(*join_words(copies.city, "--check", "--key", str(key)))["refused"]
    )
    assert "instalasi yang sama" in str(copies.province.ask(*join_words(copies.province, "--check"))["refused"])
    said(copies.city, FORGET_A_STEP)
    assert "Versi kedua" in str(copies.province.ask(*join_words(copies.city, "--check"))["refused"])
    empty = copies.province.run("join", "--from", str(tmp_path), "--check")
    assert empty.returncode == 1
    assert "Traceback" not in empty.stderr


FORGET_A_STEP = """
from naung.doors.operator.console import start_django
start_django(make_home=False)
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder.Migration.objects.order_by("-id").first().delete()
print("{}")
"""


def test_a_city_on_sqlite_joins_a_province_on_postgresql(both: Both, tmp_path: Path) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a province on SQLite is what every other story here tells")
    province, city = another(both.province, tmp_path / "province"), Office(tmp_path / "city")
    said(city, joining.CITY)
    assert province.ask(*join_words(city, "--stopped"))["proved"] is True


def test_a_databases_password_is_refused_on_the_command_line(tmp_path: Path) -> None:
    done = Office(tmp_path / "here").run("join", "--from", str(tmp_path), "--database", "dbname=kota password=rahasia")
    assert done.returncode != 0
    assert "NAUNG_CITY_DATABASE" in done.stderr
    assert "rahasia" not in done.stdout + done.stderr
