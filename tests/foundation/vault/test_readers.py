"""The reader seal: one test for each cell of SECURITY's table of secrets (who holds it, what it opens, lost, stolen, gone)."""

import pytest
from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, OutsideFailed, RuleBroken, SealBroken
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import seal
from naung.foundation.vault.actions.compartments import new_reader_compartment, seal_with
from naung.foundation.vault.actions.readers import (
    NewDeskKey,
    add_member,
    make_desk_key,
    make_person_key,
    recover_desk,
    remove_member,
    share_compartments,
)
from naung.foundation.vault.models import Kept, MemberKey, Reader, WrappedKey
from naung.foundation.vault.queries import open_rows
from naung.foundation.vault.queries.readers import open_as_reader, open_desk, open_person, open_wrap
from naung.foundation.vault.rules.readers import LEAST_PASSPHRASE, new_pair, open_private, seal_private
from naung.foundation.vault.rules.recovery import secret_of, shares_of
from naung.foundation.vault.vocabulary import CompartmentKind, ReaderKind, VaultEvent

SECRET = "lima kata yang mudah diingat"
OTHER = "kalimat sandi milik petugas lain"


def _person(by: Actor, secret: str | bytes = SECRET) -> Reader:
    return make_person_key(owner=new_id(), secret=secret, by=by)


def _desk(by: Actor, *members: Reader) -> NewDeskKey:
    return make_desk_key(desk=by.desk or new_id(), members=members, by=by)


def _secret_row(by: Actor, *readers: Reader) -> Kept:
    compartment, key = new_reader_compartment(kind=CompartmentKind.COUNSEL, owner=by.desk, readers=readers, by=by)
    row = Kept(kind="counsel", compartment=compartment, at=timezone.now())
    seal_with(key, row, body="catatan pembela")
    row.save(force_insert=True)
    return Kept.objects.select_related("compartment").get(id=row.id)


def test_a_compartment_without_a_wrap_for_the_installation_opens_to_its_reader_only(vault: None, sari: Actor) -> None:
    lestari = _person(sari)
    row = _secret_row(sari, lestari)
    assert not WrappedKey.objects.filter(compartment=row.compartment, reader_kind=ReaderKind.INSTALLATION).exists()
    opened = open_as_reader(sari, VaultEvent.RESTORED, row, ["body"], lestari, open_person(lestari, SECRET))
    assert opened == {"body": "catatan pembela"}
    row.compartment.kind = CompartmentKind.PERSON  # even if someone relabels it, no key of the installation fits
    with pytest.raises(SealBroken):
        open_rows(sari, VaultEvent.RESTORED, [(row, ("body",))])
    with pytest.raises(SealBroken):
        seal(row, body="x")


def test_a_wrong_passphrase_opens_nothing(vault: None, sari: Actor) -> None:
    lestari = _person(sari)
    with pytest.raises(SealBroken):
        open_person(lestari, OTHER)


def test_the_server_stores_no_secret_that_opens_the_private_half(vault: None, sari: Actor) -> None:
    lestari = _person(sari)
    pair = open_person(lestari, SECRET)
    stored = bytes(lestari.box) + bytes(lestari.salt) + bytes(lestari.public)
    assert pair.private not in stored
    assert SECRET.encode() not in stored


def test_a_short_passphrase_and_a_code_of_six_digits_are_not_taken(vault: None, sari: Actor) -> None:
    for weak in ("123456", "x" * (LEAST_PASSPHRASE - 1)):
        with pytest.raises(RuleBroken):
            _person(sari, weak)


def test_a_passkeys_prf_opens_and_a_plain_passkeys_answer_does_not(vault: None, sari: Actor) -> None:
    prf = bytes(range(32))
    reader = _person(sari, prf)
    assert open_person(reader, prf).public == bytes(reader.public)
    with pytest.raises(SealBroken):
        open_person(reader, SECRET)
    for not_prf in (b"", b"\x00" * 16, b"signature of any other length than thirty-two bytes"):
        with pytest.raises(RuleBroken):
            seal_private(new_pair().private, not_prf, new_id())


def test_a_private_half_moved_to_another_reader_does_not_open(sari: Actor) -> None:
    kept = seal_private(new_pair().private, SECRET, new_id())
    with pytest.raises(SealBroken):
        open_private(kept, SECRET, new_id())


def test_each_member_opens_the_desks_key_and_a_stranger_does_not(vault: None, sari: Actor) -> None:
    one, two, stranger = _person(sari), _person(sari, OTHER), _person(sari)
    desk = _desk(sari, one, two).desk
    private = open_desk(desk, open_person(one, SECRET), one).private
    assert open_desk(desk, open_person(two, OTHER), two).private == private
    with pytest.raises(SealBroken):
        open_desk(desk, open_person(stranger, SECRET), stranger)


