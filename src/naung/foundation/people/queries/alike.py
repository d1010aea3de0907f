"""Earlier records that may be of somebody who is being written down, with a probability and what each field says.

Only persons of the actor's own desk whom she may see; who is shut out of one gets the answer of a register without it, by the
same work. Which records may be meant is read from the sealed index and from plain columns; at most `MOST_COMPARED` are opened,
with one entry in the log.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any
from uuid import UUID

from django.db import connection

from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.models import ContactWay, Document, Person, PersonName
from naung.foundation.people.queries.persons import person_for
from naung.foundation.people.queries.search import BIRTHS, CONTACTS, NAMES, PAPERS, SeenIndex, of_desk
from naung.foundation.people.queries.shown import PersonBrief, PersonShown
from naung.foundation.people.rules.alike import (
    LEAST,
    MOST_BORN,
    MOST_ENTRIES,
    SHOWN,
    Described,
    Plain,
    chosen,
    contacts_asked,
    names_asked,
    papers_asked,
    texts_of,
    with_births,
    worth_by_name,
    worth_by_number,
)
from naung.foundation.people.rules.birth import birth_of, births_asked, year_of
from naung.foundation.people.rules.numbers import phone, plain_number
from naung.foundation.people.rules.search import limits
from naung.foundation.people.rules.tokens import QueryToken
from naung.foundation.people.vocabulary import (
    OWN_NAMES,
    Answer,
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PeopleEvent,
    PersonFacts,
    Sex,
)
from naung.foundation.recusal.queries import hidden_from
from naung.foundation.vault.queries import Lookup, open_rows
from naung.methods.linkage.one import Counts, known_from, matches, model_of, record_of
from naung.methods.linkage.values import read_code, read_phone
from naung.methods.names.words import words_of

COUNTED_ANEW = 600.0  # seconds after which a large desk's records are counted again
LARGE = 2000  # records from which the count is kept meanwhile
# Some hundred ids in each look at earlier records, so it is spared the building of a query.
PLAIN_OF = (
    f"SELECT id, year_of_birth, sex, home FROM {Person._meta.db_table} "  # noqa: S608  # our own table's name, no input
    "WHERE owner = %s AND erased_at IS NULL AND id "
)
_sizes: dict[UUID, tuple[float, int]] = {}
PLAIN = (
    "owner", "compartment", "compartment__kind", "compartment__owner", "sex", "year_of_birth", "home", "nationality",
    "papers_not_hers", "birth", "village",
)  # fmt: skip


@dataclass(frozen=True)
class EarlierRecord:
    """A record that may be of the same person: how likely, and what each field says (agrees, near, differs, missing, ...)."""

    person: PersonBrief
    probability: float
    reasons: Mapping[str, str]


def described(shown: PersonShown) -> Described:
    """A record as it is compared."""
    return Described(
        facts=shown.facts,
        names=[(each.kind, each.text) for each in shown.names],
        documents=[
            DocumentGiven(each.kind, each.number, not_hers=each.not_hers, forged=each.forged)
            for each in shown.documents
        ],
        contacts=[ContactGiven(each.kind, each.value) for each in shown.contacts],
    )


def earlier_of(person_id: UUID, *, actor: Actor) -> tuple[EarlierRecord, ...]:
    """Other records of the desk that may be of this person. Raises NotFound for another desk's."""
    return earlier_records(described(person_for(person_id, actor=actor)), but=(person_id,), actor=actor)


