"""From publishing to a record: what a partner office sealed is opened at its desk alone, and a person says whose it is."""

from datetime import timedelta
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from naung.casework.arrivals.models import Arrival, Form
from naung.casework.arrivals.queries import arrival_for
from naung.casework.arrivals.vocabulary import FormKind, Outcome, Presence
from naung.casework.partners import actions
from naung.casework.partners.actions import (
    NOT_OURS,
    SAY_WHY,
    give_key,
    publish_everywhere,
    publish_to,
    set_letter_aside,
    take_letter,
)
from naung.casework.partners.queries import (
    BROKEN,
    NOT_WHOLE,
    RSA_SECRET,
    letter_for,
    published_form,
    published_version,
)
from naung.casework.partners.rules.reading import OLDER_FORM
from naung.casework.partners.vocabulary import PartnerEvent
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.files import FileKind, checked_file
from naung.foundation.letterbox.models import Blank, BlankSound, Piece
from naung.foundation.letterbox.queries import letters_settled, letters_waiting
from naung.foundation.letterbox.vocabulary import Handed, LetterState
from naung.foundation.people.vocabulary import Answer
from naung.foundation.vault.models import Kept
from tests.casework.arrivals.told import arrival
from tests.casework.partners.phone import Sealed
from tests.casework.partners.told import OFFICE, Phone, a_phone

pytestmark = pytest.mark.django_db
CLOCK = system_actor("tick")
ANSWERS = {"signs": "takut_luka", "heard": "tidak", "work": "laut", "darat": "ya", "surat": "ya"}


def the_letter(actor: Actor) -> UUID:
    (line,) = letters_waiting(actor=actor)
    return line.id


def whole_database() -> bytes:
    """Every value of the tables in which any of it could stand."""
    tables = ("letterbox_letter", "letterbox_piece", "letterbox_sender", "audit_entry", "vault_kept")
    found: list[object] = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            found += [value for row in cursor.fetchall() for value in row]
    return b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in found)


def test_the_first_key_publishes_the_form_and_the_second_does_not_publish_it_again(bima: Actor) -> None:
    give_key(office=OFFICE, by=bima)
    version = published_version(actor=bima)
    give_key(office="Gereja Entikong", by=bima)
    assert Blank.objects.count() == 1
    assert published_version(actor=bima) == version
    assert published_form(actor=bima).settings[0]["version"] == version
    assert Kept.objects.filter(kind=RSA_SECRET).count() == 1
    assert Entry.objects.filter(event=PartnerEvent.KEYED.value).count() == 1


def test_a_desk_without_partners_offers_no_form(bima: Actor, ratna: Actor) -> None:
    give_key(office=OFFICE, by=bima)
    assert published_version(actor=ratna) == ""
    with pytest.raises(NotFound):
        published_form(actor=ratna)


def test_when_the_tables_change_the_clock_publishes_anew_under_the_same_keys(bima: Actor) -> None:
    give_key(office=OFFICE, by=bima)
    first = Blank.objects.get()
    assert publish_everywhere(by=CLOCK) == 0
    texts = {**actions.shipped_texts()}
    texts["petunjuk"] = texts["judul"]
    with patch.object(actions, "shipped_texts", return_value=texts):
        assert publish_everywhere(by=CLOCK) == 1
        assert publish_everywhere(by=CLOCK) == 0
    second = Blank.objects.get(ended_at=None)
    assert second.version != first.version
    assert (bytes(second.seals), second.opens, second.receiving) == (bytes(first.seals), first.opens, first.receiving)


def test_every_question_is_spoken_in_three_languages(voice: None, bima: Actor) -> None:
    give_key(office=OFFICE, by=bima)
    names = set(BlankSound.objects.values_list("name", flat=True))
    assert len(names) == 3 * len(actions.shipped_short().questions)
    contents = BlankSound.objects.values_list("content", flat=True)
    assert all(checked_file(bytes(each))[0] is FileKind.MP3 for each in contents)
    assert publish_everywhere(by=CLOCK) == 0


