"""The box: a key is shown once and can be taken away, what comes is sealed at once, the same is once, and no more is done."""

from datetime import timedelta
from functools import partial
from unittest.mock import patch

import pytest
from django.db import connection
from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.letterbox.actions import (
    drop_in,
    greet_sender,
    make_sender,
    publish_blank,
    revoke_sender,
    settle_letter,
    sweep_letters,
    take_words_out,
)
from naung.foundation.letterbox.models import Letter, Piece, Sender
from naung.foundation.letterbox.queries import (
    blank_content,
    blanks_offered,
    file_of_blank,
    files_of_blank,
    letter_boxes,
    letters_settled,
    letters_waiting,
    offered_now,
    senders_of_desk,
    words_found,
)
from naung.foundation.letterbox.rules import waiting
from naung.foundation.letterbox.rules.envelope import read_submission
from naung.foundation.letterbox.rules.sealing import STEP, unpacked
from naung.foundation.letterbox.rules.waiting import LONGEST_WAIT, REMEMBERED
from naung.foundation.letterbox.vocabulary import BlankFile, Handed, LetterEvent, LetterState, MadeSender, Part
from naung.foundation.vault.queries import open_all_received
from tests import cast
from tests.foundation.letterbox.told import (
    CLOCK,
    FORM,
    OFFICE,
    SEALED_FORM,
    VISITOR,
    blank,
    manifest,
    nobody,
    number,
    open_box,
    plain_form,
)

TONO = cast.Member("tono", "Tono", "other", "penyelia")
pytestmark = pytest.mark.django_db


@pytest.fixture
def sender(ratna: Actor) -> MadeSender:
    return open_box(ratna)


@pytest.fixture
def tono(house: cast.House) -> Actor:
    """A supervisor of another desk, who holds the permission there."""
    cast.join(TONO, house)
    return cast.actor(TONO, house)


def drop(sender: MadeSender, form: bytes, *files: Part, more: bool = False) -> Handed:
    return drop_in(sender_id=sender.id, told=read_submission(form), form=form, files=list(files), more=more, by=VISITOR)


def stored() -> bytes:
    """Every byte of the box's own tables."""
    tables = ("sender", "letter", "piece")
    with connection.cursor() as cursor:
        found = []
        for table in tables:
            cursor.execute(f"SELECT * FROM letterbox_{table}")
            found += [value for row in cursor.fetchall() for value in row]
    return b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in found)


def test_a_token_is_answered_once_and_kept_nowhere(sender: MadeSender, ratna: Actor) -> None:
    assert len(sender.token) >= 43
    assert sender.token not in repr(sender)
    assert sender.token.encode() not in stored()
    assert greet_sender(token=sender.token, by=VISITOR).desk == ratna.desk
    (line,) = senders_of_desk(actor=ratna)
    assert (line.office, line.revoked_at, line.sent, line.waiting) == (OFFICE, None, 0, 0)
    assert line.seen_at is not None
    with pytest.raises(NotFound):
        greet_sender(token=sender.token[:-1], by=VISITOR)


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "Kantor\u202eMitra"])
def test_an_office_has_a_name_of_one_line(ratna: Actor, name: str) -> None:
    with pytest.raises(RuleBroken):
        make_sender(office=name, by=ratna)


def test_a_revoked_key_reads_and_drops_in_nothing_and_what_came_before_stays(sender: MadeSender, ratna: Actor) -> None:
    drop(sender, plain_form(number()))
    revoke_sender(sender_id=sender.id, by=ratna)
    revoke_sender(sender_id=sender.id, by=ratna)
    assert greet_sender(token=sender.token, by=VISITOR).revoked
    with pytest.raises(NotFound):
        drop(sender, plain_form(number()))
    (line,) = letters_waiting(actor=ratna)
    assert line.revoked
    assert Entry.objects.filter(event=LetterEvent.SENDER_REVOKED.value).count() == 1


def test_that_a_key_was_used_is_written_down_once_a_minute(sender: MadeSender) -> None:
    greet_sender(token=sender.token, by=VISITOR)
    first = Sender.objects.get(id=sender.id).seen_at
    greet_sender(token=sender.token, by=VISITOR)
    assert Sender.objects.get(id=sender.id).seen_at == first
    later = timezone.now() + timedelta(minutes=2)
    with patch.object(timezone, "now", return_value=later):
        greet_sender(token=sender.token, by=VISITOR)
    assert Sender.objects.get(id=sender.id).seen_at == later


