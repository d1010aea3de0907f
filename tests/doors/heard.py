"""The reading as it is heard, for worlds that are made often: a machine speaks it once a run, and its sounds are kept again."""

from functools import lru_cache
from uuid import UUID

from django.utils import timezone

from naung.casework.testimony.rules import reading_lines
from naung.doors.desk.speech.sources import ASKED, ASKED_IN, SOURCES, fixed_sentences
from naung.foundation.access.rules import desk_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.speech.actions import keep_recording
from naung.foundation.speech.models import Recording, Spoken
from naung.foundation.speech.rules import key_of, sentences_of
from naung.foundation.speech.vocabulary import Sentence, Tongue
from naung.methods.speech import VOICE, spoken
from tests.foundation.speech.given import a_voice

FIRST = Sentence(sentences_of(reading_lines(None)[0]["id"])[0], Tongue.INDONESIAN)


@lru_cache(maxsize=2)
def _sounds(tongue: Tongue) -> dict[str, bytes]:
    texts = [text for line in reading_lines(None) for text in sentences_of(line[tongue])]
    return {key_of(Sentence(text, tongue)): sound for text, sound in zip(texts, spoken(texts, tongue), strict=True)}


def spoken_reading() -> None:
    """The reading without figures of the register, said by the machine in both languages."""
    rows = [
        Spoken(key=key, voice=VOICE, content=sound, made_on=timezone.localdate())
        for tongue in (Tongue.INDONESIAN, Tongue.ENGLISH)
        for key, sound in _sounds(tongue).items()
    ]
    Spoken.objects.bulk_create(rows, ignore_conflicts=True)


@lru_cache(maxsize=2)
def _asked(tongue: Tongue) -> dict[str, bytes]:
    texts = [each.text for each in fixed_sentences(SOURCES[ASKED], tongue)]
    return {key_of(Sentence(text, tongue)): sound for text, sound in zip(texts, spoken(texts, tongue), strict=True)}


def spoken_questions() -> None:
    """Every question of the short screening, said by the machine in Indonesian and in Malay."""
    rows = [
        Spoken(key=key, voice=VOICE, content=sound, made_on=timezone.localdate())
        for tongue in ASKED_IN
        for key, sound in _asked(tongue).items()
    ]
    Spoken.objects.bulk_create(rows, ignore_conflicts=True)


def a_recording(by: Actor) -> UUID:
    """The first sentence of the reading in the voice of the actor's desk."""
    known = Recording.objects.filter(desk=desk_of(by)).values_list("id", flat=True).first()
    return known or keep_recording(sentence=FIRST, raw=a_voice(), version=0, by=by)