def test_a_silent_form_is_spoken_as_soon_as_there_is_a_voice(bima: Actor) -> None:
    give_key(office=OFFICE, by=bima)
    before = published_version(actor=bima)
    with patch.object(actions, "spoken", side_effect=lambda texts, tongue: [b"\xff\xfb" for _ in texts]):
        assert publish_everywhere(by=CLOCK) == 1
    assert published_version(actor=bima) != before
    assert BlankSound.objects.exists()


def test_what_a_partner_office_sealed_opens_at_its_desk_with_one_entry_and_stands_nowhere_readable(
    phone: Phone, bima: Actor
) -> None:
    told = {"rombongan": "0412/PK", "nomor": "4", "nama": "LALU WIRYA"}
    assert phone.send(phone.sealed(**ANSWERS, **told)) is Handed.WHOLE
    kept = whole_database()
    for word in (b"WIRYA", b"0412/PK", b"takut_luka", phone.token.encode(), b"PRIVATE"):
        assert word not in kept
    shown = letter_for(the_letter(bima), actor=bima)
    filled = shown.filled
    assert filled is not None
    assert (filled.name, filled.number, filled.batch) == ("LALU WIRYA", "4", "0412/PK")
    assert (shown.signed, shown.trouble, shown.line.office, shown.line.sealed) == (True, "", OFFICE, True)
    assert filled.short is not None
    assert filled.short.answers == {"darat": Answer.YES, "surat": Answer.YES}
    (entry,) = Entry.objects.filter(event=PartnerEvent.OPENED.value)
    assert (entry.subject, entry.actor) == (shown.id, bima.id)
    assert "WIRYA" not in repr(shown)


def test_taken_in_it_is_a_first_line_and_a_short_screening_of_the_person_who_was_chosen(
    phone: Phone, bima: Actor, batch: UUID
) -> None:
    phone.send(phone.sealed(**ANSWERS, nomor="4", nama="LALU WIRYA"))
    letter, whose = the_letter(bima), arrival(batch, 4)
    assert take_letter(letter_id=letter, arrival_id=whose, by=bima) == (Outcome.TAKEN, Outcome.TAKEN)
    person = arrival_for(whose, actor=bima)
    assert {each.code for each in person.reasons} >= {"darat", "surat"}
    assert Arrival.objects.get(id=whose).presence == Presence.ARRIVED
    assert {each.kind for each in Form.objects.filter(arrival=whose)} == {FormKind.FIRST, FormKind.SHORT}
    assert letters_waiting(actor=bima) == []
    assert not any(Piece.objects.values_list("box", flat=True))
    (settled,) = letters_settled(actor=bima)
    assert (settled.subject, settled.state, settled.settled_by) == (whose, LetterState.TAKEN, bima.id)
    assert letter_for(letter, actor=bima).filled is None
    with pytest.raises(RuleBroken):
        take_letter(letter_id=letter, arrival_id=whose, by=bima)


def test_without_a_sign_it_is_a_first_line_alone(phone: Phone, bima: Actor, batch: UUID) -> None:
    phone.send(phone.sealed(lot="tidak", nama="Ujang"))
    assert take_letter(letter_id=the_letter(bima), arrival_id=arrival(batch, 1), by=bima) == (Outcome.TAKEN,)


def test_the_same_form_sent_again_after_it_was_taken_in_changes_nothing(phone: Phone, bima: Actor, batch: UUID) -> None:
    letter = phone.sealed(**ANSWERS)
    phone.send(letter)
    take_letter(letter_id=the_letter(bima), arrival_id=arrival(batch, 4), by=bima)
    assert phone.send(letter) is Handed.WHOLE
    assert letters_waiting(actor=bima) == []


def test_asked_by_two_partner_offices_both_answers_stand_until_a_person_looked(
    phone: Phone, bima: Actor, batch: UUID
) -> None:
    other = a_phone(bima, "Gereja Entikong")
    phone.send(phone.sealed(**ANSWERS))
    take_letter(letter_id=the_letter(bima), arrival_id=arrival(batch, 4), by=bima)
    other.send(other.sealed(**{**ANSWERS, "surat": "tidak"}))
    assert Outcome.DOUBLE in take_letter(letter_id=the_letter(bima), arrival_id=arrival(batch, 4), by=bima)


