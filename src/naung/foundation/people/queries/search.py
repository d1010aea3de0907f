"""Searching persons of one desk by name or number, though all of it is sealed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import RuleBroken
from naung.foundation.people.models import ContactWay, Document, Person, PersonName
from naung.foundation.people.queries.persons import BRIEF
from naung.foundation.people.queries.shown import PersonBrief
from naung.foundation.people.rules.contents import LONGEST_NAME
from naung.foundation.people.rules.numbers import PHONES, number_fit, numbers_asked
from naung.foundation.people.rules.search import LIKELY, MOST_OPENED, SHOWN, Walk, limits, ranked, unknown_words
from naung.foundation.people.rules.similarity import similarity
from naung.foundation.people.rules.tokens import QueryToken, query_tokens, wider_tokens
from naung.foundation.people.vocabulary import OWN_NAMES, ContactKind, PeopleEvent, Sex
from naung.foundation.recusal.queries import hidden_from, seen_by
from naung.foundation.vault.queries import Lookup, open_rows
from naung.foundation.words import gettext_noop
from naung.methods.names.words import words_of

T = TypeVar("T")
NAMES, PAPERS, CONTACTS, BIRTHS = "person.name", "person.number", "person.contact", "person.birth"
NOTHING_TO_SEEK = gettext_noop("Ketik nama, sebagian nama (tiga huruf atau lebih), nomor, atau nomor kasus.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
SAME_NUMBER = gettext_noop("nomor sama")
NEAR_NUMBER = gettext_noop("nomor mirip")


@dataclass(frozen=True)
class PersonHit:
    """A person who may be meant: how sure (0 to 1), by which name, and why, word by word."""

    person: PersonBrief
    by_name: str
    score: float
    reasons: tuple[str, ...]

    @property
    def id(self) -> UUID:
        """The person's id."""
        return self.person.id

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.person.name


@dataclass(frozen=True)
class PeopleFound:
    """The first twenty, best first; `more` says that a longer query would tell more apart."""

    persons: tuple[PersonHit, ...]
    more: bool


def of_desk(desk: UUID | None, tokens: Iterable[str]) -> list[str]:
    """Tokens as they are indexed: each desk has its own, so that one never crowds another's lists."""
    return [f"{desk}|{token}" for token in tokens]


def search_people(query: str, *, actor: Actor) -> PeopleFound:
    """Persons of the actor's desk who answer a name or a number, with one entry in the log that holds the words only keyed.

    Raises RuleBroken where nothing is left to search by. Reads a fixed number of index entries and opens at most sixty
    persons' names, whatever the number of records.
    """
    require(actor, Permission.SEARCH)
    if len(query) > LONGEST_NAME:
        raise RuleBroken(TOO_LONG, field="query", most=LONGEST_NAME)
    papers, contacts = numbers_asked(query)
    asked = () if papers or contacts else query_tokens(query)
    if not asked and not papers and not contacts:
        raise RuleBroken(NOTHING_TO_SEEK, field="query")
    shut = hidden_from(actor)
    if asked:
        return _by_name(query, asked, actor, shut)
    return _by_number(query, papers, contacts, actor, shut)


def _index_walk(index: "SeenIndex", asked: Sequence[QueryToken], query: str, *, widen: bool) -> Walk:
    """Who is in the index under these tokens, best first."""
    wanted = list(asked)
    index.ask([q.token for q in wanted])
    if widen and (unknown := unknown_words(wanted, index.counts)):
        more = wider_tokens(query, unknown)
        index.ask([q.token for q in more])
        wanted += more
    owners = index.newest(limits(wanted, index.counts))
    return ranked(wanted, index.counts, owners)


@dataclass
class SeenIndex:
    """One desk's part of an index as if it held nobody of `shut`: neither its answer nor its time tells that it does.

    `counts` are how many owners each token has that was asked for.
    """

    lookup: Lookup
    desk: UUID | None
    shut: Collection[UUID]
    counts: dict[str, int] = field(default_factory=dict)
    _held: dict[str, int] = field(default_factory=dict)  # with those of `shut`

    def ask(self, tokens: Sequence[str]) -> None:
        """Count the owners of each token. Where all of them may be shut out, they are looked at one by one."""
        found = of_words(self.lookup.counts(of_desk(self.desk, tokens)))
        self._held |= found
        self.counts |= found
        self.newest({token: count for token, count in found.items() if 0 < count <= len(self.shut)})

    def newest(self, planned: Mapping[str, int]) -> dict[str, list[UUID]]:
        """The newest owners of each token, at most about so many."""
        whole = {token: limit + self._held[token] - self.counts[token] for token, limit in planned.items()}
        asked = dict(zip(of_desk(self.desk, whole), whole.values(), strict=True))
        seen = {}
        for token, owners in of_words(self.lookup.newest(asked)).items():
            seen[token] = [each for each in owners if each not in self.shut]
            self.counts[token] = self._held[token] - len(owners) + len(seen[token])
        return seen


def of_words(found: Mapping[str, T]) -> dict[str, T]:
    """The same without the desk before each token."""
    return {token.split("|", 1)[1]: each for token, each in found.items()}


