"""A ledger in memory, written by the same rules as the stored one: for stories, and for a second opinion."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from naung.casework.consent.rules.giving import (
    check_again,
    check_closer,
    check_narrowed,
    check_second,
    check_withdrawn,
    refusal_closes,
)
from naung.casework.consent.rules.living import last_day, one_basis, standing
from naung.casework.consent.rules.tables import shipped_bases
from naung.casework.consent.vocabulary import CONSENT, LAWFUL, Consenter, ConsentFact, Kind, LawfulFact
from naung.foundation.access.vocabulary import Category
from tests.days import WHILE

WIB = ZoneInfo("Asia/Pontianak")

SARI, RATNA = uuid5(NAMESPACE_URL, "sari"), uuid5(NAMESPACE_URL, "ratna")
RSUD, POLICE, LAWYER = (uuid5(NAMESPACE_URL, name) for name in ("rsud", "polres", "obh"))


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


def letters(text: str) -> frozenset[Category]:
    """ "BCD" as classes of data."""
    return frozenset(Category(letter) for letter in text)


@dataclass
class Book:
    """A ledger in memory, written by the same rules as the stored one."""

    consents: dict[UUID, ConsentFact] = field(default_factory=dict)
    gave: dict[UUID, Consenter] = field(default_factory=dict)
    duties: dict[UUID, LawfulFact] = field(default_factory=dict)

    def _new(self) -> UUID:
        return uuid5(NAMESPACE_URL, f"row {len(self.consents)} {len(self.duties)}")

    def _put(self, fact: ConsentFact, closed: list[ConsentFact], who: Consenter = Consenter.HERSELF) -> UUID:
        self.consents[fact.id] = fact
        self.gave[fact.id] = who
        for each in closed:
            self.consents[each.id] = replace(each, superseded_by=fact.id)
        return fact.id

    def standing_for(self, purpose: str, to: UUID, now: datetime) -> list[ConsentFact]:
        """What stands for this purpose and recipient."""
        facts = self.consents.values()
        return [f for f in facts if f.purpose == purpose and f.recipient == to and standing(f, now)]

    def give(
        self,
        now: datetime,
        purpose: str,
        to: UUID,
        what: str,
        until: date | None = None,
        who: Consenter = Consenter.HERSELF,
        last_as_child: date | None = None,
    ) -> UUID:
        """She agrees, or another for a child until `last_as_child`; where the story names no day, for a while."""
        before = self.standing_for(purpose, to, now)
        day = last_day(until or now.date() + WHILE, last_as_child)
        for each in before:
            check_again(each, letters(what), day)
        return self._put(ConsentFact(self._new(), Kind.GIVEN, purpose, to, letters(what), now, day), before, who)

    def found_involved(self, now: datetime) -> None:
        """The office finds the guardian involved: what the guardian agreed closes."""
        for row in [f.id for f in self.consents.values() if standing(f, now)]:
            if self.gave[row] is Consenter.GUARDIAN:
                self.withdraw(now, row)

    def refuse(self, now: datetime, purpose: str, to: UUID, what: str) -> UUID:
        """She does not agree."""
        closed = [each for each in self.standing_for(purpose, to, now) if refusal_closes(each, letters(what))]
        return self._put(ConsentFact(self._new(), Kind.REFUSED, purpose, to, letters(what), now), closed)

    def head(self, row: UUID) -> ConsentFact:
        """What stands in a row's place."""
        fact = self.consents[row]
        while fact.superseded_by is not None:
            fact = self.consents[fact.superseded_by]
        return fact

    def narrow(self, now: datetime, row: UUID, what: str, until: date | None = None) -> UUID:
        """She leaves less open."""
        head = self.head(row)
        until = until or head.until
        check_narrowed(head, letters(what), until, now)
        fact = ConsentFact(self._new(), Kind.NARROWED, head.purpose, head.recipient, letters(what), now, until)
        return self._put(fact, [head], self.gave[head.id])

    def withdraw(self, now: datetime, row: UUID, closer: Consenter = Consenter.HERSELF) -> UUID:
        """She takes it back."""
        head = self.head(row)
        check_withdrawn(head, now)
        check_closer(closer, self.gave[head.id])
        fact = ConsentFact(self._new(), Kind.WITHDRAWN, head.purpose, head.recipient, head.categories, now)
        return self._put(fact, [head], closer)

    def sign(
        self,
        now: datetime,
        article: str,
        to: UUID,
        what: str,
        *,
        life: bool = False,
        until: date | None = None,
        purpose: str = "pengaduan",
        last_as_child: date | None = None,
    ) -> UUID:
        """Sari signs a lawful basis."""
        day = last_day(until or now.date() + WHILE, last_as_child)
        fact = LawfulFact(self._new(), article, purpose, to, letters(what), SARI, now, life, until=day)
        self.duties[fact.id] = fact
        return fact.id

    def answer(self, now: datetime, row: UUID, *, agreed: bool, by: UUID = RATNA) -> None:
        """The second officer answers."""
        check_second(self.duties[row], by, shipped_bases(), now)
        self.duties[row] = replace(self.duties[row], agreed=agreed)

    def end(self, now: datetime, row: UUID) -> None:
        """The basis is ended."""
        self.duties[row] = replace(self.duties[row], ended_at=now)

    def shared(self, to: UUID, now: datetime) -> dict[Category, UUID]:
        """For each class of data that may be shared with a recipient now, its one basis."""
        consents = [f for f in self.consents.values() if f.recipient == to]
        duties = [f for f in self.duties.values() if f.recipient == to]
        return one_basis(consents, duties, shipped_bases(), now)

    def said(self, to: UUID, now: datetime) -> str:
        """The same as letters: "C by law, D by consent" is `C:lawful D:consent`."""
        kinds = {each: LAWFUL if each in self.duties else CONSENT for each in (*self.duties, *self.consents)}
        shared = self.shared(to, now)
        return " ".join(f"{category.value}:{kinds[shared[category]]}" for category in sorted(shared))
