"""The question tables, read from TOML and checked row by row; a wrong row is refused with its file and line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.screening.vocabulary import DELPHI_PARTS, Key, Part
from naung.foundation.clock.vocabulary import Mark

FILES = ("elements.toml", "forced_labour.toml", "tracks.toml", "drivers.toml", "delphi.toml")
PHASES = ("perekrutan", "eksploitasi", "tujuan")


@dataclass(frozen=True)
class Words:
    """One text in both languages."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in that language; Indonesian for any other than English."""
        return self.en if language.startswith("en") else self.id


@dataclass(frozen=True)
class Basis:
    """On what a row rests and how far that was checked. An unknown start of validity is None."""

    legal_basis: str
    article: str
    mark: Mark
    source: str
    valid_from: date | None
    valid_to: date | None


class Strength:
    """Weight of a Delphi indicator."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"
    ALL = (STRONG, MEDIUM, WEAK)


@dataclass(frozen=True)
class Item:
    """One question."""

    key: Key
    words: Words
    basis: Basis
    why: Words | None = None
    strength: str = ""
    fact: str = ""  # the law's own code for the same fact, where it has one
    health: bool = False  # an answer on health, which is kept sealed


@dataclass(frozen=True)
class Group:
    """One part with its heading, why it is asked, and its questions in order."""

    part: Part
    words: Words
    why: Words
    basis: Basis
    items: tuple[Item, ...]
    child_words: Words | None = None
    phase: str = ""
    list_code: str = ""


@dataclass(frozen=True)
class DelphiList:
    """One of the four Delphi lists: for whom it is, and whether it holds anything."""

    code: str
    words: Words
    child: bool
    sexual: bool
    parts: tuple[Part, ...]

    @property
    def empty(self) -> bool:
        """True where the list has a name only."""
        return not self.parts


@dataclass(frozen=True)
class Threshold:
    """At least so many strong, medium and weak indicators make a dimension positive."""

    strong: int
    medium: int
    weak: int


@dataclass(frozen=True)
class Combination:
    """Words for a set of phases that are all positive."""

    code: str
    phases: tuple[str, ...]
    words: Words


@dataclass(frozen=True)
class Tables:
    """Everything screening asks, and how the Delphi list is read."""

    groups: Mapping[Part, Group]
    lists: tuple[DelphiList, ...]
    thresholds: tuple[Threshold, ...]
    combinations: tuple[Combination, ...]
    delphi_basis: Basis

    def item(self, key: Key) -> Item | None:
        """The question of a key, or None where no table has it."""
        group = self.groups.get(key.part)
        return next((item for item in group.items if item.key == key), None) if group else None


class TableWrong(ValueError):
    """A row of a table can't be used; the message starts with file and line."""


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

    def rows(self, kind: str) -> list[tuple[int, dict[str, Any]]]:
        """The rows of one kind with their line numbers."""
        return list(zip(self.lines.get(kind, []), self.data.get(kind, []), strict=True))

    def wrong(self, line: int, what: str) -> TableWrong:
        """The error for a row."""
        return TableWrong(f"{self.name}:{line}: {what}")

    def basis(self, line: int, row: Mapping[str, Any]) -> Basis:
        """The row's basis, with what the file says about all its rows where the row is silent."""
        merged = {**self.data.get("about", {}), **row}
        try:
            mark = Mark(merged["mark"])
            legal_basis, source = merged["legal_basis"], merged["source"]
        except (KeyError, ValueError) as problem:
            raise self.wrong(line, f"mark, legal_basis or source: {problem}") from problem
        start, end = merged.get("valid_from"), merged.get("valid_to")
        if start is not None and end is not None and end < start:
            raise self.wrong(line, "valid_to is before valid_from")
        return Basis(legal_basis, merged.get("article", ""), mark, source, start, end)

    def words(self, line: int, row: Mapping[str, Any], prefix: str = "") -> Words:
        """The row's text in both languages; a missing or empty one is an error."""
        if not row.get(f"{prefix}id") or not row.get(f"{prefix}en"):
            raise self.wrong(line, f"{prefix}id and {prefix}en must both have words")
        return Words(row[f"{prefix}id"], row[f"{prefix}en"])


