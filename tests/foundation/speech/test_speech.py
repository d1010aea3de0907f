"""A machine says a sentence once; Ratna lays her desk's own voice over it, and only her desk hears it."""

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, OutsideFailed, RuleBroken, StaleVersion
from naung.foundation.speech import actions
from naung.foundation.speech.actions import keep_recording, remove_recording, speak, sweep_speech
from naung.foundation.speech.models import Recording, Spoken
from naung.foundation.speech.queries import recording_of, recordings, sounds_of, voices_of
from naung.foundation.speech.rules import KEPT_FOR, key_of, sentences_of
from naung.foundation.speech.vocabulary import Sentence, Tongue, Whose
from naung.foundation.vault.models import Kept
from naung.methods.speech import NotMade, spoken
from tests.foundation.speech.given import a_voice

ONE = Sentence("Anda boleh memilih.", Tongue.INDONESIAN)
TWO = Sentence("Kami tidak memaksa.", Tongue.INDONESIAN)
ENGLISH = Sentence("You may choose.", Tongue.ENGLISH)


def test_a_text_is_cut_into_its_sentences_and_amounts_stay_whole() -> None:
    text = "Berapa lama? Kami belum tahu. Yang dibayar Rp3,22 miliar. Rp1.250.000 itu uang Anda!"
    assert sentences_of(text) == [
        "Berapa lama?",
        "Kami belum tahu.",
        "Yang dibayar Rp3,22 miliar.",
        "Rp1.250.000 itu uang Anda!",
    ]
    assert sentences_of("  ") == []
    assert sentences_of("Rp33.05 billion.") == ["Rp33.05 billion."]


def test_the_same_words_in_another_language_are_another_sentence() -> None:
    assert key_of(ONE) == key_of(Sentence(ONE.text, Tongue.INDONESIAN))
    assert len({key_of(ONE), key_of(TWO), key_of(Sentence(ONE.text, Tongue.MALAY))}) == 3


@pytest.mark.django_db
def test_the_machine_says_each_sentence_once(sari: Actor) -> None:
    with patch.object(actions, "spoken", wraps=spoken) as child:
        assert speak(sentences=[ONE, TWO, ONE, ENGLISH], by=sari) == 3
        assert speak(sentences=[TWO, ENGLISH], by=sari) == 0
        assert [(call.args[0], str(call.args[1])) for call in child.call_args_list] == [
            ([ENGLISH.text], "en"),
            ([ONE.text, TWO.text], "id"),
        ]
    one, english = sounds_of([ONE, ENGLISH], actor=sari)
    assert one != english
    assert voices_of([ONE, TWO], actor=sari) == {key_of(ONE): Whose.MACHINE, key_of(TWO): Whose.MACHINE}
    assert Entry.objects.filter(event="speech.spoken").count() == 1


@pytest.mark.django_db
def test_another_voice_or_setting_speaks_anew(sari: Actor) -> None:
    speak(sentences=[ONE], by=sari)
    Spoken.objects.update(voice="another voice")
    with pytest.raises(NotFound):
        sounds_of([ONE], actor=sari)
    assert speak(sentences=[ONE], by=sari) == 1
    assert sweep_speech(by=system_actor("tick")) == 1
    assert len(sounds_of([ONE], actor=sari)) == 1


@pytest.mark.django_db
def test_where_no_voice_can_be_made_nothing_is_kept_and_what_was_kept_stays(sari: Actor) -> None:
    speak(sentences=[ONE], by=sari)
    with patch.object(actions, "spoken", side_effect=NotMade), pytest.raises(OutsideFailed):
        speak(sentences=[ONE, TWO], by=sari)
    assert voices_of([ONE, TWO], actor=sari) == {key_of(ONE): Whose.MACHINE}


@pytest.mark.django_db
def test_a_desks_own_voice_stands_before_the_machines_and_only_there(
    ratna: Actor, sari: Actor, officer: Callable[[str], Actor]
) -> None:
    speak(sentences=[ONE, TWO], by=sari)
    (machine,) = sounds_of([ONE], actor=sari)
    kept = keep_recording(sentence=ONE, raw=a_voice(), version=0, by=ratna)
    own, two = sounds_of([ONE, TWO], actor=sari)
    assert own != machine
    assert voices_of([ONE, TWO], actor=sari) == {key_of(ONE): Whose.OFFICE, key_of(TWO): Whose.MACHINE}
    assert sounds_of([ONE], actor=officer("budi")) == [machine]
    found = recording_of(ONE, actor=ratna)
    assert found is not None
    assert (found.id, found.text, found.version, found.by) == (kept, ONE.text, 1, ratna.id)
    remove_recording(recording_id=kept, by=ratna)
    assert sounds_of([ONE, TWO], actor=sari) == [machine, two]
    assert not Kept.objects.filter(kind="speech.sound").exists()  # nothing of the voice is left


