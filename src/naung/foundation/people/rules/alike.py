"""Whom to compare with somebody who is being written down, and what is compared: plain values, nothing opened."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from naung.foundation.clock.vocabulary import Precision, VagueDate
from naung.foundation.people.rules.numbers import contact_tokens, document_tokens
from naung.foundation.people.rules.tokens import QueryToken, name_tokens, query_tokens
from naung.foundation.people.vocabulary import (
    OWN_NAMES,
    Answer,
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonFacts,
    Sex,
)
from naung.foundation.places.rules.codes import coarse

MOST_NAMES = 3  # own names that are looked for
MOST_ENTRIES = 400  # entries of the index read for one look
MOST_COMPARED = 24  # records that are opened
MANY = 8  # records of one number: from here on it is said to be shared by many
MOST_BORN = 24  # entries of the index read for a day of birth
MOST_BY_BIRTH = 6  # records that are opened for their day of birth alone
SHOWN = 5
MOST_KEPT = 8  # of one person, by work in the background: some may be shut to who reads them
LEAST = 0.05  # probability from which a record is shown
NAME_TOKENS = ("e:", "s:", "ee:", "ss:", "ie:", "d:")  # whole words and slips of one letter; parts are for a search
FIELD_OF = {
    DocumentKind.NIK: "nik", DocumentKind.FAMILY_CARD: "family_card", DocumentKind.PASSPORT: "passport",
    DocumentKind.SPLP: "passport", DocumentKind.BIRTH_CERTIFICATE: "account", DocumentKind.OTHER: "account",
    ContactKind.PHONE: "phone", ContactKind.WHATSAPP: "phone", ContactKind.EMAIL: "account", ContactKind.ACCOUNT: "account",
    ContactKind.ADDRESS: "address",
}  # fmt: skip
PARENTS = {NameKind.MOTHER: "mother", NameKind.FATHER: "father"}
# What is worth how much when it is decided whose record to open; a name that fits wholly is worth 1.
NUMBER, PIECE, BIRTH, YEAR, NEAR_YEAR, HOME, OTHER_SEX = 2.0, 0.6, 0.9, 0.5, 0.2, 0.3, -0.4
NEAR = 2  # years
OTHER_OF: Mapping[str, str] = {Sex.MALE.value: Sex.FEMALE.value, Sex.FEMALE.value: Sex.MALE.value}


@dataclass(frozen=True)
class Described:
    """Somebody as far as she is known: what a form, a list or a record says."""

    facts: PersonFacts
    names: Sequence[tuple[NameKind, str]] = ()
    documents: Sequence[DocumentGiven] = ()
    contacts: Sequence[ContactGiven] = ()

    @property
    def own_names(self) -> list[str]:
        """Names by which she herself is called."""
        return [text for kind, text in self.names if kind in OWN_NAMES and text.strip()]


@dataclass(frozen=True)
class Plain:
    """What stands plain of a record."""

    year: int | None
    sex: str
    home: str


def texts_of(who: Described) -> dict[str, list[str]]:
    """What is compared, by field. A paper that is said to be another's, or forged, tells nothing of her."""
    told: dict[str, list[str]] = {"name": who.own_names}
    for kind, text in who.names:
        if kind in PARENTS:
            told.setdefault(PARENTS[kind], []).append(text)
    if who.facts.papers_not_hers is not Answer.YES:
        for paper in who.documents:
            if Answer.YES not in (paper.not_hers, paper.forged):
                told.setdefault(FIELD_OF[DocumentKind(paper.kind)], []).append(paper.number)
    for way in who.contacts:
        if (name := FIELD_OF.get(ContactKind(way.kind))) is not None:
            told.setdefault(name, []).append(way.value)
    told["birth"] = [day_text(who.facts.birth)]
    told["sex"] = [who.facts.sex.value] if who.facts.sex in (Sex.MALE, Sex.FEMALE) else []
    told["area"] = [who.facts.home] if who.facts.home else []
    return told


