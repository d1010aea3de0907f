"""The tables of services, of who may ask, and of the leaflet: read and checked at start, each error with file and line."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, TypeVar

from naung.foundation.access.vocabulary import Service
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.vocabulary import Law

SERVICES, LEAFLET = "services.toml", "leaflet.toml"
LONGEST_CODE = 40  # codes are sealed padded to one length, so that the length of a sealed code tells nothing


class TableWrong(ValueError):
    """A row that no page may rest on; the message starts with file and line."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """Words in both languages, legal basis and article, how far they were checked, and where they were found."""

    code: str
    id: str
    en: str
    legal_basis: str
    article: str
    mark: Mark
    source: str

    @property
    def citation(self) -> str:
        """Law and article as they are written in Indonesian."""
        return f"{self.legal_basis} {self.article}".strip()

    @property
    def is_unverified(self) -> bool:
        """True where the row rests on memory alone."""
        return self.mark is Mark.MEMORY


@dataclass(frozen=True, kw_only=True)
class Kind(Row):
    """What belongs to a service; `clock`: the law's clock that a request starts; `health`: words about it are health data."""

    service: Service
    clock: str = ""
    health: bool = False


@dataclass(frozen=True, kw_only=True)
class Closed(Row):
    """What no plan may hold, and the duty of the law that says so."""

    duty: str


@dataclass(frozen=True, kw_only=True)
class Asker(Row):
    """Who asked; `named`: whether the article names this kind of person."""

    named: bool


@dataclass(frozen=True)
class Told:
    """What the leaflet tells of one right, in both languages."""

    right: str
    heading_id: str
    heading_en: str
    id: str
    en: str


@dataclass(frozen=True)
class Tables:
    """All of it, keyed by code, in the order of the files."""

    services: Mapping[Service, Row]
    kinds: Mapping[str, Kind]
    closed: Mapping[str, Closed]
    askers: Mapping[str, Asker]
    leaflet: tuple[Told, ...]

    def kinds_of(self, service: Service) -> tuple[Kind, ...]:
        """What belongs to a service."""
        return tuple(kind for kind in self.kinds.values() if kind.service is service)

    def check(self, law: Law) -> None:
        """Raises TableWrong where a row names a clock, duty or right that the law's tables do not have, or tells one marked M."""
        for kind in self.kinds.values():
            if kind.clock and kind.clock not in law.clocks:
                raise TableWrong(f"{SERVICES}: {kind.code} names no clock of the law: {kind.clock}")
        for each in self.closed.values():
            if each.duty not in law.duties:
                raise TableWrong(f"{SERVICES}: {each.code} names no duty of the law: {each.duty}")
        for told in self.leaflet:
            if told.right not in law.rights:
                raise TableWrong(f"{LEAFLET}: {told.right} is no right of the law")
            if law.rights[told.right].mark is Mark.MEMORY:
                raise TableWrong(f"{LEAFLET}: {told.right} rests on memory and is not told to a victim as law")


R = TypeVar("R", bound=Row)


class Source:
    """One file while it is read: remembers where each row stands."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as wrong:
            raise TableWrong(f"{name}: {wrong}") from wrong
        self.lines: dict[str, list[int]] = {}
        for number, line in enumerate(text.splitlines(), start=1):
            if found := re.match(r"\[\[(\w+)\]\]", line):
                self.lines.setdefault(found[1], []).append(number)

    def rows(self, table: str, make: Callable[..., R]) -> dict[str, R]:
        """The rows of one table by code."""
        found: dict[str, R] = {}
        for line, row in self._raw(table):
            try:
                made = make(**self._common(row), **_own(row))
            except (KeyError, ValueError, TypeError) as wrong:
                raise TableWrong(f"{self.name}:{line}: {wrong}") from wrong
            if made.code in found or not made.id or not made.en or not made.source or len(made.code) > LONGEST_CODE:
                raise TableWrong(f"{self.name}:{line}: a code twice or too long, or words, source missing")
            found[made.code] = made
        return found

    def told(self) -> tuple[Told, ...]:
        """The leaflet's rows."""
        found = []
        for line, row in self._raw("tell"):
            try:
                found.append(Told(**row))
            except TypeError as wrong:
                raise TableWrong(f"{self.name}:{line}: {wrong}") from wrong
            if not all(row.values()):
                raise TableWrong(f"{self.name}:{line}: words are missing")
        return tuple(found)

    def _raw(self, table: str) -> list[tuple[int, dict[str, Any]]]:
        return list(zip(self.lines.get(table, []), self.data.get(table, []), strict=True))

    def _common(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Words and basis; a row that names its own law does not borrow an article."""
        about = self.data.get("about", {})
        return {
            "code": row["code"],
            "id": row["id"],
            "en": row["en"],
            "legal_basis": row.get("legal_basis", about.get("legal_basis", "")),
            "article": row.get("article", ""),
            "mark": Mark(row.get("mark", about["mark"])),
            "source": row.get("source", about.get("source", "")),
        }


def _own(row: Mapping[str, Any]) -> dict[str, Any]:
    """What only this table's rows have."""
    own = {k: v for k, v in row.items() if k not in {"code", "id", "en", "legal_basis", "article", "mark", "source"}}
    if "service" in own:
        own["service"] = Service(own["service"])
    return own


def read_tables(texts: Mapping[str, str]) -> Tables:
    """The tables from file names and texts. Raises TableWrong with file and line."""
    services = Source(SERVICES, texts[SERVICES])
    named = services.rows("service", Row)
    if set(named) != {service.value for service in Service}:
        raise TableWrong(f"{SERVICES}: the services are {', '.join(Service)}")
    kinds = services.rows("kind", Kind)
    empty = set(Service) - {kind.service for kind in kinds.values()}
    if empty:
        raise TableWrong(f"{SERVICES}: nothing belongs to {', '.join(sorted(empty))}")
    return Tables(
        services={Service(code): row for code, row in named.items()},
        kinds=kinds,
        closed=services.rows("closed", Closed),
        askers=services.rows("asker", Asker),
        leaflet=Source(LEAFLET, texts[LEAFLET]).told(),
    )


@lru_cache(maxsize=1)
def shipped_tables() -> Tables:
    """The tables that ship with the house."""
    folder = resources.files("naung.casework.plans").joinpath("tables")
    return read_tables({name: folder.joinpath(name).read_text("utf-8") for name in (SERVICES, LEAFLET)})
