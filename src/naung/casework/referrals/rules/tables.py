"""The office's own tables: which fields a service needs, what a kind of agency may receive, and how long an answer may take."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.referrals.vocabulary import Ceiling, ClockEffect, Field, Need, WaitRule
from naung.foundation.access.vocabulary import Category, Service
from naung.foundation.clock.vocabulary import Unit

MARKS = {"V", "V2", "M"}
NOTHING: Ceiling = Ceiling("", frozenset({Category.B}), frozenset(), "", "M")  # an agency that no row names: facts only
Table = tuple[dict[str, Field], dict[str, Ceiling]]


def _text(name: str) -> str:
    return resources.files("naung.casework.referrals").joinpath("tables", name).read_text("utf-8")


def _grounds(row: dict[str, Any], table: dict[str, Any]) -> tuple[str, str]:
    """The legal basis with its article, and the mark; a row's own before the table's. Raises KeyError or ValueError."""
    whole = {**table.get("defaults", {}), **row}
    if whole["mark"] not in MARKS or not str(whole["source"]).strip():
        raise ValueError("mark or source")
    return f"{whole['legal_basis']} {whole['article']}".strip(), str(whole["mark"])


def _field(row: dict[str, Any], table: dict[str, Any]) -> Field:
    basis, mark = _grounds(row, table)
    field = Field(
        code=row["code"],
        category=Category(row["category"]),
        words_id=row["id"],
        words_en=row["en"],
        why_id=row["why_id"],
        why_en=row["why_en"],
        services=frozenset(Service(s) for s in row["services"]),
        before=row["before"],
        typed=row["typed"],
        basis=basis,
        mark=mark,
    )
    if field.before != (field.category is Category.B) or not field.services:
        raise ValueError("only facts of class B are read before accepting, and each field serves somebody")
    return field


def _ceiling(given: dict[str, Any], table: dict[str, Any], fields: dict[str, Field]) -> Ceiling:
    row = {"consent_only": [], **given}
    basis, mark = _grounds(row, table)
    never = frozenset(row["never"])
    if not never <= set(fields):
        raise ValueError(f"unknown fields {sorted(never - set(fields))}")
    categories, asked = (frozenset(Category(c) for c in row[name]) for name in ("categories", "consent_only"))
    if not asked <= categories:
        raise ValueError("consent_only names a class of data that this agency may not receive at all")
    return Ceiling(row["agency_type"], categories, never, basis, mark, asked)


def read_needs(text: str) -> Table:
    """Fields by code and ceilings by kind of agency, from TOML text. Raises ValueError that names the row."""
    table = tomllib.loads(text)
    fields: dict[str, Field] = {}
    ceilings: dict[str, Ceiling] = {}
    for number, row in enumerate(table["field"], start=1):
        try:
            field = _field(row, table)
        except (KeyError, ValueError) as wrong:
            raise ValueError(f"needs.toml, field {number} ({row.get('code', '?')}): {wrong}") from wrong
        if field.code in fields:
            raise ValueError(f"needs.toml, field {number} ({field.code}): twice")
        fields[field.code] = field
    for number, row in enumerate(table["receiver"], start=1):
        try:
            ceiling = _ceiling(row, table, fields)
        except (KeyError, ValueError) as wrong:
            raise ValueError(f"needs.toml, receiver {number} ({row.get('agency_type', '?')}): {wrong}") from wrong
        if ceiling.agency_type in ceilings:
            raise ValueError(f"needs.toml, receiver {number} ({ceiling.agency_type}): twice")
        ceilings[ceiling.agency_type] = ceiling
    return fields, ceilings


@lru_cache(maxsize=1)
def shipped_needs() -> Table:
    """The tables of needs and ceilings that ship with the house."""
    return read_needs(_text("needs.toml"))


def ceiling_of(agency_type: str) -> Ceiling:
    """What a kind of agency may receive; facts without identity where no row names it."""
    return shipped_needs()[1].get(agency_type, NOTHING)


def needs_of(service: Service, agency_type: str) -> tuple[Need, ...]:
    """What this service needs of a person and this kind of agency may receive, in the table's order."""
    return needs_under(ceiling_of(agency_type), service, shipped_needs()[0].values())


def needs_under(ceiling: Ceiling, service: Service, fields: Iterable[Field]) -> tuple[Need, ...]:
    """What a service needs of these fields and a receiver under this ceiling may receive, in the order given."""
    return tuple(
        Need(f.code, f.category, f.why_id, f.category in ceiling.consent_only)
        for f in fields
        if service in f.services and f.category in ceiling.categories and f.code not in ceiling.never
    )


def read_clocks(text: str) -> tuple[WaitRule, ...]:
    """The clocks from TOML text: one for each effect, with and without danger. Raises ValueError that names the row."""
    table, rules = tomllib.loads(text), []
    for number, row in enumerate(table["clock"], start=1):
        try:
            basis, mark = _grounds(row, table)
            rules.append(
                WaitRule(
                    row["code"], ClockEffect(row["effect"]), row["danger"], Unit(row["unit"]).value, row["amount"],
                    basis, mark,
                )
            )  # fmt: skip
            if not 0 < row["amount"] <= 366:
                raise ValueError("amount")
        except (KeyError, ValueError) as wrong:
            raise ValueError(f"clocks.toml, clock {number} ({row.get('code', '?')}): {wrong}") from wrong
    if sorted((r.effect, r.danger) for r in rules) != sorted((e, d) for e in ClockEffect for d in (False, True)):
        raise ValueError("clocks.toml: one row for each effect, with and without danger")
    return tuple(rules)


@lru_cache(maxsize=1)
def shipped_clocks() -> tuple[WaitRule, ...]:
    """The office's clocks that ship with the house."""
    return read_clocks(_text("clocks.toml"))
