"""The questions of the short screening as they are heard by who does not read: each in Indonesian and in Malay."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.arrivals.rules.tables import shipped_short
from naung.casework.arrivals.vocabulary import Question
from naung.doors.desk.arrivals.people import WRITES
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.speech.sounds import as_sound
from naung.doors.desk.speech.sources import ASKED, ASKED_IN
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, OutsideFailed
from naung.foundation.speech.actions import speak
from naung.foundation.speech.queries import RECORDS, sounds_of, voices_of
from naung.foundation.speech.rules import key_of, sentences_of
from naung.foundation.speech.vocabulary import TONGUE_WORDS, Sentence, Tongue, Whose


@dataclass(frozen=True)
class Spoken:
    """A question in one language: where its sound is, and whether a machine says it."""

    words: str
    tongue: Tongue
    spoken_in: str
    address: str
    by_machine: bool


@dataclass(frozen=True)
class Aloud:
    """What can be heard of the questions of a page, by their codes. `silent`: there is no voice for them here."""

    questions: dict[str, list[Spoken]]
    silent: bool
    may_record: bool
    text: str = ASKED
    tongue: str = ASKED_IN[0]


def aloud(asked: Sequence[Question], actor: Actor) -> Aloud:
    """These questions as they are heard. What nobody says yet the machine says now, and it is kept."""
    every = [each for question in asked for tongue in ASKED_IN for each in _sentences(question, tongue)]
    with suppress(OutsideFailed):  # the page says so, and is read by a person
        speak(sentences=every, by=actor)
    whose = voices_of(every, actor=actor)
    found = {question.code: list(_spoken(question, whose)) for question in asked}
    silent = any(key_of(each) not in whose for each in every)
    return Aloud(found, silent, actor.may(RECORDS))


def _spoken(question: Question, whose: dict[str, Whose]) -> Iterable[Spoken]:
    for tongue in ASKED_IN:
        sentences = _sentences(question, tongue)
        voices = {whose.get(key_of(each)) for each in sentences}
        if None not in voices:
            address = reverse("arrivals:sound", args=(question.code, tongue))
            words = " ".join(each.text for each in sentences)
            yield Spoken(words, tongue, _(TONGUE_WORDS[tongue]), address, Whose.MACHINE in voices)


def _sentences(question: Question, tongue: Tongue) -> list[Sentence]:
    text = question.words.ms if tongue is Tongue.MALAY else question.words.id
    return [Sentence(each, tongue) for each in sentences_of(text)]


@requires(WRITES)
def sound(request: DeskRequest, question: str, tongue: str) -> HttpResponse:
    """One question as it is heard. Raises NotFound for none, for another language, and where nobody says it yet."""
    found = shipped_short().questions.get(question)
    if found is None or tongue not in ASKED_IN:
        raise NotFound()
    return as_sound(request, b"".join(sounds_of(_sentences(found, Tongue(tongue)), actor=request.actor)))
