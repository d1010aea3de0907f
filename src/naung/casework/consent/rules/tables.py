"""The table of lawful bases without consent, read from TOML and checked row by row; a wrong row is refused with file and line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.foundation.access.vocabulary import Category, Service
from naung.foundation.clock.vocabulary import Mark

FILE = "bases.toml"


class TableWrong(ValueError):
    """A row of the table can't be used; the message starts with file and line."""


@dataclass(frozen=True)
class Article:
    """One article that may open something without consent: which services, which data at most, to which kinds of agency."""

    code: str
    id: str
    en: str
    citation: str
    mark: Mark
    source: str
    categories: frozenset[Category]
    services: frozenset[Service]
    to: frozenset[str]
    child_only: bool
    life: bool
    valid_from: date | None
    valid_to: date | None

    @property
    def opens_alone(self) -> bool:
        """False for a row from memory: it never opens anything by itself."""
        return self.mark is not Mark.MEMORY

    def in_force(self, on: date) -> bool:
        """Whether the row is valid on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class HouseRule:
    """The office's own rule on the second officer; no law says it."""

    confirm_within: timedelta
    legal_basis: str
    mark: Mark
    source: str


@dataclass(frozen=True)
class BasisTable:
    """Every article by its code, and the office's rule."""

    articles: Mapping[str, Article]
    house: HouseRule


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _article(row: Mapping[str, Any]) -> Article:
    """One article from its row. Raises KeyError or ValueError."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", row["code"]) or not row["id"] or not row["en"]:
        raise ValueError("code, id and en must be there")
    citation = f"{row['legal_basis']} Pasal {row['pasal']}" + (f" ayat ({row['ayat']})" if row["ayat"] else "")
    found = Article(
        code=row["code"],
        id=row["id"],
        en=row["en"],
        citation=citation,
        mark=Mark(row["mark"]),
        source=row["source"],
        categories=frozenset(Category(each) for each in row["categories"]),
        services=frozenset(Service(each) for each in row["services"]),
        to=frozenset(row["to"]),
        child_only=bool(row["child_only"]),
        life=bool(row["life"]),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
    )
    if not (found.categories and found.services and found.source and row["legal_basis"] and row["pasal"]):
        raise ValueError("categories, services, legal_basis, pasal and source must be there")
    return found


def _house(row: Mapping[str, Any]) -> HouseRule:
    hours = row["confirm_hours"]
    if not (isinstance(hours, int) and hours > 0):
        raise ValueError("confirm_hours must be a whole number")
    return HouseRule(timedelta(hours=hours), row["legal_basis"], Mark(row["mark"]), row["source"])


def read_bases(text: str, name: str = FILE) -> BasisTable:
    """The table from its text; raises TableWrong with file and line at the first row that can't be used."""
    lines = [n for n, line in enumerate(text.splitlines(), start=1) if line.strip() == "[[basis]]"]
    try:
        data = tomllib.loads(text)
        house = _house(data["house"])
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as wrong:
        raise TableWrong(f"{name}:1: {wrong}") from wrong
    defaults, found = data.get("defaults", {}).get("basis", {}), dict[str, Article]()
    for line, row in zip(lines, data.get("basis", []), strict=True):
        try:
            article = _article({**defaults, **row})
        except (KeyError, ValueError) as wrong:
            raise TableWrong(f"{name}:{line}: {wrong}") from wrong
        if article.code in found:
            raise TableWrong(f"{name}:{line}: {article.code} stands twice")
        found[article.code] = article
    if not found:
        raise TableWrong(f"{name}:1: no basis")
    return BasisTable(found, house)


@lru_cache(maxsize=1)
def shipped_bases() -> BasisTable:
    """The table that ships with the house; read and checked at start."""
    return read_bases(resources.files("naung.casework.consent").joinpath("tables", FILE).read_text("utf-8"))
