"""Privilege: what counsel writes opens with counsel's passphrase, and with nothing else that the office has."""

import json
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from naung.casework.counsel.actions import (
    assign_counsel,
    change_own_secret,
    end_assignment,
    forget_counsel,
    hand_over_notes,
    make_own_key,
    open_notes,
    replace_lost_key,
    seal_note,
)
from naung.casework.counsel.models import PrivilegedNote, WrongTry
from naung.casework.counsel.queries import own_key_lines, own_notes
from naung.casework.counsel.rules.passphrases import SHORT_TRIES
from naung.casework.counsel.vocabulary import CounselEvent, Wish
from naung.foundation.access.rules import shipped_roles, system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken, SealBroken
from naung.foundation.people.models import Person
from naung.foundation.vault.actions import forget_keys, seal
from naung.foundation.vault.models import Reader, WrappedKey, sealed_fields, sealed_models
from naung.foundation.vault.queries import open_rows, wraps_as_lines
from naung.foundation.vault.queries.opening import open_what_opens
from naung.foundation.vault.queries.readers import open_as_reader, open_person, person_key
from naung.foundation.vault.vocabulary import ReaderKind
from tests.casework.counsel.conftest import NEXT, SANDI, Counsel, a_lawyer, with_key
from tests.cast import Member, TaskForce, actor, join

pytestmark = pytest.mark.django_db
TOLD = "Wulan berkata ia takut pada kakaknya sendiri"


def told(counsel: Counsel, by: Actor, words: str = TOLD) -> PrivilegedNote:
    seal_note(**counsel.whose, words=words, by=by)
    return PrivilegedNote.objects.select_related("compartment").latest("written_at")


