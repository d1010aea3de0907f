"""What the columns of a table are, by suggestion: words of the headings, their spelling, and a look at the values below.

Nothing here knows what a table is about: the fields, their words in several languages and the looks are given. A suggestion is
a plain value that a person corrects and that can be given the next time.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz import fuzz

from naung.methods.sheets.cells import Cell

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}[A-Za-z]?\b")  # D.O.B, N.I.K.
NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
LONGEST_HEADING = 200
EXACT, SAME_WORDS, SURE, LIKELY = 1.0, 0.97, 0.85, 0.6
NEARLY = 88  # letters that agree, of a hundred, for a heading to be a misspelled one
WITHIN, WITHIN_MORE = 0.58, 0.37  # a heading that holds all words of a phrase, and how much its share of the words adds
BY_VALUES = 0.62  # a column whose heading says nothing, and whose values all look like one thing
MOST_LOOKED_AT = 200  # values of a column
FEW, MOST_ALIKE, HARDLY = 3, 0.9, 0.2
LOOK_WEIGHT = 0.12
AGAINST = 0.28  # what values take from a guess that hardly one of them looks like; a heading that is exact outlives it
PART = 0.9  # of a reading that is not the whole heading
PARTED = re.compile(r"[/|()\n;,]+")
WHOLE = "="  # behind a phrase that counts only where it is the whole heading: `nama=`


@dataclass(frozen=True)
class Wording:
    """The words of headings: phrases by field, short forms of words, words that say nothing, headings of something else.

    `apart`: words with the fields that no heading names which holds one of them (`waris`: the number is somebody else's).
    """

    phrases: Mapping[str, tuple[str, ...]]
    short: Mapping[str, str] = field(default_factory=dict)
    idle: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()


class Guess(NamedTuple):
    """A field that a heading may name, how surely, and by what: `exact`, `words`, `near` or `values`."""

    field: str
    score: float
    how: str


class Column(NamedTuple):
    """What became of one column. `field` is empty where it is not used; `how` also `given` or `twice`.

    `doubt`: its values look like something else. `instead`: the field that its heading would name, had another not taken it.
    """

    at: int
    heading: str
    field: str
    how: str
    score: float
    filled: int
    doubt: bool = False
    instead: str = ""


@lru_cache(maxsize=16_384)
def _words(text: str) -> tuple[str, ...]:
    cut = CAMEL.sub(" ", DOTTED.sub(lambda found: found[0].replace(".", ""), text))
    bare = unicodedata.normalize("NFKD", cut).encode("ascii", "ignore").decode("ascii").lower().replace("'", "")
    return tuple(NOT_A_LETTER.sub(" ", bare).split())


def plain(heading: str, short: Mapping[str, str] = MappingProxyType({})) -> str:
    """A heading as it is compared: small letters, no accents or signs, short forms written out (`Tgl.Lahir`: `tanggal lahir`)."""
    return " ".join([short.get(word, word) for word in _words(heading[:LONGEST_HEADING])])


class Matcher:
    """Guesses fields for headings of one wording; phrases are prepared once."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.exact: dict[str, str] = {}
        self.phrases: list[tuple[str, str, frozenset[str], bool]] = []
        for name, phrases in wording.phrases.items():
            for phrase in phrases:
                whole = phrase.endswith(WHOLE)
                said = plain(phrase, wording.short)
                self.exact.setdefault(said, name)
                self.phrases.append((name, said, frozenset(said.split()), whole))
        self.sets = {frozenset(said.split()): name for said, name in reversed(self.exact.items())}
        self.other = {frozenset(plain(phrase, wording.short).split()) for phrase in wording.other}
        self.apart = [
            ([tuple(plain(each, wording.short).split()) for each in said], shut) for said, shut in wording.apart
        ]
        self.guesses = lru_cache(maxsize=4096)(self._guesses)

    def _guesses(self, heading: str) -> tuple[Guess, ...]:
        """Fields that one heading may name, the surest first, each once."""
        said = plain(heading, self.wording.short)
        if not said or frozenset(said.split()) in self.other:
            return ()
        bare = [word for word in said.split() if word not in self.wording.idle] or said.split()
        best: dict[str, Guess] = {}
        known = said in self.exact  # no misspelling of another phrase
        for guess in self._all(said, bare):
            if known and guess.how == "near":
                continue
            if guess.field not in best or guess.score > best[guess.field].score:
                best[guess.field] = guess
        return tuple(sorted(best.values(), key=lambda guess: -guess.score))

    def _all(self, said: str, bare: list[str]) -> Iterable[Guess]:
        if name := self.exact.get(said):
            yield Guess(name, EXACT, "exact")
        joined, words = " ".join(bare), frozenset(bare)
        if name := self.exact.get(joined) or self.sets.get(words):
            yield Guess(name, SAME_WORDS, "words")
        for name, phrase, parts, whole in self.phrases:
            if parts and not whole and parts < words:
                yield Guess(name, WITHIN + WITHIN_MORE * len(parts) / len(words), "words")
            loose = not whole or len(bare) == len(phrase.split())
            if (
                loose
                and len(phrase) > 4
                and (near := fuzz.ratio(phrase.replace(" ", ""), joined.replace(" ", ""))) >= NEARLY
            ):
                yield Guess(name, near / 100 * 0.95, "near")

    def best(self, headings: Sequence[str]) -> tuple[Guess, ...]:
        """Guesses for a column whose heading has several readings: under one that spans columns, the whole and its last part.

        A heading in two languages (`Nama / Name`) is also read part by part.
        """
        found: dict[str, Guess] = {}
        shut = self.shut(headings)
        for number, heading in enumerate(headings):
            for part, weight in ((heading, 1.0), *((part, PART) for part in self._parts(heading))):
                for guess in self.guesses(part):
                    if guess.field in shut:
                        continue
                    score = guess.score * weight * (1.0 if number == 0 else PART)
                    if guess.field not in found or score > found[guess.field].score:
                        found[guess.field] = guess._replace(score=score)
        return tuple(sorted(found.values(), key=lambda guess: -guess.score))

    def shut(self, headings: Sequence[str]) -> frozenset[str]:
        """The fields that a heading can't name because of a word that speaks of something or somebody else."""
        return frozenset().union(*(self._shut(heading) for heading in headings))

    def _shut(self, heading: str) -> frozenset[str]:
        said = plain(heading, self.wording.short).split()
        held = {tuple(said[at : at + count]) for count in (1, 2, 3) for at in range(len(said) - count + 1)}
        return frozenset().union(*(shut for phrases, shut in self.apart if not held.isdisjoint(phrases)))

    def _parts(self, heading: str) -> list[str]:
        """The parts of a heading between its signs; a single letter is none (`K/P`), nor is one behind a number's word."""
        parts = [part.strip() for part in PARTED.split(heading)]
        return [part for part in parts if len(plain(part).split(" ")[-1]) > 1] if len(parts) > 1 else []


Look = Callable[[Cell], bool]


def shares(values: Sequence[Cell], looks: Mapping[str, Look]) -> dict[str, float]:
    """Which share of the filled cells of a column look like each field."""
    some = values[:MOST_LOOKED_AT]
    return {name: sum(look(value) for value in some) / len(some) for name, look in looks.items()} if some else {}


class Told(NamedTuple):
    """A column as it stands: its number, its heading as shown, other readings of it, and its filled cells."""

    at: int
    heading: str
    readings: tuple[str, ...]
    values: Sequence[Cell]


def suggested(
    columns: Sequence[Told], matcher: Matcher, looks: Mapping[str, Look], *, by_values: frozenset[str] = frozenset(),
    given: Mapping[int, str] = MappingProxyType({}),
) -> list[Column]:  # fmt: skip
    """What each column is. `given`: fields by column that a person chose, "" for none.

    `by_values`: fields that values alone may show, where a heading says nothing.
    """
    tried: list[tuple[float, int, Guess]] = []
    seen = {told.at: shares(told.values, looks) for told in columns}
    guesses = {told.at: _weighed(told, matcher, seen[told.at], by_values) for told in columns}
    for told in columns:
        if told.at not in given:
            tried += [(guess.score, -told.at, guess) for guess in guesses[told.at]]
    taken = {name: index for index, name in given.items() if name}
    chosen: dict[int, Guess] = {index: Guess(name, EXACT, "given") for index, name in given.items()}
    for score, negative, guess in sorted(tried, key=lambda each: (-each[0], -each[1])):
        index = -negative
        if score >= LIKELY and index not in chosen and guess.field not in taken:
            chosen[index], taken[guess.field] = guess, index
    return [_column(told, chosen.get(told.at), guesses[told.at], seen[told.at]) for told in columns]


def _weighed(told: Told, matcher: Matcher, seen: Mapping[str, float], by_values: frozenset[str]) -> list[Guess]:
    """The guesses of a column, moved by what its values look like: a little, and far where hardly one looks so."""
    enough = len(told.values) >= FEW
    found = [_looked(guess, seen, enough=enough) for guess in matcher.best(told.readings)]
    if all(guess.score < LIKELY for guess in found) and enough:
        shut = matcher.shut(told.readings)
        found += [
            Guess(name, BY_VALUES, "values")
            for name in sorted(by_values - shut)
            if seen.get(name, 0.0) >= MOST_ALIKE and all(guess.field != name for guess in found)
        ]
    return sorted(found, key=lambda guess: -guess.score)


def _looked(guess: Guess, seen: Mapping[str, float], *, enough: bool) -> Guess:
    if guess.field not in seen:
        return guess
    against = AGAINST if enough and seen[guess.field] < HARDLY else 0.0
    return guess._replace(score=guess.score + LOOK_WEIGHT * (seen[guess.field] - 0.5) - against)


def _column(told: Told, chosen: Guess | None, guesses: list[Guess], seen: Mapping[str, float]) -> Column:
    count = len(told.values)
    if chosen is None or not chosen.field:
        sure = guesses[0].field if guesses and guesses[0].score >= SURE else ""
        how = chosen.how if chosen else "twice" if sure else ""
        return Column(told.at, told.heading, "", how, 0.0, count, instead=sure)
    doubt = count >= FEW and seen.get(chosen.field, 1.0) < HARDLY
    return Column(told.at, told.heading, chosen.field, chosen.how, round(min(chosen.score, 1.0), 2), count, doubt=doubt)