def test_joining_adds_a_wrap(vault: None, sari: Actor) -> None:
    one, newcomer = _person(sari), _person(sari, OTHER)
    desk = _desk(sari, one).desk
    row = _secret_row(sari, desk)
    add_member(desk=desk, member=newcomer, opened_by=one, secret=SECRET, by=sari)
    pair = open_desk(desk, open_person(newcomer, OTHER), newcomer)
    assert open_as_reader(sari, VaultEvent.RESTORED, row, ["body"], desk, pair) == {"body": "catatan pembela"}


def test_leaving_brings_a_new_desk_key_that_opens_the_old_compartments_and_shuts_the_leaver_out(
    vault: None, sari: Actor
) -> None:
    one, leaver = _person(sari), _person(sari, OTHER)
    desk = _desk(sari, one, leaver).desk
    row = _secret_row(sari, desk)
    before = open_desk(desk, open_person(leaver, OTHER), leaver)
    fresh = remove_member(desk=desk, member=leaver, opened_by=one, secret=SECRET, by=sari)
    pair = open_desk(fresh, open_person(one, SECRET), one)
    assert pair.private != before.private
    assert open_as_reader(sari, VaultEvent.RESTORED, row, ["body"], fresh, pair) == {"body": "catatan pembela"}
    with pytest.raises(SealBroken):
        open_desk(fresh, open_person(leaver, OTHER), leaver)
    with pytest.raises(SealBroken):
        open_wrap(row.compartment_id, fresh, before)
    assert not MemberKey.objects.filter(desk=desk).exists()
    later = _secret_row(sari, fresh)
    with pytest.raises(SealBroken):
        open_wrap(later.compartment_id, fresh, before)


def test_two_custodians_recover_a_desk_whose_members_are_gone(vault: None, sari: Actor) -> None:
    dead, successor = _person(sari), _person(sari, OTHER)
    made = _desk(sari, dead)
    row = _secret_row(sari, made.desk)
    assert len(made.recovery_words) == 2
    with pytest.raises(RuleBroken):
        recover_desk(desk=made.desk, words=made.recovery_words[:1], member=successor, by=sari)
    recover_desk(desk=made.desk, words=made.recovery_words, member=successor, by=sari)
    pair = open_desk(made.desk, open_person(successor, OTHER), successor)
    assert open_as_reader(sari, VaultEvent.RESTORED, row, ["body"], made.desk, pair) == {"body": "catatan pembela"}


def test_a_desk_without_recovery_says_so(vault: None, sari: Actor) -> None:
    one = _person(sari)
    made = _desk(sari, one)
    MemberKey.objects.filter(desk=made.desk, holder__kind=ReaderKind.RECOVERY).delete()
    with pytest.raises(NotFound):
        recover_desk(desk=made.desk, words=made.recovery_words, member=one, by=sari)


def test_a_reader_lets_another_reader_open_a_compartment(vault: None, sari: Actor) -> None:
    one, two = _person(sari), _person(sari, OTHER)
    row = _secret_row(sari, one)
    with pytest.raises(SealBroken):
        open_wrap(row.compartment_id, two, open_person(two, OTHER))
    share_compartments(compartments=[row.compartment_id], to=two, opened_by=one, secret=SECRET, by=sari)
    answer = open_as_reader(sari, VaultEvent.RESTORED, row, ["body"], two, open_person(two, OTHER))
    assert answer == {"body": "catatan pembela"}


def test_shares_on_paper_give_the_secret_and_a_wrong_word_does_not() -> None:
    secret = new_pair().private
    shares = shares_of(secret, needed=2, of=3)
    assert secret_of(shares[:2]) == secret
    assert secret_of([shares[0].upper(), "  ".join(shares[2].split())]) == secret
    words = shares[0].split()
    at = next(n for n in range(len(words) - 1) if words[n] != words[n + 1])
    turned = " ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])
    for wrong in ([turned, shares[1]], [shares[0]], ["satu dua tiga", shares[1]]):
        with pytest.raises(RuleBroken):
            secret_of(wrong)


def test_making_a_key_needs_the_disk(vault: None, sari: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> int:
        raise OutsideFailed("disk full")

    monkeypatch.setattr("naung.foundation.vault.actions.readers.record", full)
    before = Reader.objects.count()
    with pytest.raises(OutsideFailed):
        _person(sari)
    assert Reader.objects.count() == before
