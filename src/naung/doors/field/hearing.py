"""What the border asks, as a tablet takes it along to be heard without signal: no person's words are in it."""

from base64 import b64encode
from contextlib import suppress
from typing import Any

from django.http import HttpRequest

from naung.casework.arrivals.rules.aloud import lines_aloud
from naung.doors.field.guards import answers
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, OutsideFailed
from naung.foundation.speech.actions import speak
from naung.foundation.speech.queries import marks_of, sounds_of
from naung.foundation.speech.rules import sentences_of
from naung.foundation.speech.vocabulary import Sentence, Tongue

WRITES = Permission.ARRIVAL_WRITE
TONGUES = (Tongue.INDONESIAN, Tongue.MALAY)
AT_ONCE = 8  # sounds of one answer: about a hundred kilobytes, which a weak signal still brings


def _lines() -> dict[str, list[Sentence]]:
    """Every line by language and code."""
    return {
        f"{tongue}.{code}": [Sentence(each, tongue) for each in sentences_of(text)]
        for tongue in TONGUES
        for code, text in lines_aloud(tongue).items()
    }


def sound_news(actor: Actor) -> dict[str, list[str]]:
    """By which mark a tablet knows whether it has each sound as it is now, and whose voice it is. Makes none."""
    return {code: [mark.tag, mark.whose.value] for code, mark in marks_of(_lines(), actor=actor).items()}


@answers(WRITES, method="POST")
def sounds(actor: Actor, told: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    """Some sounds, each with its mark. What nobody said before the machine says now; where there is no voice they are missing."""
    every, asked = _lines(), told["keys"]
    if not isinstance(asked, list) or len(asked) > AT_ONCE or any(each not in every for each in asked):
        raise ValueError("some of the sounds that there are")
    lines = {each: every[each] for each in asked}
    with suppress(OutsideFailed):
        speak(sentences=[each for line in lines.values() for each in line], by=actor)
    marks = marks_of(lines, actor=actor)
    found: dict[str, list[str]] = {}
    for code, line in lines.items():
        with suppress(NotFound):
            sound = b"".join(sounds_of(line, actor=actor))
            found[code] = [marks[code].tag, marks[code].whose.value, b64encode(sound).decode()]
    return {"sounds": found}
