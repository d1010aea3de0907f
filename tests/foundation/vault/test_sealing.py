"""Sealing: what is sealed opens only where it stands, with its key, by whom it may, and with an entry in the log."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, OutsideFailed, SealBroken
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import erase, forget_secret, keep_secret, new_compartment, seal
from naung.foundation.vault.models import Compartment, Kept, WrappedKey, sealed_fields
from naung.foundation.vault.queries import open_column, open_rows, open_run, open_secret
from naung.foundation.vault.rules.sealing import (
    LONG_STEP,
    SHORT_STEP,
    new_key,
    opened,
    padded,
    place_of,
    sealed,
    unpadded,
)
from naung.foundation.vault.vocabulary import CompartmentKind, VaultEvent

from .conftest import officer

PLACE = place_of("people_person", UUID(int=1), "name", UUID(int=2))


@given(st.text(max_size=2000).filter(lambda t: "\ud800" not in t))
def test_whatever_is_sealed_opens_again(text: str) -> None:
    key = new_key()
    assert opened(sealed(text, key, PLACE), key, PLACE) == text


@given(st.binary(max_size=1500))
def test_padding_hides_lengths_in_steps_and_comes_off_again(plain: bytes) -> None:
    size = len(padded(plain))
    assert size == SHORT_STEP or size % LONG_STEP == 0
    assert unpadded(padded(plain)) == plain


@given(st.sampled_from([b"people_person|", b"people_name|"]), st.integers(1, 9), st.sampled_from(["name", "alias"]))
def test_a_ciphertext_moved_elsewhere_does_not_open(table: bytes, row: int, column: str) -> None:
    key = new_key()
    box = sealed("Wulan", key, PLACE)
    elsewhere = place_of(table.decode().strip("|"), UUID(int=row), column, UUID(int=2))
    if elsewhere == PLACE:
        assert opened(box, key, elsewhere) == "Wulan"
    else:
        with pytest.raises(SealBroken):
            opened(box, key, elsewhere)


@given(st.integers(0, 200))
def test_one_changed_bit_is_seen(at: int) -> None:
    key = new_key()
    box = bytearray(sealed("Wulan binti Rahmat", key, PLACE))
    box[at % len(box)] ^= 1
    with pytest.raises(SealBroken):
        opened(bytes(box), key, PLACE)


def test_the_same_text_sealed_twice_looks_different() -> None:
    key = new_key()
    assert sealed("Wulan", key, PLACE) != sealed("Wulan", key, PLACE)


def _kept(actor: Actor, text: str = "rahasia") -> Kept:
    from django.utils import timezone

    compartment = new_compartment(kind=CompartmentKind.PERSON, owner=actor.desk, by=actor)
    row = Kept(kind="test", compartment=compartment, at=timezone.now())
    seal(row, body=text)
    row.save()
    return Kept.objects.select_related("compartment").get(id=row.id)


def test_opening_needs_an_officer_of_the_desk_and_writes_the_entry(vault: None, sari: Actor) -> None:
    row = _kept(sari)
    before = Entry.objects.count()
    assert open_rows(sari, VaultEvent.RESTORED, [(row, ("body",))], words="wulan") == [{"body": "rahasia"}]
    entry = Entry.objects.latest("seq")
    assert Entry.objects.count() == before + 1
    assert (entry.subject, entry.fields, entry.count, entry.actor, entry.desk) == (
        row.id,
        "body",
        1,
        sari.id,
        sari.desk,
    )
    assert bytes(entry.words)
    assert b"wulan" not in bytes(entry.words)


def test_the_same_words_leave_the_same_token_so_that_fishing_shows(vault: None, sari: Actor) -> None:
    row = _kept(sari)
    for words in ("Wulan", " wulan ", "Siti"):
        open_rows(sari, VaultEvent.RESTORED, [(row, ("body",))], words=words)
    tokens = [bytes(e.words) for e in Entry.objects.order_by("-seq")[:3]]
    assert tokens[1] == tokens[2]
    assert tokens[0] != tokens[1]


def test_another_desk_finds_nothing_and_a_lacking_role_is_refused(vault: None, sari: Actor) -> None:
    row = _kept(sari)
    with pytest.raises(NotFound):
        open_rows(officer(), VaultEvent.RESTORED, [(row, ("body",))])
    with pytest.raises(NotPermitted):
        open_rows(officer("kepala", sari.desk), VaultEvent.RESTORED, [(row, ("body",))])
    with pytest.raises(NotPermitted):
        open_rows(system_actor("tick"), VaultEvent.RESTORED, [(row, ("body",))])
    with pytest.raises(NotPermitted):
        open_run(sari, VaultEvent.RESTORED, [(row, ("body",))])


def test_one_column_of_many_rows_opens_for_a_system_job_only_as_one_entry(vault: None, sari: Actor) -> None:
    rows = [_kept(sari), _kept(sari)]
    field = sealed_fields(Kept)["body"]
    boxes = [(row.id, row.compartment_id, bytes(row.body or b"")) for row in rows]
    with pytest.raises(NotPermitted):
        open_column(sari, VaultEvent.RESTORED, field, boxes)
    before = Entry.objects.count()
    nobodys = (rows[0].id, new_id(), boxes[0][2])
    assert open_column(system_actor("tick"), VaultEvent.RESTORED, field, [*boxes, nobodys]) == [
        "rahasia",
        "rahasia",
        None,
    ]
    entry = Entry.objects.latest("seq")
    assert (Entry.objects.count(), entry.fields, entry.count) == (before + 1, "body", 3)
    with pytest.raises(SealBroken):
        open_column(system_actor("tick"), VaultEvent.RESTORED, field, [(rows[1].id, *boxes[0][1:])])


def test_no_entry_no_plain_text(vault: None, sari: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    row = _kept(sari)

    def full(*_args: object, **_more: object) -> int:
        raise OutsideFailed("disk full")

    monkeypatch.setattr("naung.foundation.vault.queries.opening.record", full)
    with pytest.raises(OutsideFailed):
        open_rows(sari, VaultEvent.RESTORED, [(row, ("body",))])


def test_without_the_installation_key_nothing_opens(
    vault: None, sari: Actor, settings: object, tmp_path: object
) -> None:
    row = _kept(sari)
    settings.NAUNG_KEY_FILE = f"{tmp_path}/none.key"  # type: ignore[attr-defined]  # pytest-django gives no type
    with pytest.raises(OutsideFailed):
        open_rows(sari, VaultEvent.RESTORED, [(row, ("body",))])
    with pytest.raises(OutsideFailed):
        seal(row, body="x")


def test_another_installations_key_opens_nothing(vault: None, sari: Actor, settings: object, tmp_path: object) -> None:
    row = _kept(sari)
    other = f"{tmp_path}/other.key"
    with open(other, "w", encoding="ascii") as file:
        file.write(new_key().hex())
    settings.NAUNG_KEY_FILE = other  # type: ignore[attr-defined]  # pytest-django gives no type
    with pytest.raises(SealBroken):
        open_rows(sari, VaultEvent.RESTORED, [(row, ("body",))])


def test_a_sealed_column_refuses_plain_text(vault: None, sari: Actor) -> None:
    row = _kept(sari)
    row.body = "plain"  # type: ignore[assignment]  # what must be refused
    with pytest.raises(TypeError):
        row.save()


def test_erasing_destroys_the_key_and_remembers_the_ids(vault: None, sari: Actor) -> None:
    from naung.foundation.vault.models import Erased

    row = _kept(sari)
    erase(compartment=row.compartment, record_id=row.id, by=sari)
    assert not WrappedKey.objects.filter(compartment=row.compartment).exists()
    assert {e.id for e in Erased.objects.all()} >= {row.id, row.compartment_id}
    assert Compartment.objects.get(id=row.compartment_id).erased_at is not None
    with pytest.raises(SealBroken):
        open_rows(sari, VaultEvent.RESTORED, [(row, ("body",))])


def test_secrets_of_the_house_are_kept_by_kind_and_id(vault: None) -> None:
    identifier = keep_secret("totp", "JBSW")
    assert open_secret("totp", identifier) == "JBSW"
    with pytest.raises(NotFound):
        open_secret("form", identifier)
    keep_secret("totp", "NEW", identifier)
    assert open_secret("totp", identifier) == "NEW"
    forget_secret("totp", identifier)
    with pytest.raises(NotFound):
        open_secret("totp", identifier)
    with pytest.raises(NotFound):
        open_secret("totp", new_id())