@pytest.mark.django_db
def test_recording_anew_takes_the_place_of_the_earlier(ratna: Actor) -> None:
    keep_recording(sentence=ONE, raw=a_voice(high=440), version=0, by=ratna)
    (first,) = sounds_of([ONE], actor=ratna)
    with pytest.raises(StaleVersion):
        keep_recording(sentence=ONE, raw=a_voice(high=880), version=0, by=ratna)
    assert sounds_of([ONE], actor=ratna) == [first]
    keep_recording(sentence=ONE, raw=a_voice(high=880), version=1, by=ratna)
    assert sounds_of([ONE], actor=ratna) != [first]
    assert (Recording.objects.get().version, Kept.objects.filter(kind="speech.sound").count()) == (2, 1)


@pytest.mark.django_db
def test_two_who_record_the_same_sentence_at_once_do_not_undo_each_other(ratna: Actor) -> None:
    keep_recording(sentence=ONE, raw=a_voice(), version=0, by=ratna)
    nobody = Recording.objects.none()
    with patch.object(Recording.objects, "select_for_update", return_value=nobody), pytest.raises(StaleVersion):
        keep_recording(sentence=ONE, raw=a_voice(high=880), version=0, by=ratna)
    assert Kept.objects.filter(kind="speech.sound").count() == 1


@pytest.mark.django_db
def test_a_voice_lies_sealed(ratna: Actor) -> None:
    keep_recording(sentence=ONE, raw=a_voice(), version=0, by=ratna)
    (sound,) = sounds_of([ONE], actor=ratna)
    body = bytes(Kept.objects.get(kind="speech.sound").body or b"")
    assert sound[:40] not in body
    assert body


@pytest.mark.django_db
@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"RIFF" + bytes(60), a_voice(0.05)], ids=len)
def test_what_is_no_recording_is_refused_beside_the_file(ratna: Actor, raw: bytes) -> None:
    with pytest.raises(RuleBroken) as wrong:
        keep_recording(sentence=ONE, raw=raw, version=0, by=ratna)
    assert wrong.value.field == "file"
    assert not Recording.objects.exists()


@pytest.mark.django_db
def test_who_may(sari: Actor, ratna: Actor, hamdan: Actor, budi: Actor) -> None:
    kept = keep_recording(sentence=ONE, raw=a_voice(), version=0, by=ratna)
    with pytest.raises(NotPermitted):
        keep_recording(sentence=ONE, raw=a_voice(), version=1, by=sari)
    with pytest.raises(NotPermitted):
        remove_recording(recording_id=kept, by=sari)
    for asked in (lambda: recordings(actor=sari), lambda: recording_of(ONE, actor=sari)):
        with pytest.raises(NotPermitted):
            asked()
    for numbers in (
        lambda: speak(sentences=[ONE], by=hamdan),
        lambda: voices_of([ONE], actor=hamdan),
        lambda: sounds_of([ONE], actor=hamdan),
    ):
        with pytest.raises(NotPermitted):
            numbers()
    far = Actor(**{**vars(budi), "permissions": ratna.permissions})
    for missing in (kept, uuid4()):
        with pytest.raises(NotFound):
            remove_recording(recording_id=missing, by=far)
    assert recordings(actor=far) == []
    with pytest.raises(NotPermitted):
        sweep_speech(by=ratna)


@pytest.mark.django_db
def test_a_machines_sound_goes_after_more_than_a_year(sari: Actor) -> None:
    speak(sentences=[ONE], by=sari)
    tick = system_actor("tick")
    Spoken.objects.update(made_on=timezone.localdate() - KEPT_FOR)
    assert sweep_speech(by=tick) == 0
    Spoken.objects.update(made_on=timezone.localdate() - KEPT_FOR - timedelta(days=1))
    assert sweep_speech(by=tick) == 1
    assert speak(sentences=[ONE], by=sari) == 1
