"""What an office is installed from: a wheel that lacks nothing, an installer that refuses politely, units that can do little.

That it installs on a bare machine without network is tried by `make try-install`, for which packages have to be fetched.
"""

import configparser
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.architecture.house import PACKAGE, ROOT
from tests.architecture.loading import load_tool

wheelhouse = load_tool("wheelhouse")
OFFICE = ROOT / "tools" / "office"
SERVICES = sorted(OFFICE.glob("*.service"))
# What each service has to say of itself, whatever else it says.
HELD = {
    "User": "@USER@",
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "ProtectSystem": "strict",
    "ReadWritePaths": "@HOME@",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "MemoryDenyWriteExecute": "yes",
    "RestrictAddressFamilies": "AF_UNIX AF_INET AF_INET6",
    "UMask": "0077",
    "LimitCORE": "0",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheelhouse with Naung's own wheel and no other: nothing is fetched for it."""
    folder = tmp_path_factory.mktemp("wheelhouse")
    (folder / "wheels").mkdir()
    wheelhouse.finish(folder, wheelhouse.own_wheel(ROOT, folder / "wheels"))
    return folder


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "copy"))


def install(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    command = ["sh", str(folder / "install.sh"), *words]
    return subprocess.run(command, env=clean, capture_output=True, text=True, timeout=60, check=False)


def unit(path: Path) -> dict[str, dict[str, list[str]]]:
    """A unit file: section, name, every value that it is given."""
    read = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",))
    read.optionxform = str  # type: ignore[assignment, method-assign]  # names keep their capitals
    read.read_string(path.read_text("utf-8"))
    return {section: {name: value.split("\n") for name, value in read.items(section)} for section in read.sections()}


def test_the_wheel_holds_all_of_the_house_and_its_translations(made: Path) -> None:
    (wheel,) = (made / "wheels").glob("naung-*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        f"naung/{path.relative_to(PACKAGE)}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours - inside == set()
    assert "naung/locale/en/LC_MESSAGES/django.mo" in inside
    assert any(name.endswith("entry_points.txt") for name in inside)


def test_every_file_has_its_hash_and_each_package_the_locks(made: Path) -> None:
    listed = dict(reversed(line.split("  ")) for line in (made / "SHA256SUMS").read_text().splitlines())
    there = {str(path.relative_to(made)) for path in made.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    assert set(listed) == there
    (wheel,) = (made / "wheels").glob("*.whl")
    lock = (made / "requirements.lock").read_text()
    assert lock.startswith((ROOT / "requirements.lock").read_text())
    assert lock.endswith(f"--hash=sha256:{wheelhouse.sha256(wheel)}\n")


def test_the_same_code_makes_the_same_version(made: Path, tmp_path: Path) -> None:
    again = wheelhouse.own_wheel(ROOT, tmp_path)
    assert wheelhouse.sha256(again) == wheelhouse.sha256(made / "wheels" / again.name)


@pytest.mark.parametrize("name", ["install.sh", "naung.sh"])
def test_scripts_are_plain_shell(name: str) -> None:
    text = (OFFICE / name).read_text("utf-8")
    assert text.startswith("#!/bin/sh\n")
    assert "\nset -eu\n" in text
    assert subprocess.run(["sh", "-n", OFFICE / name], check=False).returncode == 0


def test_a_damaged_folder_is_refused(copy: Path) -> None:
    with (copy / "requirements.lock").open("a") as file:
        file.write("# one line more\n")
    done = install(copy, "--root", str(copy.parent / "root"))
    assert done.returncode == 1
    assert "requirements.lock" in done.stderr
    assert "jangan dipakai" in done.stderr
    assert not (copy.parent / "root").exists()


def test_a_missing_file_is_refused(copy: Path) -> None:
    (copy / "naung.service").unlink()
    assert install(copy, "--root", str(copy.parent / "root")).returncode == 1


def test_another_python_is_refused_with_both_named(copy: Path) -> None:
    (copy / "UNTUK").write_text("3.99 x86_64\n")
    wheelhouse.write_sums(copy)
    done = install(copy, "--root", str(copy.parent / "root"))
    assert done.returncode == 1
    assert "3.99 x86_64" in done.stderr
    assert done.stderr.startswith("Naung belum dipasang: ")


def test_what_it_does_not_know_is_refused_and_help_is_given(copy: Path) -> None:
    assert "--semua tidak dikenal" in install(copy, "--semua").stderr
    assert "sebut sebuah folder" in install(copy, "--root").stderr
    told = install(copy, "--help")
    assert told.returncode == 0
    for word in ("--root", "--no-systemd", "--restore", "--code-only"):
        assert word in told.stdout


def test_packages_come_from_the_folder_by_hash_only() -> None:
    text = (OFFICE / "install.sh").read_text("utf-8")
    assert re.search(r"pip install .*--no-index .*--require-hashes", text.replace("\\\n", " "))
    assert "UV_OFFLINE=1" in text
    assert "://" not in text


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_is_never_root_and_reaches_little(path: Path) -> None:
    said = unit(path)["Service"]
    assert {name: said[name][-1] for name in HELD} == HELD
    assert all(command.startswith("@CODE@/current/bin/naung ") for command in said["ExecStart"])
    assert f"!{'@CODE@'}/closed" in said_of(path, "ConditionPathExists"), "not while an upgrade has not ended"


def said_of(path: Path, name: str) -> list[str]:
    """Every value of a name in a unit file, in order."""
    return re.findall(rf"^{name}=(.*)$", path.read_text("utf-8"), re.M)


def test_a_clock_starts_each_service_but_the_server() -> None:
    timers = {path.stem for path in OFFICE.glob("*.timer")}
    assert {path.stem for path in SERVICES} - timers == {"naung"}
    assert said_of(OFFICE / "naung-backup.timer", "Persistent") == ["yes"], "a backup missed at night is made up for"


def test_the_key_lies_outside_of_database_and_backups() -> None:
    settings = dict(re.findall(r"^([A-Z_]+)=(.*)$", (OFFICE / "naung.env").read_text("utf-8"), re.M))
    home, key = settings["NAUNG_HOME"], settings["NAUNG_KEY_FILE"]
    assert (home, key) == ("@HOME@", "@ETC@/keys/installation.key")
    assert "code=$root/opt/naung home=$root/var/lib/naung etc=$root/etc/naung" in (OFFICE / "install.sh").read_text()


def console(tmp_path: Path) -> tuple[Path, Path]:
    """The office's console with a version that says what it was told; and its folder of code."""
    code = tmp_path / "code"
    (code / "current" / "bin").mkdir(parents=True)
    (code / "current" / "bin" / "naung").write_text('#!/bin/sh\necho "$NAUNG_HOME $(umask) $*"\n')
    (code / "current" / "bin" / "naung").chmod(0o755)
    (tmp_path / "naung.env").write_text(f'NAUNG_HOME={tmp_path}\nNAUNG_CODE={code}\nNAUNG_DATABASE="dbname=a user=b"\n')
    text = (OFFICE / "naung.sh").read_text().replace("@ETC@", str(tmp_path)).replace("@USER@", "")
    (tmp_path / "naung").write_text(text)
    return tmp_path / "naung", code


def test_the_console_knows_its_settings_and_starts_nothing_that_is_closed(tmp_path: Path) -> None:
    naung, code = console(tmp_path)
    done = subprocess.run(["sh", naung, "serve", "--no-tick"], capture_output=True, text=True, check=False)
    assert done.stdout == f"{tmp_path} 0077 serve --no-tick\n"
    (code / "closed").touch()
    done = subprocess.run(["sh", naung, "serve"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "--go-back" in done.stderr
    assert subprocess.run(["sh", naung, "check"], capture_output=True, check=False).returncode == 0
    (tmp_path / "naung.env").unlink()
    done = subprocess.run(["sh", naung, "check"], capture_output=True, text=True, check=False)
    assert "sudo" in done.stderr


def test_a_released_schema_is_kept_once() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "schema_fixture.py", "0.1.0"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "does not change" in done.stderr
