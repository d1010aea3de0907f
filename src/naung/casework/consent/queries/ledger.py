"""Readers of one person's ledger: every row stands, also those that were refused, withdrawn or replaced."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naung.casework.consent.models import Consent, LawfulBasis
from naung.casework.consent.rules.living import basis_state, opened_by, standing
from naung.casework.consent.rules.tables import shipped_bases
from naung.casework.consent.vocabulary import (
    CLOSES,
    BasisState,
    Consenter,
    ConsentEvent,
    ConsentFact,
    Handled,
    Kind,
    LawfulFact,
    Manner,
    SharingPurpose,
    Telling,
)
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import person_row
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

ROW = TypeVar("ROW", Consent, LawfulBasis)
CONSENT_TEXTS = ("outside", "interpreter", "witness", "guardian_name", "words", "reason", "child_view")
BASIS_TEXTS = ("outside", "reason", "second_words", "told_words", "hold_reason")
LONGEST_LIST = 200


def categories_of(letters: str) -> frozenset[Category]:
    """Stored letters as classes of data."""
    return frozenset(Category(letter) for letter in letters)


def consent_fact(row: Consent) -> ConsentFact:
    """What the rules need of a row."""
    kind, categories = Kind(row.kind), categories_of(row.categories)
    return ConsentFact(row.id, kind, row.purpose, row.recipient, categories, row.at, row.until, row.superseded_by_id)


def lawful_fact(row: LawfulBasis) -> LawfulFact:
    """What the rules need of a signed basis."""
    return LawfulFact(
        id=row.id,
        article=row.article,
        purpose=row.purpose,
        recipient=row.recipient,
        categories=categories_of(row.categories),
        signed_by=row.signed_by,
        signed_at=row.signed_at,
        saves_life=row.saves_life,
        agreed=row.agreed,
        until=row.until,
        ended_at=row.ended_at,
    )


@dataclass(frozen=True)
class ConsentShown:
    """A row as the actor may see it. A text that she may not see is None and named in `withheld`."""

    id: UUID
    person: UUID
    version: int
    kind: Kind
    purpose: SharingPurpose
    recipient: UUID | None
    categories: frozenset[Category]
    open_now: frozenset[Category]
    until: date | None
    manner: Manner | None
    language: str
    consenter: Consenter
    at: datetime
    written_by: UUID
    superseded_by: UUID | None
    supersedes: tuple[UUID, ...]
    texts: Mapping[str, str | None]
    withheld: tuple[str, ...]
    acknowledged: tuple[tuple[UUID, datetime, Handled], ...]
    decided: str | None = None  # why the office decided for a child
    told_at: UUID | None = None  # at which other desk she took it back

    @property
    def closes(self) -> bool:
        """Whether this row closed something that stood, so that its recipient must answer."""
        return self.kind in CLOSES and bool(self.supersedes)


@dataclass(frozen=True)
class BasisShown:
    """A signed basis as the actor may see it."""

    id: UUID
    person: UUID
    version: int
    article: str
    citation: str
    mark: str
    purpose: SharingPurpose
    recipient: UUID | None
    categories: frozenset[Category]
    open_now: frozenset[Category]
    state: BasisState
    confirm_by: datetime
    until: date | None
    saves_life: bool
    signed_by: UUID
    signed_at: datetime
    second: UUID | None
    second_at: datetime | None
    telling: Telling
    told_at: datetime | None
    held_by: UUID | None
    texts: Mapping[str, str | None]
    withheld: tuple[str, ...]


@dataclass(frozen=True)
class Ledger:
    """All that was said and signed about sharing one person's data, newest first."""

    consents: tuple[ConsentShown, ...]
    bases: tuple[BasisShown, ...]


def consent_row(consent_id: UUID, *, actor: Actor) -> Consent:
    """The unopened row. Raises NotFound for another desk's, and where the person is shut to the actor."""
    row = _of_one_seen(Consent.objects.filter(id=consent_id), actor)
    require(actor, Permission.CONSENT_READ, within=row.owner)
    return row


def basis_row(basis_id: UUID, *, actor: Actor) -> LawfulBasis:
    """The unopened row. Raises NotFound for another desk's, and where the person is shut to the actor."""
    row = _of_one_seen(LawfulBasis.objects.filter(id=basis_id), actor)
    require(actor, Permission.CONSENT_READ, within=row.owner)
    return row