def test_what_comes_is_sealed_at_once_and_no_word_number_or_name_of_a_file_stands_in_the_database(
    sender: MadeSender, ratna: Actor
) -> None:
    instance = number()
    form = plain_form(instance, "Dayang Nurhayati")
    assert drop(sender, form, Part("wajah.jpg", b"a picture")) is Handed.WHOLE
    kept = stored()
    for word in (b"Dayang", b"wajah", instance.encode(), instance[5:].encode(), b"a picture"):
        assert word not in kept
    assert all((len(bytes(box)) - 48) % STEP == 0 for box in Piece.objects.values_list("box", flat=True))
    (line,) = letters_waiting(actor=ratna)
    assert (line.state, line.sealed, line.office) == (LetterState.WHOLE, False, OFFICE)
    boxes = letter_boxes(line.id, actor=ratna)
    plain = open_all_received(ratna, LetterEvent.RECEIVED, subject=line.id, key=boxes.receiving, boxes=boxes.boxes)
    assert [unpacked(each) for each in plain] == [Part("xml_submission_file", form), Part("wajah.jpg", b"a picture")]


def test_the_same_again_is_once_and_another_content_is_refused(sender: MadeSender) -> None:
    instance = number()
    form = plain_form(instance)
    assert [drop(sender, form), drop(sender, form)] == [Handed.WHOLE, Handed.WHOLE]
    assert drop(sender, plain_form(instance, "Orang lain")) is Handed.OTHER
    assert drop(sender, form, Part("wajah.jpg", b"one")) is Handed.WHOLE
    assert drop(sender, form, Part("wajah.jpg", b"two")) is Handed.OTHER
    assert (Letter.objects.count(), Piece.objects.count()) == (1, 2)
    assert Entry.objects.filter(event=LetterEvent.RECEIVED.value).count() == 1


def test_a_sealed_letter_is_whole_when_every_file_that_it_names_is_there_in_any_order(
    sender: MadeSender, ratna: Actor
) -> None:
    instance = number()
    form = manifest(instance, "foto.jpg.enc")
    assert drop(sender, form) is Handed.PART
    assert letters_waiting(actor=ratna)[0].state is LetterState.PART
    assert drop(sender, form, Part(SEALED_FORM, b"sealed")) is Handed.PART
    assert drop(sender, form, Part(SEALED_FORM, b"sealed")) is Handed.PART
    assert (
        drop(sender, form, Part("foto.jpg.enc", b"picture"), more=True) is Handed.WHOLE
    )  # it says itself what belongs to it
    assert letters_waiting(actor=ratna)[0].state is LetterState.WHOLE


def test_an_open_letter_waits_while_the_phone_says_that_more_comes(sender: MadeSender) -> None:
    form = plain_form(number())
    assert drop(sender, form, more=True) is Handed.PART
    assert drop(sender, form, Part("wajah.jpg", b"one")) is Handed.WHOLE


def test_a_file_that_the_letter_does_not_name_is_refused_and_nothing_is_kept(sender: MadeSender) -> None:
    for form in (plain_form(number()), manifest(number())):
        with pytest.raises(RuleBroken):
            drop(sender, form, Part("lain.jpg", b"?"))
    assert not Letter.objects.exists()


def test_a_form_that_the_desk_never_published_is_not_taken(sender: MadeSender, tono: Actor) -> None:
    for form in (plain_form(number(), version="2"), plain_form(number(), form="lain")):
        with pytest.raises(NotFound):
            drop(sender, form)
    other = make_sender(office="Kantor lain", by=tono)  # at a desk that publishes nothing
    with pytest.raises(NotFound):
        drop(other, plain_form(number()))


def test_an_older_blank_form_is_taken_and_only_the_newest_is_offered(sender: MadeSender, ratna: Actor) -> None:
    assert ratna.desk is not None
    sounds = (BlankFile("janji_id.mp3", b"sound"),)
    publish_blank(desk=ratna.desk, told=blank(ratna, "2", content=b"<new/>", files=sounds), by=ratna)
    assert [each.version for each in blanks_offered(ratna.desk, actor=VISITOR)] == ["2"]
    every = blanks_offered(ratna.desk, every_version=True, actor=VISITOR)
    assert [(each.version, each.newest, each.has_files) for each in every] == [("2", True, True), ("1", False, False)]
    assert blank_content(ratna.desk, form=FORM, version="1", actor=VISITOR) == b"<h:html/>"
    assert [each.name for each in files_of_blank(ratna.desk, form=FORM, version="2", actor=VISITOR)] == ["janji_id.mp3"]
    named = partial(file_of_blank, ratna.desk, form=FORM, version="2", actor=VISITOR)
    assert named(name="janji_id.mp3") == b"sound"
    with pytest.raises(NotFound):
        named(name="lain.mp3")
    now = offered_now(ratna.desk, FORM)
    assert now is not None
    assert (now.version, now.sounds) == ("2", frozenset({"janji_id.mp3"}))
    assert drop(sender, plain_form(number())) is Handed.WHOLE  # on a phone that was weeks away