def day_text(birth: VagueDate) -> str:
    """A birth date as it is compared: a day, a month of a year, or the year that is meant or lies in the middle."""
    first, last = birth.first, birth.last
    if first is None or last is None:
        return ""
    if birth.precision is Precision.DAY:
        return first.isoformat()
    if birth.precision is Precision.MONTH:
        return f"{first.month}/{first.year}"
    return str((first.year + last.year) // 2)


def names_asked(names: Iterable[str]) -> tuple[QueryToken, ...]:
    """The tokens of her own names; each name's words have numbers of their own."""
    found: dict[str, QueryToken] = {}
    for n, name in enumerate(list(dict.fromkeys(names))[:MOST_NAMES]):
        for each in query_tokens(name):
            if each.token.startswith(NAME_TOKENS) and each.token not in found:
                words = tuple(100 * n + word for word in each.words)
                found[each.token] = QueryToken(each.token, each.weight, words)
    return tuple(found.values())


def papers_asked(documents: Iterable[DocumentGiven]) -> set[str]:
    """The tokens of her papers."""
    return {token for each in documents for token in document_tokens(DocumentKind(each.kind), each.number)}


def contacts_asked(contacts: Iterable[ContactGiven]) -> set[str]:
    """The tokens of the ways to reach her."""
    return {token for each in contacts for token in contact_tokens(ContactKind(each.kind), each.value)}


def is_whole(token: str) -> bool:
    """Whether a number's token stands for the whole of it."""
    return token.startswith(("n:", "t:", "a:"))


def worth_by_name(asked: Iterable[QueryToken], owners: Mapping[str, Sequence[UUID]]) -> dict[UUID, float]:
    """How well the best of her names fits each owner: 1 where each of its words is there as it is written."""
    fits: dict[UUID, dict[int, float]] = defaultdict(dict)
    sizes: dict[int, set[int]] = defaultdict(set)
    for each in asked:
        for word in each.words:
            sizes[word // 100].add(word)
        for owner in owners.get(each.token, ()):
            for word in each.words:
                fits[owner][word] = max(fits[owner].get(word, 0.0), each.weight)
    return {
        owner: max(sum(known.get(word, 0.0) for word in words) / len(words) for words in sizes.values())
        for owner, known in fits.items()
    }


def worth_by_number(owners: Mapping[str, Sequence[UUID]], held: Mapping[str, int] | None = None) -> dict[UUID, float]:
    """How well her numbers fit each owner. One that many give, as a recruiter's telephone, leaves room for who fits otherwise.

    `held`: how many records have each number, where only some of them were read.
    """
    worth: dict[UUID, float] = {}
    for token, each in owners.items():
        telling = is_whole(token) and max(len(each), (held or {}).get(token, 0)) < MANY
        for owner in each:
            worth[owner] = max(worth.get(owner, 0.0), NUMBER if telling else PIECE)
    return worth


def with_births(worth: Mapping[UUID, float], born: Iterable[UUID]) -> tuple[dict[UUID, float], frozenset[UUID]]:
    """The same with what a day of birth adds for those who have hers, and who of them has nothing else in common with her."""
    same = frozenset(born)
    return {**worth, **{each: worth.get(each, 0.0) + BIRTH for each in same}}, same - worth.keys()


def chosen(
    worth: Mapping[UUID, float],
    plain: Mapping[UUID, Plain],
    who: Described,
    year: int | None,
    by_birth: Collection[UUID] = (),
) -> list[UUID]:
    """Whose records are opened: at most `MOST_COMPARED`, those that fit best by token and by what stands plain.

    Of those whom a day of birth alone names (`by_birth`) few are taken: in a large register many have it.
    """
    home, other = coarse(who.facts.home) if who.facts.home else "", OTHER_OF.get(who.facts.sex.value)

    def fits(person: UUID) -> float:
        row, found = plain[person], worth.get(person, 0.0)
        if year is not None and row.year is not None:
            found += YEAR if row.year == year else NEAR_YEAR if abs(row.year - year) <= NEAR else 0.0
        found += HOME if home and row.home == home else 0.0
        return found + (OTHER_SEX if row.sex == other else 0.0)

    best = sorted(plain, key=lambda person: (-fits(person), person))
    too_many = set([each for each in best if each in by_birth][MOST_BY_BIRTH:])
    return [each for each in best if each not in too_many][:MOST_COMPARED]


def telling_papers(who: Described) -> list[str]:
    """The tokens of whole numbers that stand for one person, for a desk whose records may not be read."""
    if who.facts.papers_not_hers is Answer.YES:
        return []
    own = [
        paper
        for paper in who.documents
        if paper.kind in (DocumentKind.NIK, DocumentKind.PASSPORT, DocumentKind.SPLP)
        and Answer.YES not in (paper.not_hers, paper.forged)
    ]
    return sorted(token for token in papers_asked(own) if is_whole(token))


def telling_ways(who: Described) -> list[str]:
    """The tokens of whole telephones and accounts; each tells something only together with two words of a name."""
    return sorted(token for token in contacts_asked(who.contacts) if is_whole(token))


def telling_words(who: Described) -> list[str]:
    """The tokens of two words of her name, as they sound."""
    return sorted(
        {token for name in who.own_names[:MOST_NAMES] for token in name_tokens(name) if token.startswith("ss:")}
    )
