"""Rows of the law's tables: frozen values that carry where they were read and how far they were checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from naung.foundation.clock.vocabulary import Mark
from naung.foundation.errors import NaungError


class LawTableBroken(NaungError):
    """A table row that no rule may rest on; the message names file and line."""

    def __init__(self, file: str, line: int, wrong: str, *, key: str = "", said: str = "") -> None:
        """`key` and `said` tell the field and its fault alone, for a page that corrects the row."""
        super().__init__("%(file)s, baris %(line)s: %(wrong)s", file=file, line=line, wrong=wrong)
        self.file = file
        self.line = line
        self.key = key
        self.said = said or wrong


class Kind(StrEnum):
    """What an article does: forbid, aggravate, protect, or only have an effect that counsel should know."""

    OFFENCE = "offence"
    UPLIFT = "uplift"
    PROTECTION = "protection"
    EFFECT = "effect"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: words in both languages, legal basis and article, days of validity, mark (per part), source, who checked.

    `mark` is the mark of the row's main content; `marks` overrides it for a part (penalty, valid_from, means).
    An open end of validity is None.
    """

    code: str
    id: str
    en: str
    legal_basis: str
    pasal: str
    ayat: str
    valid_from: date | None
    valid_to: date | None
    mark: Mark
    source: str
    checked_by: str
    checked_on: str
    file: str
    line: int
    marks: Mapping[str, Mark] = field(default_factory=dict)
    note_id: str = ""
    note_en: str = ""

    def mark_of(self, part: str) -> Mark:
        """How far this part of the row was checked."""
        return self.marks.get(part, self.mark)

    @property
    def is_unverified(self) -> bool:
        """True where any part rests on memory alone."""
        return Mark.MEMORY in {self.mark, *self.marks.values()}

    @property
    def citation(self) -> str:
        """Law, article and paragraph as a lawyer writes them in Indonesian."""
        paragraph = f" ayat ({self.ayat})" if self.ayat.replace(" dan ", "").isdigit() else ""
        return f"{self.article_name}{paragraph}"

    @property
    def article_name(self) -> str:
        """Law and article without the paragraph, for a sentence that names several."""
        return f"{self.legal_basis} Pasal {self.pasal}" if self.pasal else self.legal_basis


@dataclass(frozen=True, kw_only=True)
class Code(Row):
    """One value of a code list. `moves`: a process that changes the place; `kinds`: what kind of exploitation it is."""

    aliases: tuple[str, ...] = ()
    moves: bool = False
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class FactRow(Code):
    """A fact the engine understands; `implies` names facts that hold with it."""

    group: str
    implies: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AgeRow(Row):
    """The age below which a person is a child, in years."""

    years: int


@dataclass(frozen=True, kw_only=True)
class PlaceRow(Row):
    """How Indonesia is told from abroad in place codes."""

    prefixes: frozenset[str]
    countries: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Penalty:
    """The threatened penalty: prison in years, fine in millions of rupiah; `as_article` borrows another article's."""

    min_years: int | None = None
    max_years: int | None = None
    life: bool = False
    fine_min: int | None = None
    fine_max: int | None = None
    uplift: str = ""
    as_article: str = ""
    extra_id: str = ""
    extra_en: str = ""


@dataclass(frozen=True, kw_only=True)
class Offence(Row):
    """An article with its conditions as data.

    `per` is "act" (judged for each act) or "case" (rests on facts alone); `requires` names conditions of
    `rules/conditions.py`; `asks` the sentence to ask where only `facts_hint` is known; `on` the articles it rests on;
    `means_in_text` whether its own text names CARA.
    """

    law: str
    kind: Kind
    group: str
    per: str
    requires: tuple[str, ...]
    facts: frozenset[str] = frozenset()
    facts_hint: frozenset[str] = frozenset()
    asks: str = ""
    on: tuple[str, ...] = ()
    on_if_exploited: frozenset[str] = frozenset()
    purpose_kinds: frozenset[str] = frozenset()
    means_in_text: str = ""
    considered: bool = False
    penalty: Penalty | None = None


@dataclass(frozen=True, kw_only=True)
class Change(Row):
    """A change of law by date; `replaces`/`by`/`redirects` move references, `trigger` says when it is a notice."""

    replaces: str = ""
    by: str = ""
    redirects: bool = False
    trigger: str = ""
    trigger_fact: str = ""


@dataclass(frozen=True, kw_only=True)
class ClockRow(Row):
    """A clock of the law: start event, unit and amount, who may pause it, which sources disagree.

    `back_from` names a clock of the same start: this one ends so many calendar days before that one does.
    """

    start: str
    unit: str
    amount: int
    may_pause: frozenset[str] = frozenset()
    conflict_with: tuple[str, ...] = ()
    when: frozenset[str] = frozenset()
    track: str = ""
    articles: frozenset[str] = frozenset()
    lasts: bool = False
    local: bool = False
    back_from: str = ""


@dataclass(frozen=True, kw_only=True)
class Right(Row):
    """A right of victims and witnesses, and the clocks that serve it. Also used for duties and tracks."""

    clocks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Hotline(Row):
    """A number to call, editable by the office."""

    number: str
    channel: str


@dataclass(frozen=True, kw_only=True)
class Trap(Row):
    """A conflict to surface where the things it is about are shown."""

    about: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SentenceRow:
    """A sentence of an answer in both languages."""

    code: str
    id: str
    en: str


@dataclass(frozen=True)
class ClockVersion:
    """A clock as it reads for whatever starts on `since` or later; None for the shipped row, from the beginning."""

    since: date | None
    row: ClockRow


@dataclass(frozen=True, kw_only=True)
class Law:
    """Every table, keyed by code. Passed to the rules, which read nothing themselves.

    `clocks` are today's; `versions` those of a clock that the office has corrected, in order of their days.
    """

    process: Mapping[str, Code]
    means: Mapping[str, Code]
    purpose: Mapping[str, Code]
    facts: Mapping[str, FactRow]
    aliases: Mapping[str, Mapping[str, str]]
    adulthood: AgeRow
    places: PlaceRow
    tracks: Mapping[str, Right]
    offences: Mapping[str, Offence]
    changes: Mapping[str, Change]
    clocks: Mapping[str, ClockRow]
    rights: Mapping[str, Right]
    duties: Mapping[str, Right]
    hotlines: Mapping[str, Hotline]
    traps: Mapping[str, Trap]
    sentences: Mapping[str, SentenceRow]
    versions: Mapping[str, tuple[ClockVersion, ...]] = field(default_factory=dict)
