"""Which articles fit an act by its day and the way it led, which elements each must prove, and what is not tied to evidence."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from naung.casework.proceedings.vocabulary import ChargeTold, ElementPart, ElementTold, Where
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import RuleBroken
from naung.foundation.law.rules.validity import validity_at
from naung.foundation.law.vocabulary import Kind, Law, Offence, Truth
from naung.foundation.people.rules.birth import birth_of, birth_text
from naung.foundation.words import gettext_noop

WAYS = frozenset(each.value for each in Where)
PROVEN_BY: Mapping[str, ElementPart] = {
    "process": ElementPart.PROCESS,
    "means": ElementPart.MEANS,
    "purpose": ElementPart.PURPOSE,
    "purpose_kind": ElementPart.PURPOSE,
}

UNKNOWN_ARTICLE = gettext_noop("Pilih pasal dari daftar.")
NOT_IN_FORCE = gettext_noop(
    "%(article)s tidak berlaku pada hari perbuatan itu. Pilih pasal yang berlaku pada hari itu."
)
OTHER_WAY = gettext_noop("%(article)s bukan untuk perbuatan dengan arah itu. Periksa arah atau pasalnya.")
NOT_ACCUSED = gettext_noop("Pasal dicatat bagi orang yang berperan sebagai terduga dalam kasus ini.")


def ways_of(offence: Offence) -> frozenset[str]:
    """The ways of which the article is about one; empty where it is about any."""
    return WAYS & set(offence.requires)


def offered(law: Law, on: VagueDate, where: Where) -> list[Offence]:
    """The offences that hold on that day for that way, in the table's order. One whose day is not sure is offered too."""
    return [
        row
        for row in law.offences.values()
        if row.kind is Kind.OFFENCE
        and validity_at(row, on).truth is not Truth.NO
        and (not ways_of(row) or where.value in ways_of(row))
    ]


def check_article(law: Law, article: str, on: VagueDate, where: Where) -> Offence:
    """The offence of this code, if it fits day and way. Raises RuleBroken that says what does not."""
    row = law.offences.get(article)
    if row is None or row.kind is not Kind.OFFENCE:
        raise RuleBroken(UNKNOWN_ARTICLE, field="article")
    if validity_at(row, on).truth is Truth.NO:
        raise RuleBroken(NOT_IN_FORCE, field="article", article=row.citation)
    if ways_of(row) and where.value not in ways_of(row):
        raise RuleBroken(OTHER_WAY, field="article", article=row.citation)
    return row


def elements_of(offence: Offence) -> tuple[ElementPart, ...]:
    """What the article must prove of the three elements, in their order."""
    needed = {PROVEN_BY[each] for each in offence.requires if each in PROVEN_BY}
    return tuple(each for each in ElementPart if each in needed)


def untied(charge: ChargeTold, offence: Offence) -> tuple[ElementPart, ...]:
    """The elements that rest on no evidence yet."""
    return tuple(each for each in elements_of(offence) if charge.elements.get(each, ElementTold()).is_empty)


def charge_text(told: ChargeTold) -> str:
    """A charge as text to seal."""
    parts = {
        part.value: {"screening": _id(each.screening), "document": _id(each.document), "words": each.words}
        for part, each in told.elements.items()
    }
    held = {"article": told.article, "on": birth_text(told.act_on), "where": told.where.value, "elements": parts}
    return json.dumps(held, ensure_ascii=False)


def _id(value: UUID | None) -> str | None:
    return str(value) if value else None


def read_charge(text: str) -> ChargeTold:
    """A kept charge. Raises ValueError or KeyError for text that holds none."""
    held = json.loads(text)
    elements = {ElementPart(part): _element(each) for part, each in held["elements"].items()}
    return ChargeTold(held["article"], birth_of(held["on"]), Where(held["where"]), elements)


def _element(row: Mapping[str, Any]) -> ElementTold:
    screening, document = (UUID(row[name]) if row[name] else None for name in ("screening", "document"))
    return ElementTold(screening, document, row["words"])