def test_a_phone_whose_clock_is_ahead_did_not_ask_in_the_future(phone: Phone, bima: Actor, batch: UUID) -> None:
    past = timezone.now() - timedelta(days=900)
    phone.send(phone.sealed(lot="tidak"))
    take_letter(letter_id=the_letter(bima), arrival_id=arrival(batch, 1), by=bima)
    made_at = Form.objects.get(arrival=arrival(batch, 1)).made_at
    assert past < made_at <= timezone.now()


def test_nobody_is_written_down_for_a_person_of_another_desk_or_none(phone: Phone, bima: Actor) -> None:
    phone.send(phone.sealed(**ANSWERS))
    with pytest.raises(RuleBroken) as broken:
        take_letter(letter_id=the_letter(bima), arrival_id=uuid4(), by=bima)
    assert broken.value.message == NOT_OURS
    assert letters_waiting(actor=bima) != []
    assert not Form.objects.exists()


def test_an_older_form_with_codes_that_are_gone_waits_for_a_person(phone: Phone, bima: Actor, batch: UUID) -> None:
    phone.send(phone.sealed(**{**ANSWERS, "signs": "takut_luka lama"}))
    letter = the_letter(bima)
    filled = letter_for(letter, actor=bima).filled
    assert filled is not None
    assert filled.strange == ("lama",)
    with pytest.raises(RuleBroken) as broken:
        take_letter(letter_id=letter, arrival_id=arrival(batch, 4), by=bima)
    assert broken.value.message == OLDER_FORM
    assert letters_waiting(actor=bima) != []


def test_set_aside_it_loses_what_it_said_and_keeps_why_for_its_desk_alone(phone: Phone, bima: Actor) -> None:
    phone.send(phone.sealed(**ANSWERS, nama="Ujang"))
    letter = the_letter(bima)
    with pytest.raises(RuleBroken) as broken:
        set_letter_aside(letter_id=letter, why="  ", by=bima)
    assert broken.value.message == SAY_WHY
    set_letter_aside(letter_id=letter, why="Percobaan kantor mitra.", by=bima)
    assert b"Percobaan" not in whole_database()
    shown = letter_for(letter, actor=bima)
    assert (shown.why, shown.filled, shown.line.state) == ("Percobaan kantor mitra.", None, LetterState.ASIDE)


def test_a_letter_that_is_not_all_there_or_not_whole_says_so_and_is_not_taken_in(
    phone: Phone, bima: Actor, batch: UUID
) -> None:
    letter = phone.sealed(**ANSWERS)
    assert phone.send(Sealed(letter.instance, letter.manifest, {})) is Handed.PART
    assert letter_for(the_letter(bima), actor=bima).trouble == NOT_WHOLE
    broken = {name: content[:-1] + bytes([content[-1] ^ 1]) for name, content in letter.files.items()}
    assert phone.send(Sealed(letter.instance, letter.manifest, broken)) is Handed.WHOLE
    shown = letter_for(the_letter(bima), actor=bima)
    assert shown.filled is None
    assert shown.trouble
    with pytest.raises(RuleBroken):
        take_letter(letter_id=the_letter(bima), arrival_id=arrival(batch, 4), by=bima)
    piece = Piece.objects.first()
    assert piece is not None
    Piece.objects.filter(id=piece.id).update(box=bytes(piece.box)[:-1])
    assert letter_for(the_letter(bima), actor=bima).trouble == BROKEN


def test_another_desk_finds_no_letter_and_another_role_may_not_ask(
    phone: Phone, bima: Actor, ratna: Actor, sari: Actor
) -> None:
    phone.send(phone.sealed(**ANSWERS))
    letter = the_letter(bima)
    for try_it in (
        lambda: letter_for(letter, actor=ratna),
        lambda: take_letter(letter_id=letter, arrival_id=uuid4(), by=ratna),
        lambda: set_letter_aside(letter_id=letter, why="x", by=ratna),
        lambda: publish_to(desk=phone.whose.desk, by=ratna),
    ):
        with pytest.raises(NotFound):
            try_it()
    for try_it in (lambda: letter_for(letter, actor=sari), lambda: give_key(office="x", by=sari)):
        with pytest.raises(NotPermitted):
            try_it()
