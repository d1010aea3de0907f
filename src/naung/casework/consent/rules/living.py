"""What lives: which consent and which lawful basis opens what at a moment. Every reading passes here; nothing is remembered."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from naung.casework.consent.rules.tables import BasisTable
from naung.casework.consent.vocabulary import (
    CLOSES,
    OPENS,
    BasisState,
    ConsentFact,
    LawfulFact,
)
from naung.foundation.access.vocabulary import Category

Categories = frozenset[Category]
NOTHING: Categories = frozenset()
LIVE_STATES = frozenset({BasisState.WAITS, BasisState.CONFIRMED, BasisState.LIFE})


def last_day(said: date, last_as_child: date | None) -> date:
    """The last day on which a row holds: the day that was said.

    `last_as_child` is the last day on which what others said for a child can hold; after it she decides herself.
    """
    return said if last_as_child is None else min(said, last_as_child)


def over(until: date | None, now: datetime) -> bool:
    """Whether a row's time has run out; one without any time limit has none to stand on."""
    return until is None or now.date() > until


def standing(fact: ConsentFact, now: datetime) -> Categories:
    """What this row itself opens now: its categories while it stands; nothing once superseded, expired, refused, withdrawn."""
    expired = over(fact.until, now)
    stands = fact.kind in OPENS and fact.superseded_by is None and not expired and fact.at <= now
    return fact.categories if stands else NOTHING


def head_of(fact: ConsentFact, facts: Mapping[UUID, ConsentFact]) -> ConsentFact:
    """The newest row in this row's place: itself, or what superseded it, and so on."""
    seen = {fact.id}
    while fact.superseded_by is not None:
        following = facts.get(fact.superseded_by)
        if following is None or following.id in seen:
            return fact
        fact = following
        seen.add(fact.id)
    return fact


def still_open(fact: ConsentFact, facts: Mapping[UUID, ConsentFact], now: datetime) -> Categories:
    """What is left now of what this row once opened: a narrowed consent keeps the rest, a withdrawn one nothing."""
    return fact.categories & standing(head_of(fact, facts), now)


def basis_state(fact: LawfulFact, table: BasisTable, now: datetime) -> BasisState:
    """Where a lawful basis stands now. Only WAITS, CONFIRMED and LIFE open anything."""
    article = table.articles.get(fact.article)
    if article is None or not article.opens_alone:
        return BasisState.UNVERIFIED
    if fact.agreed is False:
        return BasisState.REFUSED
    ended = fact.ended_at is not None and fact.ended_at <= now
    if ended or over(fact.until, now) or not article.in_force(now.date()):
        return BasisState.ENDED
    if fact.agreed:
        return BasisState.CONFIRMED
    if fact.saves_life and article.life:
        return BasisState.LIFE
    return BasisState.WAITS if now <= fact.signed_at + table.house.confirm_within else BasisState.LAPSED


def opened_by(fact: LawfulFact, table: BasisTable, now: datetime) -> Categories:
    """What a lawful basis opens now: at most what its article opens, nothing once refused, ended or not confirmed in time."""
    if fact.signed_at > now or basis_state(fact, table, now) not in LIVE_STATES:
        return NOTHING
    return fact.categories & table.articles[fact.article].categories


def one_basis(
    consents: Iterable[ConsentFact], lawful: Iterable[LawfulFact], table: BasisTable, now: datetime
) -> dict[Category, UUID]:
    """For each category that may be shared now the one basis it rests on.

    A legal duty goes before consent: what the duty opens does not hang on her word, and she must not be told that it does.
    Among equals the oldest, so that the answer does not turn with the order of rows.
    """
    rests: dict[Category, UUID] = {}
    for duty in sorted(lawful, key=lambda f: (f.signed_at, f.id)):
        for category in opened_by(duty, table, now):
            rests.setdefault(category, duty.id)
    for consent in sorted(consents, key=lambda f: (f.at, f.id)):
        for category in standing(consent, now):
            rests.setdefault(category, consent.id)
    return rests


def closed_by(before: ConsentFact, after: ConsentFact) -> Categories:
    """What a later row closed of an earlier one."""
    if after.kind not in CLOSES:
        return NOTHING
    return before.categories - (after.categories if after.kind in OPENS else NOTHING)


def stays_by_duty(
    closed: Categories, lawful: Iterable[LawfulFact], table: BasisTable, now: datetime
) -> dict[UUID, Categories]:
    """Of what a withdrawal closed, what a legal duty keeps open for the same recipient: by basis."""
    kept = {each.id: closed & opened_by(each, table, now) for each in lawful}
    return {each: categories for each, categories in kept.items() if categories}
