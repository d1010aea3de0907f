"""A backup is proved by opening one value of it, on both databases, before anything is encrypted or replaced."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pyrage
import pytest
from click.testing import CliRunner, Result
from django.db import connection
from django.utils import timezone

from naung.casework.counsel.actions import open_notes
from naung.doors.operator import backup, restore
from naung.doors.operator.backup import make_backup
from naung.doors.operator.console import main
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import OutsideFailed
from naung.foundation.vault.actions import found_vault, keep_secret
from naung.foundation.vault.actions.backups import copy_postgresql
from naung.foundation.vault.models import Kept, WrappedKey
from naung.foundation.vault.queries import copy_without_wraps, halves_fit, one_value_opens, open_secret, wraps_as_lines
from naung.foundation.vault.rules.sealing import new_key
from naung.foundation.vault.vocabulary import ReaderKind
from tests.casework.counsel.conftest import SANDI, Counsel, with_key
from tests.casework.counsel.conftest import counsel as counsel  # the fixtures
from tests.casework.counsel.conftest import lestari as lestari
from tests.casework.counsel.conftest import quick_keys as quick_keys
from tests.casework.counsel.test_privilege import TOLD, told
from tests.journeys.thief import search

pytestmark = pytest.mark.django_db(transaction=True)
KIND = "test"


@pytest.fixture
def own_key(settings: object, tmp_path: Path) -> Path:
    path = tmp_path / "installation.key"
    path.write_text(new_key().hex())
    settings.NAUNG_KEY_FILE = str(path)  # type: ignore[attr-defined]  # pytest-django gives no type
    found_vault(by=system_actor("setup"))
    return path


@pytest.fixture
def custodian(tmp_path: Path) -> pyrage.x25519.Identity:
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "custodian.key").write_text(str(identity))
    return identity


def copied(folder: Path) -> tuple[Path, bytes]:
    """The two halves as `naung backup` copies them."""
    copy = folder / "copy"
    (copy_without_wraps if connection.vendor == "sqlite" else copy_postgresql)(copy)
    return copy, wraps_as_lines()


def test_one_value_of_the_copy_opens_with_its_wrap_and_this_key_only(own_key: Path, tmp_path: Path) -> None:
    keep_secret(KIND, "rahasia\tdengan\\tanda")
    copy, wraps = copied(tmp_path)
    assert halves_fit(copy, wraps)
    assert not halves_fit(copy, b""), "sealed, and no key for it"
    own_key.unlink()
    own_key.write_text(new_key().hex())
    assert not halves_fit(copy, wraps)


def test_a_copy_that_can_not_be_read_is_not_proved(own_key: Path, tmp_path: Path) -> None:
    keep_secret(KIND, "rahasia")
    _, wraps = copied(tmp_path)
    (tmp_path / "cut").write_bytes(b"PGDMP" if connection.vendor == "postgresql" else b"SQLite format 3\0 and then not")
    assert not halves_fit(tmp_path / "cut", wraps)


def test_where_nothing_is_sealed_yet_there_is_nothing_to_prove(own_key: Path, tmp_path: Path) -> None:
    assert halves_fit(*copied(tmp_path))
    assert one_value_opens()


def test_a_backup_whose_keys_do_not_fit_is_not_made(
    own_key: Path, custodian: pyrage.x25519.Identity, tmp_path: Path
) -> None:
    keep_secret(KIND, "rahasia")
    WrappedKey.objects.update(box=b"\0" * 72)
    with pytest.raises(OutsideFailed):
        make_backup(tmp_path / "backups", custodian.to_public(), timezone.now())
    assert list((tmp_path / "backups").iterdir()) == []
    assert not one_value_opens()


@pytest.fixture
def restored(own_key: Path, custodian: pyrage.x25519.Identity, tmp_path: Path) -> Callable[[datetime], Result]:
    """Restore the backup of that moment over the test's own database of PostgreSQL."""

    def again(now: datetime) -> Result:
        stamp = now.strftime(backup.STAMP)
        folder = tmp_path / "backups"
        words = [
            "--data",
            str(folder / f"naung-{stamp}.pgdump.data.age"),
            "--keys",
            str(folder / f"naung-{stamp}.keys.age"),
        ]
        return CliRunner().invoke(
            main, ["restore", *words, "--identity", str(tmp_path / "custodian.key"), "--replace", "--json"]
        )

    return again


def test_postgresql_restores_and_opens_and_with_another_key_touches_nothing(
    own_key: Path, custodian: pyrage.x25519.Identity, tmp_path: Path, restored: Callable[[datetime], Result]
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite an office of its own tells this story: test_office.py, test_restoring.py")
    before, now = keep_secret(KIND, "sebelum"), timezone.now()
    make_backup(tmp_path / "backups", custodian.to_public(), now)
    after = keep_secret(KIND, "sesudah")
    right = own_key.read_text()
    own_key.write_text(new_key().hex())
    refused = restored(now)
    assert refused.exit_code == 1
    assert restore.KEY_DIFFERS in refused.output
    own_key.write_text(right)
    assert open_secret(KIND, after) == "sesudah"
    done = restored(now)
    assert done.exit_code == 0, done.output
    assert json.loads(done.output.splitlines()[-1])["proved"] is True
    assert open_secret(KIND, before) == "sebelum"
    assert not Kept.objects.filter(id=after).exists()


def test_a_full_backup_with_every_key_of_the_house_opens_no_note_of_counsel(
    lestari: Actor, counsel: Counsel, custodian: pyrage.x25519.Identity, tmp_path: Path
) -> None:
    with_key(lestari)
    note = told(counsel, lestari)
    make_backup(tmp_path / "backups", custodian.to_public(), timezone.now())
    sealed = sorted((tmp_path / "backups").glob("*.age"))
    halves = [(each.name, pyrage.decrypt(each.read_bytes(), [custodian])) for each in sealed]
    assert len(halves) == 2
    assert search([TOLD, SANDI], halves) == []
    assert search([str(note.id), "privilegednote"], halves), "what is there is found: the search can succeed"
    (keys,) = (text for name, text in halves if ".keys." in name)
    kinds = [(row["compartment"], row["reader_kind"]) for row in map(json.loads, keys.splitlines())]
    assert [kind for room, kind in kinds if room == str(note.compartment_id)] == [ReaderKind.PERSON]
    assert any(kind == ReaderKind.INSTALLATION for _, kind in kinds)
    assert [each.words for each in open_notes(**counsel.whose, sandi=SANDI, by=lestari)] == [TOLD]