def _rows(candidates: Sequence[UUID], actor: Actor) -> dict[UUID, Person]:
    """The persons that are still there, at her desk and not shut to her, in the order of the candidates."""
    found = Person.objects.select_related("compartment").filter(
        id__in=candidates, owner__in=[actor.desk], erased_at=None
    )
    by_id = {row.id: row for row in seen_by(found, "id", actor=actor).only(*BRIEF)}
    return {each: by_id[each] for each in candidates if each in by_id}


def _own_names(persons: Mapping[UUID, Person]) -> list[PersonName]:
    """Their own names; each lies in its person's compartment, which is in memory already."""
    own = PersonName.objects.filter(person__in=list(persons), kind__in=OWN_NAMES)
    names = list(own.order_by("retired_at", "made_at", "id"))
    for name in names:
        name.compartment = persons[name.person_id].compartment
    return names


def _opened(
    actor: Actor, query: str, rows: Mapping[UUID, Person], parts: Sequence[tuple[Any, str]]
) -> list[tuple[Any, str]]:
    """Each part with its text; the person rows are named in the entry too, so that the log says who was shown."""
    wanted: list[tuple[Any, Sequence[str]]] = [(row, ()) for row in rows.values()]
    wanted += [(row, (column,)) for row, column in parts]
    texts = open_rows(actor, PeopleEvent.SEARCHED, wanted, words=query, permission=Permission.SEARCH)[len(rows) :]
    return [(row, text.get(column) or "") for (row, column), text in zip(parts, texts, strict=True)]


def _by_name(query: str, asked: Sequence[QueryToken], actor: Actor, shut: Collection[UUID]) -> PeopleFound:
    walked = _index_walk(SeenIndex(Lookup(NAMES), actor.desk, shut), asked, query, widen=True)
    rows = _rows(walked.candidates, actor)
    shown: dict[UUID, str] = {}
    best: dict[UUID, tuple[float, str, tuple[str, ...]]] = {}
    words = words_of(query)
    for row, text in _opened(actor, query, rows, [(name, "name") for name in _own_names(rows)]):
        if row.retired_at is None or row.person_id not in shown:
            shown.setdefault(row.person_id, text)
        found = similarity(words, text)
        if row.person_id not in best or found.score > best[row.person_id][0]:
            best[row.person_id] = (found.score, text, found.reasons)
    hits = [
        PersonHit(_brief(rows[person], shown[person]), name, score, reasons)
        for person, (score, name, reasons) in ((p, best[p]) for p in rows if p in best)
        if score >= LIKELY
    ]
    hits.sort(key=lambda hit: -hit.score)
    return PeopleFound(tuple(hits[:SHOWN]), walked.more or len(hits) > SHOWN)


def _by_number(query: str, papers: set[str], contacts: set[str], actor: Actor, shut: Collection[UUID]) -> PeopleFound:
    walks = [
        _index_walk(
            SeenIndex(Lookup(space), actor.desk, shut),
            [QueryToken(t, 1.0, (0,)) for t in sorted(tokens)],
            query,
            widen=False,
        )
        for space, tokens in ((PAPERS, papers), (CONTACTS, contacts))
    ]
    candidates = list(dict.fromkeys(each for walked in walks for each in walked.candidates))[:MOST_OPENED]
    rows = _rows(candidates, actor)
    names = _own_names(rows)
    parts: list[tuple[Any, str]] = [(name, "name") for name in names]
    parts += [(d, "number") for d in Document.objects.select_related("compartment").filter(person__in=list(rows))]
    ways = ContactWay.objects.select_related("compartment").filter(person__in=list(rows))
    parts += [(c, "value") for c in ways]
    shown: dict[UUID, str] = {}
    best: dict[UUID, float] = {}
    for row, text in _opened(actor, query, rows, parts):
        if isinstance(row, PersonName):
            shown.setdefault(row.person_id, text)
        else:
            best[row.person_id] = max(best.get(row.person_id, 0.0), _number_score(query, row, text))
    hits = [_number_hit(rows[p], shown.get(p, ""), score) for p, score in best.items() if score > 0]
    hits.sort(key=lambda hit: -hit.score)
    return PeopleFound(tuple(hits[:SHOWN]), any(walked.more for walked in walks) or len(hits) > SHOWN)


def _number_score(query: str, row: Any, text: str) -> float:
    """How well a stored number or account answers."""
    if isinstance(row, ContactWay):
        if ContactKind(row.kind) in PHONES:
            return number_fit(query, text, is_phone=True)
        return 1.0 if text.casefold().strip().lstrip("@") == query.casefold().strip().lstrip("@") else 0.0
    return number_fit(query, text, is_phone=False)


def _number_hit(row: Person, name: str, score: float) -> PersonHit:
    return PersonHit(_brief(row, name), name, score, (SAME_NUMBER if score == 1 else NEAR_NUMBER,))


def _brief(row: Person, name: str) -> PersonBrief:
    return PersonBrief(row.id, name, Sex(row.sex), row.year_of_birth, row.home, row.nationality)
