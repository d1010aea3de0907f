"""Words of the tables: what a row of a table says, and on what it rests."""

from collections.abc import Mapping
from dataclasses import dataclass

from naung.foundation.clock.vocabulary import Mark
from naung.foundation.people.vocabulary import Answer


@dataclass(frozen=True)
class Words:
    """One text in the two languages of the house, and in Malay where it is said to people."""

    id: str
    en: str
    ms: str = ""

    def in_language(self, language: str) -> str:
        """The text in that language; Indonesian for any other than English."""
        return self.en if language.startswith("en") else self.id


@dataclass(frozen=True)
class Basis:
    """On what a row rests and how far that was checked. `house`: the office's own way of working, no law."""

    legal_basis: str
    article: str
    mark: Mark
    source: str
    house: bool = False

    @property
    def citation(self) -> str:
        """Law and article, or the instrument."""
        return f"{self.legal_basis} {self.article}".strip()


@dataclass(frozen=True)
class Code:
    """A coded word; `area` of a crossing, `heard` in manifests."""

    code: str
    words: Words
    area: str = ""
    heard: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sign:
    """One sign of the first line, with what to look for; `ask`: how somebody may be asked about it. The lot asks nothing."""

    code: str
    words: Words
    look: Words
    basis: Basis
    ask: Words | None = None


@dataclass(frozen=True)
class FirstLine:
    """The table of the first line: its signs, and the lot that draws one of `share`."""

    signs: Mapping[str, Sign]
    lot: Sign
    share: int


@dataclass(frozen=True)
class Track:
    """What somebody worked as, which decides what is asked; `causes` suggest it."""

    code: str
    words: Words
    causes: tuple[str, ...]


@dataclass(frozen=True)
class Need:
    """What may be needed before somebody leaves, in the order of urgency."""

    code: str
    words: Words
    stays: bool
    rank: int


@dataclass(frozen=True)
class Question:
    """One question of the short screening: which answers are a sign, where it may be asked, and what it proposes why."""

    code: str
    words: Words
    signs: frozenset[Answer]
    safe: bool
    only: frozenset[str]
    but: frozenset[str]
    need: str
    reason: Words
    basis: Basis


@dataclass(frozen=True)
class Heard:
    """The question to the officer that comes first."""

    words: Words
    help: Words
    reason: Words
    need: str
    basis: Basis


@dataclass(frozen=True)
class Seen:
    """What a sign of the first line or of the list proposes; `then`: once she was asked everything where nobody hears."""

    code: str
    need: str
    then: str
    reason: Words
    basis: Basis


@dataclass(frozen=True)
class Short:
    """The table of the short screening."""

    heard: Heard
    questions: Mapping[str, Question]
    tracks: Mapping[str, Track]
    needs: Mapping[str, Need]
    seen: Mapping[str, Seen]


@dataclass(frozen=True)
class Reason:
    """Why something is proposed, by the code of the sign or question, with the need that it proposes; never a number."""

    code: str
    need: str
    words: Words