def read_item(source: Source, line: int, row: Mapping[str, Any]) -> Item:
    """One question from its row."""
    try:
        key = Key(Part(row["part"]), row["code"])
    except (KeyError, ValueError) as problem:
        raise source.wrong(line, f"part or code: {problem}") from problem
    if not re.fullmatch(r"[a-z][a-z0-9_/]*", key.code):
        raise source.wrong(line, f"code {key.code!r} must be small letters, underscores and strokes")
    strength = row.get("strength", "")
    if (key.part in DELPHI_PARTS) != (strength in Strength.ALL):
        raise source.wrong(line, "strength belongs to Delphi rows, one of strong, medium, weak")
    why = source.words(line, row, "why_") if "why_id" in row else None
    health = row.get("health", False)
    if not isinstance(health, bool) or (health and key.part is not Part.PENDORONG):
        raise source.wrong(line, "health is true or false, and only questions on what drove it are on health")
    fact = row.get("fact", "")
    return Item(key, source.words(line, row), source.basis(line, row), why, strength, fact, health)


def read_group(source: Source, line: int, row: Mapping[str, Any], items: tuple[Item, ...]) -> Group:
    """One part from its row, with its questions."""
    try:
        part = Part(row["code"])
    except (KeyError, ValueError) as problem:
        raise source.wrong(line, f"code: {problem}") from problem
    own = tuple(item for item in items if item.key.part is part)
    phase = row.get("phase", "")
    if not own or len({item.key for item in own}) != len(own):
        raise source.wrong(line, f"{part} has no question, or one twice")
    if (part in DELPHI_PARTS) != (phase in PHASES):
        raise source.wrong(line, "phase belongs to Delphi parts")
    child = Words(row["id_anak"], row["en_child"]) if "id_anak" in row else None
    why = source.words(line, row, "why_")
    words = source.words(line, row)
    return Group(part, words, why, source.basis(line, row), own, child, phase, row.get("list", ""))


def read_source(source: Source) -> dict[Part, Group]:
    """All parts of one file."""
    items = tuple(read_item(source, line, row) for line, row in source.rows("item"))
    groups: dict[Part, Group] = {}
    for line, row in source.rows("part"):
        group = read_group(source, line, row, items)
        groups[group.part] = group
    for line, row in source.rows("item"):
        if Part(row["part"]) not in groups:
            raise source.wrong(line, f"part {row['part']} has no heading in this file")
    return groups


def read_threshold(source: Source, line: int, row: Mapping[str, Any]) -> Threshold:
    """One threshold row: three whole numbers, not all zero."""
    counts = [row.get(name) for name in Strength.ALL]
    if not all(isinstance(n, int) and n >= 0 for n in counts) or not any(counts):
        raise source.wrong(line, "strong, medium and weak must be whole numbers, not all zero")
    return Threshold(row["strong"], row["medium"], row["weak"])


def read_combination(source: Source, line: int, row: Mapping[str, Any]) -> Combination:
    """One combination row."""
    phases = tuple(row.get("phases", ()))
    if any(phase not in PHASES for phase in phases):
        raise source.wrong(line, f"phases must be of {', '.join(PHASES)}")
    return Combination(row["code"], phases, source.words(line, row))


def read_tables(texts: Mapping[str, str]) -> Tables:
    """The tables from file names and texts; raises TableWrong with file and line at the first row that can't be used."""
    sources = {name: Source(name, texts[name]) for name in FILES}
    groups: dict[Part, Group] = {}
    for source in sources.values():
        groups.update(read_source(source))
    if missing := [part.value for part in Part if part not in groups]:
        raise TableWrong(f"{', '.join(FILES)}: no part {', '.join(missing)}")
    delphi = sources["delphi.toml"]
    lists = tuple(
        DelphiList(
            row["code"],
            delphi.words(line, row),
            row["child"],
            row["sexual"],
            tuple(p for p in DELPHI_PARTS if groups[p].list_code == row["code"]),
        )
        for line, row in delphi.rows("list")
    )
    thresholds = tuple(read_threshold(delphi, line, row) for line, row in delphi.rows("threshold"))
    combinations = tuple(read_combination(delphi, line, row) for line, row in delphi.rows("combination"))
    if not thresholds or not combinations or combinations[-1].phases:
        raise TableWrong("delphi.toml: thresholds, and combinations ending with one that asks for no phase, are needed")
    return Tables(groups, lists, thresholds, combinations, delphi.basis(1, {}))


@lru_cache(maxsize=1)
def shipped_tables() -> Tables:
    """The tables that ship with the house; read and checked at start."""
    folder = resources.files("naung.casework.screening").joinpath("tables")
    return read_tables({name: folder.joinpath(name).read_text("utf-8") for name in FILES})
