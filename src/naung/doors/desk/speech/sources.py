"""What can be heard: each text that is read aloud says which sentences it has now, and which it can have at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from naung.casework.arrivals.rules.aloud import lines_aloud
from naung.casework.testimony.queries import course_now
from naung.casework.testimony.rules import reading_lines, table_lines
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound
from naung.foundation.speech.rules import sentences_of
from naung.foundation.speech.vocabulary import Sentence, Tongue
from naung.foundation.words import gettext_noop

ASKED, ASKED_IN = "saringan", (Tongue.INDONESIAN, Tongue.MALAY)  # what is asked at the border, and in which languages
FILLED = "{"  # a sentence of a table that holds it says something else at each office


@dataclass(frozen=True)
class Source:
    """A text that is read aloud. `now`: its lines as they stand today; `table`: every line it can have, unfilled."""

    code: str
    words: str
    tongues: tuple[Tongue, ...]
    now: Callable[[Actor, Tongue], list[str]]
    table: Callable[[Tongue], list[str]]


def _reading_now(actor: Actor, tongue: Tongue) -> list[str]:
    return [line[tongue] for line in reading_lines(course_now(actor=actor))]


def _reading_table(tongue: Tongue) -> list[str]:
    return [line[tongue] for line in table_lines()]


def _asked_table(tongue: Tongue) -> list[str]:
    return list(lines_aloud(tongue).values())


def _asked_now(_actor: Actor, tongue: Tongue) -> list[str]:
    return _asked_table(tongue)


_EVERY = (
    Source(
        "bacaan",
        gettext_noop("Bacaan sebelum memutuskan"),
        (Tongue.INDONESIAN, Tongue.ENGLISH),
        _reading_now,
        _reading_table,
    ),
    Source(ASKED, gettext_noop("Pertanyaan di perbatasan"), ASKED_IN, _asked_now, _asked_table),
)
SOURCES: Mapping[str, Source] = {source.code: source for source in _EVERY}


def source_of(code: str, tongue: str) -> tuple[Source, Tongue]:
    """The text and the language of an address. Raises NotFound for what is not read aloud, or not in this language."""
    source = SOURCES.get(code)
    if source is None or tongue not in source.tongues:
        raise NotFound()
    return source, Tongue(tongue)


def lines_now(source: Source, tongue: Tongue, actor: Actor) -> list[list[Sentence]]:
    """The sentences of each line as they are read today."""
    return [[Sentence(text, tongue) for text in sentences_of(line)] for line in source.now(actor, tongue)]


def fixed_sentences(source: Source, tongue: Tongue) -> list[Sentence]:
    """Every sentence that says the same at each office, so that somebody can record it: each once, in the table's order."""
    texts = dict.fromkeys(text for line in source.table(tongue) for text in sentences_of(line) if FILLED not in text)
    return [Sentence(text, tongue) for text in texts]
