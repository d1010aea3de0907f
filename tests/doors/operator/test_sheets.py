"""The same on PostgreSQL: the key comes back from two sheets, and with it the database from its dump."""

import re
from pathlib import Path

import pyrage
import pytest
from click.testing import CliRunner
from django.db import connection
from django.utils import timezone

from naung.doors.operator import backup
from naung.doors.operator.backup import make_backup
from naung.doors.operator.console import main
from naung.foundation.access.rules import system_actor
from naung.foundation.vault.actions import begin_sheets, found_vault, keep_secret, show_sheet
from naung.foundation.vault.queries import open_secret, sheets_now
from naung.foundation.vault.rules.sealing import new_key

pytestmark = pytest.mark.django_db(transaction=True)
KIND = "test"


def test_postgresql_comes_back_from_two_sheets_and_its_dump(
    tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite a house of its own tells this story: test_recovering.py")
    key = tmp_path / "installation.key"
    key.write_text(new_key().hex() + "\n")
    settings.NAUNG_KEY_FILE = str(key)  # type: ignore[attr-defined]  # pytest-django gives no type
    monkeypatch.setenv("NAUNG_KEY_FILE", str(key))
    by = system_actor("setup")
    found_vault(by=by)
    kept = keep_secret(KIND, "sebelum")
    begin_sheets(needed=2, of=3, by=by)
    identity, now = pyrage.x25519.Identity.generate(), timezone.now()
    (tmp_path / "custodian.key").write_text(str(identity))
    sheets = []
    for number in (1, 3):
        (tmp_path / f"sheet{number}").write_text(show_sheet(number=number, by=by))
        sheets += ["--sheet", str(tmp_path / f"sheet{number}")]
    make_backup(tmp_path / "backups", identity.to_public(), now)
    lost = key.read_text()
    key.unlink()
    keep_secret_fails_without_a_key()
    typed = CliRunner().invoke(main, ["recover", *sheets, "--json"])
    assert typed.exit_code == 0, typed.output
    assert key.read_text() == lost
    stamp = now.strftime(backup.STAMP)
    files = [
        f"--data={tmp_path}/backups/naung-{stamp}.pgdump.data.age",
        f"--keys={tmp_path}/backups/naung-{stamp}.keys.age",
    ]
    done = CliRunner().invoke(main, ["restore", *files, f"--identity={tmp_path}/custodian.key", "--replace", "--json"])
    assert done.exit_code == 0, done.output
    assert open_secret(KIND, kept) == "sebelum"
    standing = sheets_now()
    assert standing is not None
    assert standing.fits


def keep_secret_fails_without_a_key() -> None:
    """Without its key the house neither opens nor seals."""
    from naung.foundation.errors import NaungError

    with pytest.raises(NaungError):
        keep_secret(KIND, "sesudah")


def test_sheets_are_typed_without_being_shown(
    tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "installation.key"
    key.write_text(new_key().hex() + "\n")
    settings.NAUNG_KEY_FILE = str(key)  # type: ignore[attr-defined]  # pytest-django gives no type
    monkeypatch.setenv("NAUNG_KEY_FILE", str(key))
    by = system_actor("setup")
    found_vault(by=by)
    begin_sheets(needed=3, of=5, by=by)
    words = [show_sheet(number=number, by=by) for number in (5, 2, 4)]
    lost = key.read_text()
    key.unlink()
    typed = CliRunner().invoke(main, ["recover"], input="\n".join(words) + "\n")
    assert typed.exit_code == 0, typed.output
    assert key.read_text() == lost
    told = set(re.findall(r"[a-z]+", typed.output.lower()))
    assert not told & {word for sheet in words for word in sheet.split()}


def test_new_sheets_at_the_console_are_shown_one_by_one_and_one_is_typed_back(
    tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "installation.key"
    key.write_text(new_key().hex() + "\n")
    settings.NAUNG_KEY_FILE = str(key)  # type: ignore[attr-defined]  # pytest-django gives no type
    found_vault(by=system_actor("setup"))
    shown: list[str] = []
    monkeypatch.setattr("naung.doors.operator.vault.numbered", lambda words: shown.append(words) or words)
    monkeypatch.setattr("click.pause", lambda _words: None)
    monkeypatch.setattr("click.prompt", lambda _words, hide_input: shown[1])
    done = CliRunner().invoke(main, ["vault", "sheets"])
    assert done.exit_code == 0, done.output
    assert len(shown) == 3
    assert "proved: 2" in done.output
    standing = sheets_now()
    assert standing is not None
    assert standing.proved