def test_a_lost_key_can_not_fill_the_disk(sender: MadeSender) -> None:
    kept = plain_form(number())
    drop(sender, kept)
    with patch.object(waiting, "MOST_WAITING", 1):
        assert drop(sender, plain_form(number())) is Handed.FULL
        assert drop(sender, kept) is Handed.WHOLE  # it is there
        assert drop(sender, kept, Part("wajah.jpg", b"one")) is Handed.FULL
    with patch.object(waiting, "MOST_BYTES", 10):
        assert drop(sender, plain_form(number())) is Handed.FULL
    assert (Letter.objects.count(), Piece.objects.count()) == (1, 1)


def test_what_is_settled_loses_its_content_and_the_same_form_again_is_still_known(
    sender: MadeSender, ratna: Actor
) -> None:
    form, subject = plain_form(number()), nobody()
    drop(sender, form)
    (line,) = letters_waiting(actor=ratna)
    settle_letter(letter_id=line.id, to=LetterState.TAKEN, subject=subject, by=ratna)
    assert letter_boxes(line.id, actor=ratna).boxes == ()
    assert letters_waiting(actor=ratna) == []
    assert letters_settled(actor=ratna)[0].subject == subject
    assert drop(sender, form) is Handed.WHOLE
    assert drop(sender, form, Part("wajah.jpg", b"one")) is Handed.OTHER
    with pytest.raises(RuleBroken):
        settle_letter(letter_id=line.id, to=LetterState.ASIDE, by=ratna)
    assert letters_waiting(actor=ratna) == []


def test_another_desk_and_a_stranger_see_nothing(sender: MadeSender, ratna: Actor, tono: Actor, hamdan: Actor) -> None:
    drop(sender, plain_form(number()))
    (line,) = letters_waiting(actor=ratna)
    assert [*letters_waiting(actor=tono), *letters_settled(actor=tono), *senders_of_desk(actor=tono)] == []
    for wrong in (lambda: letter_boxes(line.id, actor=tono), lambda: revoke_sender(sender_id=sender.id, by=tono)):
        with pytest.raises(NotFound):
            wrong()
    for refused in (
        lambda: senders_of_desk(actor=hamdan),
        lambda: letters_waiting(actor=hamdan),
        lambda: make_sender(office="x", by=hamdan),
        lambda: greet_sender(token=sender.token, by=hamdan),
        lambda: blanks_offered(line.id, actor=ratna),
    ):
        with pytest.raises(NotPermitted):
            refused()


def test_what_was_settled_long_ago_is_forgotten(sender: MadeSender, ratna: Actor) -> None:
    drop(sender, plain_form(number()))
    (line,) = letters_waiting(actor=ratna)
    settle_letter(letter_id=line.id, to=LetterState.ASIDE, by=ratna)
    soon, late = timezone.now() + timedelta(days=1), timezone.now() + REMEMBERED + timedelta(days=1)
    assert [sweep_letters(now=when, by=CLOCK) for when in (soon, late, late)] == [0, 1, 0]
    assert not Letter.objects.exists()


def test_what_nobody_looks_at_for_half_a_year_loses_its_content_and_is_still_known(
    sender: MadeSender, ratna: Actor
) -> None:
    form = plain_form(number())
    drop(sender, form)
    before, after = timezone.now() + LONGEST_WAIT, timezone.now() + LONGEST_WAIT + timedelta(days=1)
    assert [sweep_letters(now=when, by=CLOCK) for when in (before - timedelta(days=1), after, after)] == [0, 1, 0]
    assert not any(Piece.objects.values_list("box", flat=True))
    (line,) = letters_settled(actor=ratna)
    assert (line.state, line.settled_by) == (LetterState.ASIDE, None)
    assert drop(sender, form) is Handed.WHOLE
    assert letters_waiting(actor=ratna) == []


def test_a_name_that_should_not_stand_there_is_taken_out(sender: MadeSender, mega: Actor) -> None:
    assert [each.words for each in words_found("singgah entikong", actor=mega)] == ["Singgah Entikong"]
    assert take_words_out(words="singgah entikong", by=mega) == 1
    assert words_found("singgah entikong", actor=mega) == []
