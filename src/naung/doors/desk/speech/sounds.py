"""What a page that is read aloud lets hear: its sentences with whose voice says each, and the whole in one piece."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from naung.doors.desk.speech.sources import Source, lines_now
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import OutsideFailed
from naung.foundation.speech.actions import speak
from naung.foundation.speech.queries import RECORDS, voices_of
from naung.foundation.speech.rules import key_of
from naung.foundation.speech.vocabulary import Sentence, Tongue, Whose

SOUND = "audio/mpeg"
UNIT = "bytes="


@dataclass(frozen=True)
class Said:
    """One sentence on a page: where its sound is, and whose voice it is; no address where nobody says it."""

    text: str
    address: str
    whose: Whose | None

    @property
    def by_machine(self) -> bool:
        return self.whose is Whose.MACHINE


@dataclass(frozen=True)
class Heard:
    """A text on a page: its lines, and where the whole is; no address where a sentence of it is said by nobody."""

    lines: list[list[Said]]
    whole: str

    @property
    def voices(self) -> set[Whose]:
        """Whose voices are in it."""
        return {said.whose for line in self.lines for said in line if said.whose}

    @property
    def by_machine(self) -> bool:
        """Whether a machine says any of it."""
        return Whose.MACHINE in self.voices

    @property
    def by_both(self) -> bool:
        """Whether the office says some of it and a machine the rest."""
        return len(self.voices) > 1


def heard_of(source: Source, tongue: Tongue, actor: Actor) -> Heard:
    """The text as it is read today. What nobody says yet the machine says now and it is kept; where it can't, it stays silent."""
    lines = lines_now(source, tongue, actor)
    every = [sentence for line in lines for sentence in line]
    with suppress(OutsideFailed):  # the page says so, and is read by a person
        speak(sentences=every, by=actor)
    whose = voices_of(every, actor=actor)
    ids = (source.code, tongue)
    said = [[_said(sentence, ids, whose.get(key_of(sentence))) for sentence in line] for line in lines]
    whole = reverse("speech:whole", args=ids) if all(key_of(each) in whose for each in every) else ""
    return Heard(said, whole)


def to_be_heard(source: Source, tongue: Tongue, actor: Actor) -> dict[str, Any]:
    """What a page that is read aloud hands to `desk/speech/heard.html`."""
    return {
        "heard": heard_of(source, tongue, actor),
        "heard_of": source.code,
        "heard_in": tongue.value,
        "may_record": actor.may(RECORDS),
    }


def _said(sentence: Sentence, ids: tuple[str, str], whose: Whose | None) -> Said:
    address = reverse("speech:sound", args=(*ids, key_of(sentence))) if whose else ""
    return Said(sentence.text, address, whose)


def as_sound(request: HttpRequest, sound: bytes) -> HttpResponse:
    """The answer that a player takes. A part of it where one was asked for: some telephones play nothing else."""
    part = _part(request.headers.get("Range", ""), len(sound))
    answer = HttpResponse(sound if part is None else sound[part], content_type=SOUND)
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Disposition"] = "inline"
    if part is not None:
        answer.status_code = 206
        answer["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(sound)}"
    return answer


def _part(asked: str, size: int) -> slice | None:
    """The one part that a header asks for; None for no part, several, or one that is not there: then all of it is given.

    Source: RFC 9110, section 14.2: a server may give the whole in place of a part.
    """
    first, dash, last = asked.removeprefix(UNIT).partition("-")
    ends = [each for each in (first, last) if each]
    if not asked.startswith(UNIT) or not dash or not ends or not all(e.isascii() and e.isdigit() for e in ends):
        return None
    if not first:
        start, stop = max(size - int(last), 0), size
    else:
        start, stop = int(first), min(int(last) + 1, size) if last else size
    return slice(start, stop) if start < stop else None
