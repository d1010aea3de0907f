"""Changing keys: everything opens afterwards, also when the change was cut off, and the old key opens nothing."""

import os
from pathlib import Path

import pytest
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotPermitted, SealBroken
from naung.foundation.vault.actions import keep_secret, new_compartment, put_tokens, rotation, seal
from naung.foundation.vault.actions.rotation import reseal_compartment, rotate_installation_key
from naung.foundation.vault.models import Kept, WrappedKey
from naung.foundation.vault.queries import newest_owners, open_rows, open_secret
from naung.foundation.vault.queries.keys import installation_key
from naung.foundation.vault.rules.sealing import fingerprint, new_key
from naung.foundation.vault.vocabulary import CompartmentKind, VaultEvent


@pytest.fixture
def own_key(settings: object, tmp_path: Path) -> Path:
    path = tmp_path / "installation.key"
    path.write_text(new_key().hex())
    settings.NAUNG_KEY_FILE = str(path)  # type: ignore[attr-defined]  # pytest-django gives no type
    return path


def _kept(actor: Actor) -> Kept:
    compartment = new_compartment(kind=CompartmentKind.PERSON, owner=actor.desk, by=actor)
    row = Kept(kind="test", compartment=compartment, at=timezone.now())
    seal(row, body="rahasia")
    row.save(force_insert=True)
    return row


def _fresh(row: Kept) -> Kept:
    return Kept.objects.select_related("compartment").get(id=row.id)


def _opens(actor: Actor, row: Kept) -> bool:
    return open_rows(actor, VaultEvent.RESTORED, [(_fresh(row), ("body",))]) == [{"body": "rahasia"}]


def test_after_a_rotation_everything_opens_and_the_old_key_opens_nothing(
    own_key: Path, vault: None, sari: Actor
) -> None:
    row, secret = _kept(sari), keep_secret("totp", "JBSW")
    put_tokens("person.name", row.id, ["w:siti"])
    old = own_key.read_text()
    done = rotate_installation_key(by=system_actor("rotation"))
    assert (done.rewrapped, done.settled) == (WrappedKey.objects.count(), True)
    assert own_key.read_text() != old
    assert _opens(sari, row)
    assert open_secret("totp", secret) == "JBSW"
    assert newest_owners("person.name", {"w:siti": 5}) == {"w:siti": [row.id]}
    assert not own_key.with_suffix(".previous").exists()
    own_key.unlink()
    own_key.write_text(old)
    with pytest.raises(SealBroken):
        open_rows(sari, VaultEvent.RESTORED, [(_fresh(row), ("body",))])


def test_a_rotation_that_was_cut_off_leaves_everything_readable_and_goes_on(
    own_key: Path, vault: None, sari: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [_kept(sari) for _ in range(5)]
    calls = {"n": 0}
    plain = rotation.unwrap_row

    def dies(row: WrappedKey) -> bytes:
        calls["n"] += 1
        if calls["n"] == 4:
            raise KeyboardInterrupt
        return plain(row)

    monkeypatch.setattr(rotation, "BATCH", 2)
    monkeypatch.setattr(rotation, "unwrap_row", dies)
    with pytest.raises(KeyboardInterrupt):
        rotate_installation_key(by=system_actor("rotation"))
    assert len(set(WrappedKey.objects.values_list("under", flat=True))) == 2
    assert all(_opens(sari, row) for row in rows)
    monkeypatch.setattr(rotation, "unwrap_row", plain)
    rotate_installation_key(by=system_actor("rotation"))
    assert set(WrappedKey.objects.values_list("under", flat=True)) == {fingerprint(installation_key())}
    assert all(_opens(sari, row) for row in rows)


def test_a_crash_between_the_two_key_files_still_rotates_at_the_next_call(
    own_key: Path, vault: None, sari: Actor
) -> None:
    row, old = _kept(sari), own_key.read_text()
    own_key.with_suffix(".previous").write_text(old)
    rotate_installation_key(by=system_actor("rotation"))
    assert own_key.read_text() != old
    assert _opens(sari, row)


def test_a_half_written_key_file_of_another_try_is_in_nobodys_way(own_key: Path, vault: None, sari: Actor) -> None:
    """It is readable by its owner only, and by nobody writable: writing into it would fail for whoever is not root."""
    rest = own_key.with_suffix(".new")
    rest.write_text("half")
    rest.chmod(0o400)
    rotate_installation_key(by=system_actor("rotation"))
    assert not rest.exists()
    assert not own_key.with_suffix(".previous").exists()
    assert len(own_key.read_text().strip()) == 64
    assert own_key.stat().st_mode & 0o777 == 0o400


def test_the_new_key_is_on_the_disk_before_anything_is_wrapped_under_it(
    own_key: Path, vault: None, sari: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    sync, rewrap = os.fsync, rotation._rewrap_all
    monkeypatch.setattr(os, "fsync", lambda handle: (order.append("sync"), sync(handle)))
    monkeypatch.setattr(rotation, "_rewrap_all", lambda: (order.append("wrap"), rewrap())[1])
    rotate_installation_key(by=system_actor("rotation"))
    assert order == [
        "sync",
        "sync",
        "sync",
        "sync",
        "wrap",
        "wrap",
    ]  # file and folder, of the old key's copy and of the new key


def test_resealing_a_compartment_gives_it_a_new_key(own_key: Path, vault: None, sari: Actor) -> None:
    row = _kept(sari)
    before = bytes(_fresh(row).body or b"")
    done = reseal_compartment(compartment=row.compartment, by=system_actor("rotation"))
    assert done == 1
    assert bytes(_fresh(row).body or b"") != before
    assert _opens(sari, row)


def test_only_the_rotation_may_rotate(own_key: Path, vault: None, sari: Actor) -> None:
    with pytest.raises(NotPermitted):
        rotate_installation_key(by=sari)
    with pytest.raises(NotPermitted):
        reseal_compartment(compartment=_kept(sari).compartment, by=sari)