def earlier_records(who: Described, *, but: Collection[UUID] = (), actor: Actor) -> tuple[EarlierRecord, ...]:
    """Records of the desk that may be of this person, the likeliest first; none of `but`."""
    require(actor, Permission.SEARCH)
    require(actor, Permission.PERSON_READ)
    desk = desk_of(actor)
    shut = hidden_from(actor)
    looked = Looked(who, desk, shut)
    plain = plain_of(looked.worth.keys() - set(but), desk)
    picked = _rows(chosen(looked.worth, plain, who, year_of(who.facts.birth), looked.by_birth), shut)
    if not picked:
        return ()
    others = _opened(picked, actor)
    mine, counts = record_of(texts_of(who)), looked.counts(1 + len(but))
    found = matches(
        mine,
        [record_of(texts_of(each)) for each in others.values()],
        model=model_of(counts),
        known=known_from(counts, mine),
    )
    told = [
        EarlierRecord(_brief(picked[person], others[person]), each.probability, each.reasons)
        for person, each in zip(others, found, strict=True)
        if each.probability >= LEAST
    ]
    return tuple(sorted(told, key=lambda each: -each.probability)[:SHOWN])


SPACES = (NAMES, PAPERS, CONTACTS, BIRTHS)


def asked_of(who: Described) -> dict[str, list[QueryToken]]:
    """By space the tokens under which somebody is looked for."""
    return {
        NAMES: list(names_asked(who.own_names)),
        PAPERS: [QueryToken(each, 1.0, (0,)) for each in sorted(papers_asked(who.documents))],
        CONTACTS: [QueryToken(each, 1.0, (0,)) for each in sorted(contacts_asked(who.contacts))],
        BIRTHS: [QueryToken(each, 1.0, (0,)) for each in sorted(births_asked(who.facts.birth))],
    }


class Looked:
    """What the sealed index says of somebody's names, numbers and day of birth, without those of `shut`.

    `lookups`: the index by space where it was opened already, for many who are looked for together.
    """

    def __init__(
        self, who: Described, desk: UUID, shut: Collection[UUID], lookups: Mapping[str, Lookup] | None = None
    ) -> None:
        self.who, self.desk = who, desk
        asked = asked_of(who)
        self.names = asked[NAMES]
        self.held: dict[str, Mapping[str, int]] = {}
        owners: dict[str, Mapping[str, Sequence[UUID]]] = {}
        read = lookups or Lookup.several(asked)
        Lookup.read_together(
            [(read[space], of_desk(desk, [each.token for each in tokens])) for space, tokens in asked.items()]
        )
        for space, tokens in asked.items():
            index = SeenIndex(read[space], desk, shut)
            index.ask([each.token for each in tokens])
            most = MOST_BORN if space == BIRTHS else MOST_ENTRIES
            owners[space] = index.newest(limits(tokens, index.counts, most))
            self.held[space] = index.counts
        worth = worth_by_name(self.names, owners[NAMES])
        for space in (PAPERS, CONTACTS):
            for person, more in worth_by_number(owners[space], self.held[space]).items():
                worth[person] = worth.get(person, 0.0) + more
        born = {person for each in owners[BIRTHS].values() for person in each}
        self.worth, self.by_birth = with_births(worth, born)

    def counts(self, beside: int) -> Counts:
        """How common her words and numbers are at this desk."""
        words: dict[str, int] = {}
        together: dict[tuple[str, str], int] = {}
        for name in self.who.own_names:
            skeletons = sorted({word.skeleton for word in words_of(name) if not word.initial})
            for n, one in enumerate(skeletons):
                words[one] = self.held[NAMES].get(f"s:{one}", 0)
                for other in skeletons[n + 1 :]:
                    together[one, other] = self.held[NAMES].get(f"ss:{one}+{other}", 0)
        numbers: dict[str, dict[object, int]] = {}
        for name, texts in texts_of(self.who).items():
            for text in texts:
                if name in ("nik", "passport", "family_card"):
                    value = read_phone(text) if name == "family_card" else read_code(text)
                    numbers.setdefault(name, {})[value] = self.held[PAPERS].get(f"n:{plain_number(text)}", 0)
                elif name == "phone":
                    numbers.setdefault(name, {})[read_phone(text)] = self.held[CONTACTS].get(f"t:{phone(text)}", 0)
        return Counts(register_size(self.desk), beside, words, together, numbers)