def _of_one_seen(rows: "QuerySet[ROW]", actor: Actor) -> ROW:
    """The one row, where the actor may see the person: asked at once, so that a row shut to him costs what none costs."""
    alive = rows.select_related("compartment", "person").filter(person__erased_at=None)
    row = seen_by(alive, "person_id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.PERSON_READ, within=row.person.owner)
    return row


def ledger_of(person_id: UUID, *, actor: Actor) -> Ledger:
    """One person's whole ledger at the actor's desk, opened with one entry in the log. Raises NotFound for another desk's."""
    person = person_row(person_id, actor=actor)
    require(actor, Permission.CONSENT_READ, within=person.owner)
    consents = list(
        Consent.objects.select_related("compartment", "decision__compartment")
        .prefetch_related("acknowledgements", "supersedes")
        .filter(person_id=person_id, owner=person.owner)
        .order_by("-at", "-id")
    )
    bases = list(
        LawfulBasis.objects.select_related("compartment")
        .filter(person_id=person_id, owner=person.owner)
        .order_by("-signed_at", "-id")
    )
    decided = [row.decision for row in consents if row.decision is not None]
    wanted: list[tuple[Any, tuple[str, ...]]] = [(row, CONSENT_TEXTS) for row in consents]
    wanted += [(row, BASIS_TEXTS) for row in bases]
    wanted += [(row, ("reason",)) for row in decided]
    if not wanted:
        return Ledger((), ())
    texts = open_rows(actor, ConsentEvent.OPENED, wanted, permission=Permission.CONSENT_READ)
    reasons = {
        row.id: text.get("reason") for row, text in zip(decided, texts[len(consents) + len(bases) :], strict=True)
    }
    now = timezone.localtime()
    return Ledger(
        tuple(_consent(row, text, reasons, now) for row, text in zip(consents, texts[: len(consents)], strict=True)),
        tuple(
            _basis(row, text, now)
            for row, text in zip(bases, texts[len(consents) : len(consents) + len(bases)], strict=True)
        ),
    )


def _withheld(row: Any, texts: Mapping[str, str | None], columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in columns if name not in texts and getattr(row, name) is not None)


def _consent(
    row: Consent, texts: Mapping[str, str | None], reasons: Mapping[UUID, str | None], now: datetime
) -> ConsentShown:
    said, fact = row.acknowledgements.all(), consent_fact(row)
    return ConsentShown(
        id=row.id,
        person=row.person_id,
        version=row.version,
        kind=fact.kind,
        purpose=SharingPurpose(row.purpose),
        recipient=row.recipient,
        categories=fact.categories,
        open_now=standing(fact, now),
        until=fact.until,
        manner=Manner(row.manner) if row.manner else None,
        language=row.language,
        consenter=Consenter(row.consenter),
        at=row.at,
        written_by=row.written_by,
        superseded_by=row.superseded_by_id,
        supersedes=tuple(each.id for each in row.supersedes.all()),
        texts=texts,
        withheld=_withheld(row, texts, CONSENT_TEXTS),
        acknowledged=tuple((each.desk, each.at, Handled(each.handled)) for each in said),
        decided=reasons.get(row.decision_id) if row.decision_id else None,
        told_at=row.told_at,
    )


def _basis(row: LawfulBasis, texts: Mapping[str, str | None], now: datetime) -> BasisShown:
    table, fact = shipped_bases(), lawful_fact(row)
    article = table.articles.get(row.article)
    return BasisShown(
        id=row.id,
        person=row.person_id,
        version=row.version,
        article=row.article,
        citation=article.citation if article else row.article,
        mark=article.mark.value if article else "",
        purpose=SharingPurpose(row.purpose),
        recipient=row.recipient,
        categories=fact.categories,
        open_now=opened_by(fact, table, now),
        state=basis_state(fact, table, now),
        confirm_by=row.signed_at + table.house.confirm_within,
        until=fact.until,
        saves_life=row.saves_life,
        signed_by=row.signed_by,
        signed_at=row.signed_at,
        second=row.second,
        second_at=row.second_at,
        telling=Telling(row.telling),
        told_at=row.told_at,
        held_by=row.held_by,
        texts=texts,
        withheld=_withheld(row, texts, BASIS_TEXTS),
    )


def bases_waiting(*, actor: Actor) -> list[LawfulBasis]:
    """Signed bases of the actor's desk that wait for a second officer and may still get one, the most urgent first.

    Nothing sealed is opened.
    """
    require(actor, Permission.BASIS_CONFIRM)
    now = timezone.localtime()
    found = LawfulBasis.objects.filter(owner__in=[actor.desk], agreed=None, ended_at=None)
    rows = seen_by(found, "person_id", actor=actor).order_by("signed_at", "id")
    waits = {BasisState.WAITS, BasisState.LIFE}
    return [row for row in rows[:LONGEST_LIST] if basis_state(lawful_fact(row), shipped_bases(), now) in waits]