def everything_stored() -> bytes:
    """Every value of every table, as a thief of the database has it."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # the database's own names
            for row in cursor.fetchall():
                found += [bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row]
    return b"\n".join(found)


def test_with_counsels_passphrase_they_open_and_writing_asks_for_none(lestari: Actor, counsel: Counsel) -> None:
    with_key(lestari)
    told(counsel, lestari)
    (note,) = open_notes(**counsel.whose, sandi=f"  {SANDI} ", by=lestari)
    assert note.words == TOLD
    assert Entry.objects.filter(event=CounselEvent.NOTE_OPENED).count() == 1


def test_neither_text_nor_passphrase_nor_private_key_is_stored(lestari: Actor, counsel: Counsel) -> None:
    with_key(lestari)
    told(counsel, lestari)
    open_notes(**counsel.whose, sandi=SANDI, by=lestari)
    stored, pair = everything_stored(), open_person(Reader.objects.get(), SANDI)
    for secret in (TOLD, SANDI, "takut", "sambas"):
        assert secret.encode() not in stored
    assert pair.private not in stored
    assert b"Wulan Purnama" not in stored


def test_the_installation_key_opens_every_other_sealed_value_and_no_note(lestari: Actor, counsel: Counsel) -> None:
    with_key(lestari)
    note = told(counsel, lestari)
    thief = system_actor("extract")
    opened = 0
    for model in sealed_models():
        columns = list(sealed_fields(model))
        for row in model._default_manager.select_related("compartment"):
            (text,) = open_what_opens(thief, CounselEvent.READ, [(row, columns)])
            assert bool(text) is not isinstance(row, PrivilegedNote), row
            opened += bool(text)
    assert opened == 5  # the key fits: her name, the case, the register, the assignment, a secret of the house
    assert not WrappedKey.objects.filter(compartment=note.compartment, reader_kind=ReaderKind.INSTALLATION).exists()
    note.compartment.kind, note.compartment.owner = "person", lestari.desk
    with pytest.raises(SealBroken):
        open_rows(lestari, CounselEvent.READ, [(note, ("words",))])
    with pytest.raises(SealBroken):
        seal(note, words="")


def test_the_half_of_a_backup_that_holds_keys_holds_none_that_the_installation_opens(
    lestari: Actor, counsel: Counsel
) -> None:
    with_key(lestari)
    note = told(counsel, lestari)
    rows = [json.loads(line) for line in wraps_as_lines().splitlines()]
    mine = [row for row in rows if row["compartment"] == str(note.compartment_id)]
    assert [row["reader_kind"] for row in mine] == [ReaderKind.PERSON]
    assert any(row["reader_kind"] == ReaderKind.INSTALLATION for row in rows)


def refused(act: Any, *args: Any, **kwargs: Any) -> None:
    with pytest.raises((NotFound, NotPermitted)):
        act(*args, **kwargs)


@pytest.mark.parametrize("role", sorted(set(shipped_roles()) - {"advokat"}))
def test_no_other_role_at_counsels_own_desk(role: str, force: TaskForce, lestari: Actor, counsel: Counsel) -> None:
    with_key(lestari)
    told(counsel, lestari)
    who = Member(f"di{role}", "Orang lain", "legal", role)
    join(who, force)
    by = actor(who, force)
    assert not by.may(Permission.PRIVILEGED_KEEP)
    refused(own_notes, *counsel.whose.values(), actor=by)
    refused(open_notes, **counsel.whose, sandi=SANDI, by=by)
    refused(seal_note, **counsel.whose, words="x", by=by)
    refused(make_own_key, sandi=SANDI, again=SANDI, by=by)


def test_another_counsel_of_the_same_case_reads_nothing_even_with_the_passphrase(
    lestari: Actor, sekar: Actor, counsel: Counsel
) -> None:
    with_key(lestari)
    note = told(counsel, lestari)
    row = a_lawyer(sekar, "Sekar Ayu", officer=sekar.id)
    assign_counsel(**counsel.whose, wish=Wish(), lawyer=row, reason="Dua pembela diminta.", by=sekar)
    with_key(sekar, NEXT)
    assert own_notes(*counsel.whose.values(), actor=sekar).lines == ()
    refused(open_notes, **counsel.whose, sandi=SANDI, by=sekar)
    key = person_key(sekar.id)
    assert key is not None
    with pytest.raises(SealBroken):
        open_as_reader(sekar, CounselEvent.NOTE_OPENED, note, ["words"], key, open_person(key, NEXT))


def test_only_counsel_of_this_survivor_writes(lestari: Actor, sekar: Actor, counsel: Counsel) -> None:
    with_key(sekar, NEXT)
    refused(own_notes, *counsel.whose.values(), actor=sekar)
    refused(seal_note, **counsel.whose, words="x", by=sekar)
    with pytest.raises(RuleBroken):  # no key yet
        seal_note(**counsel.whose, words="x", by=lestari)


def test_a_change_of_counsel_hands_nothing_on_until_she_opens_and_seals_to_the_next(
    lestari: Actor, sekar: Actor, counsel: Counsel
) -> None:
    with_key(lestari)
    told(counsel, lestari)
    end_assignment(
        assignment_id=counsel.assignment, kind="permintaan_penyintas", words="Ia minta.", version=1, by=sekar
    )
    row = a_lawyer(sekar, "Sekar Ayu", officer=sekar.id)
    assign_counsel(**counsel.whose, wish=Wish(), lawyer=row, reason="Yang lama tidak diinginkan.", by=sekar)
    with pytest.raises(RuleBroken):  # the next has no key yet
        hand_over_notes(**counsel.whose, to=sekar.id, sandi=SANDI, by=lestari)
    with_key(sekar, NEXT)
    refused(open_notes, **counsel.whose, sandi=NEXT, by=sekar)
    with pytest.raises(RuleBroken):
        hand_over_notes(**counsel.whose, to=sekar.id, sandi=NEXT, by=lestari)
    assert hand_over_notes(**counsel.whose, to=sekar.id, sandi=SANDI, by=lestari) == 1
    assert hand_over_notes(**counsel.whose, to=sekar.id, sandi=SANDI, by=lestari) == 1  # twice does no harm
    assert [note.words for note in open_notes(**counsel.whose, sandi=NEXT, by=sekar)] == [TOLD]
    assert [note.words for note in open_notes(**counsel.whose, sandi=SANDI, by=lestari)] == [TOLD]


def test_a_lost_passphrase_loses_the_notes_and_says_so(lestari: Actor, counsel: Counsel) -> None:
    with_key(lestari)
    old = told(counsel, lestari)
    with pytest.raises(RuleBroken):
        replace_lost_key(sandi=NEXT, again=NEXT, known=False, by=lestari)
    replace_lost_key(sandi=NEXT, again=NEXT, known=True, by=lestari)
    (line,) = own_notes(*counsel.whose.values(), actor=lestari).lines
    assert (line.id, line.opens) == (old.id, False)
    with pytest.raises(RuleBroken):
        open_notes(**counsel.whose, sandi=NEXT, by=lestari)
    told(counsel, lestari, "Catatan baru")
    assert [note.words for note in open_notes(**counsel.whose, sandi=NEXT, by=lestari)] == ["Catatan baru"]
    now, before = own_key_lines(actor=lestari)
    assert (now.ended_at, now.notes, before.notes) == (None, 1, 1)
    assert before.ended_at is not None
    assert Entry.objects.filter(event=CounselEvent.KEY_REPLACED).count() == 1


def test_another_passphrase_opens_the_same_notes(lestari: Actor, counsel: Counsel) -> None:
    with_key(lestari)
    told(counsel, lestari)
    with pytest.raises(RuleBroken):
        change_own_secret(old=NEXT, sandi=NEXT, again=NEXT, by=lestari)
    change_own_secret(old=SANDI, sandi=NEXT, again=NEXT, by=lestari)
    with pytest.raises(RuleBroken):
        open_notes(**counsel.whose, sandi=SANDI, by=lestari)
    assert open_notes(**counsel.whose, sandi=NEXT, by=lestari)[0].words == TOLD


def test_wrong_passphrases_are_counted_and_then_even_the_right_one_waits(lestari: Actor, counsel: Counsel) -> None:
    with_key(lestari)
    told(counsel, lestari)
    for wrong in ("pendek", *[f"{NEXT} {n}" for n in range(SHORT_TRIES - 1)]):
        with pytest.raises(RuleBroken, match="tidak cocok"):
            open_notes(**counsel.whose, sandi=wrong, by=lestari)
    with pytest.raises(RuleBroken, match="menit"):
        open_notes(**counsel.whose, sandi=SANDI, by=lestari)
    WrongTry.objects.all().delete()
    assert open_notes(**counsel.whose, sandi=SANDI, by=lestari)
    assert not WrongTry.objects.exists()  # a right one is forgiven


def test_erasing_her_destroys_the_notes_with_their_keys(lestari: Actor, counsel: Counsel) -> None:
    with_key(lestari)
    note = told(counsel, lestari)
    Person.objects.filter(id=counsel.person).update(erased_at=timezone.now())
    assert forget_counsel(by=system_actor("tick")) == 1
    assert forget_counsel(by=system_actor("tick")) == 0
    assert not PrivilegedNote.objects.exists()
    assert not WrappedKey.objects.filter(compartment=note.compartment_id).exists()
    assert forget_keys(compartment_id=note.compartment_id, by=system_actor("restore")) == 0