def register_size(desk: UUID) -> int:
    """About how many records a desk has; a large desk's is counted every ten minutes."""
    known = _sizes.get(desk)
    if known is not None and known[1] >= LARGE and monotonic() - known[0] < COUNTED_ANEW:
        return known[1]
    count = Person.objects.filter(owner=desk).count()
    _sizes[desk] = (monotonic(), count)
    return count


def plain_of(candidates: Collection[UUID], desk: UUID) -> dict[UUID, Plain]:
    """What stands plain of the candidates that are still there and of this desk; read from an index, no row is touched."""
    if not candidates:
        return {}
    ids = {each.hex: each for each in candidates}
    native = connection.features.has_native_uuid_field
    among, values = ("= ANY(%s::uuid[])", ["{" + ",".join(ids) + "}"]) if native else (_in(len(ids)), list(ids))
    with connection.cursor() as cursor:
        cursor.execute(PLAIN_OF + among, [desk.hex, *values])
        rows = cursor.fetchall()
    return {person if native else ids[person]: Plain(year, sex, home) for person, year, sex, home in rows}


def _in(count: int) -> str:
    return f"IN ({', '.join(['%s'] * count)})"


def _rows(picked: Sequence[UUID], shut: Collection[UUID]) -> dict[UUID, Person]:
    """The records that are opened, in this order; the index named none of `shut`, and none is opened if it did."""
    rows = Person.objects.filter(erased_at=None).select_related("compartment").only(*PLAIN).in_bulk(picked)
    return {each: rows[each] for each in picked if each in rows and each not in shut}


def _opened(rows: Mapping[UUID, Person], actor: Actor) -> dict[UUID, Described]:
    """What is compared of these records, with one entry in the log."""
    return described_rows(
        rows, lambda wanted: open_rows(actor, PeopleEvent.COMPARED, wanted, permission=Permission.SEARCH)
    )


Opens = Callable[[Sequence[tuple[Any, Sequence[str]]]], Sequence[Mapping[str, str | None]]]


def described_rows(rows: Mapping[UUID, Person], opens: Opens) -> dict[UUID, Described]:
    """These records as they are compared, in their order. `opens`: how the caller opens them, and which entry it writes."""
    parts: list[tuple[Any, str]] = [(row, "birth") for row in rows.values()]
    for model, column in ((PersonName, "name"), (Document, "number"), (ContactWay, "value")):
        for part in model._default_manager.filter(person__in=list(rows)).order_by("made_at", "id"):
            part.compartment = rows[part.person_id].compartment
            parts.append((part, column))
    texts = opens([(row, ("birth", "village") if column == "birth" else (column,)) for row, column in parts])
    told: dict[UUID, dict[str, list[Any]]] = {each: {"names": [], "papers": [], "ways": []} for each in rows}
    facts: dict[UUID, PersonFacts] = {}
    for (row, column), text in zip(parts, texts, strict=True):
        value = text.get(column) or ""
        if isinstance(row, Person):
            facts[row.id] = PersonFacts(
                sex=Sex(row.sex),
                birth=birth_of(value),
                home=text.get("village") or row.home,
                papers_not_hers=Answer(row.papers_not_hers),
            )
        elif isinstance(row, PersonName):
            told[row.person_id]["names"].append((NameKind(row.kind), value))
        elif isinstance(row, Document):
            paper = DocumentGiven(
                DocumentKind(row.kind), value, not_hers=Answer(row.not_hers), forged=Answer(row.forged)
            )
            told[row.person_id]["papers"].append(paper)
        else:
            told[row.person_id]["ways"].append(ContactGiven(ContactKind(row.kind), value))
    return {
        each: Described(facts[each], told[each]["names"], told[each]["papers"], told[each]["ways"]) for each in rows
    }


def _brief(row: Person, who: Described) -> PersonBrief:
    name = next((text for kind, text in who.names if kind in OWN_NAMES), "")
    return PersonBrief(row.id, name, Sex(row.sex), row.year_of_birth, row.home, row.nationality)
