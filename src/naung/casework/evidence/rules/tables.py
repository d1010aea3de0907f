"""The tables of fields and of letters: read and checked at start, each error with its file and row."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.evidence.vocabulary import DocumentKind
from naung.foundation.access.vocabulary import Category
from naung.foundation.clock.vocabulary import Mark

FIELDS, LETTERS = "fields.toml", "letters.toml"
ASKED = re.compile(r"\{\{([a-z][a-z0-9_]*)\}\}")
# Asked for by the head of every letter, beside what its own words ask for.
IN_EVERY_HEAD = ("kantor_nama", "nomor_surat", "tempat_surat", "tanggal_surat")


class TableWrong(ValueError):
    """A row that no letter may rest on; the message starts with the file."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """A code with its words in both languages."""

    code: str
    id: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Field(Said):
    """What the file delivers: from which source, of which class of data, in which kinds it may leave (empty: in every one).

    `row`: the article of the law's table that says it, where the law is its source.
    """

    source: str
    category: Category
    kinds: tuple[DocumentKind, ...] = ()
    row: str = ""

    def may_leave_in(self, kind: DocumentKind) -> bool:
        """Whether it may stand in a document of this kind."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, kw_only=True)
class Typed(Said):
    """What whoever makes the letter types."""

    hint_id: str = ""
    hint_en: str = ""
    long: bool = False


@dataclass(frozen=True)
class Never:
    """Why a name never leaves, in both languages."""

    id: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Letter(Said):
    """A letter that comes with the program. `blocks` each hold one of text, heading, facts or table.

    A block may have another that stands `otherwise`, where not all that it asks for is known (an empty one: nothing), or be
    of a `part` that stands in the letter only where it was chosen.
    """

    kind: DocumentKind
    heading: str
    addressed: bool = False
    legal_basis: str
    article: str
    mark: Mark
    source: str
    blocks: tuple[Mapping[str, Any], ...]
    signatures: tuple[tuple[str, str], ...]
    parts: tuple[Said, ...] = ()

    @property
    def citation(self) -> str:
        """Law and article; nothing where the row rests on memory."""
        return "" if self.mark is Mark.MEMORY else f"{self.legal_basis} {self.article}".strip()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it may ask for, in order, those of its head first."""
        return tuple(dict.fromkeys((*self._head, *_asked(self.blocks), *_asked(self.signatures))))

    @property
    def _head(self) -> tuple[str, ...]:
        return (*IN_EVERY_HEAD, "tujuan") if self.addressed else IN_EVERY_HEAD

    def needed(self, known: Collection[str], parts: Collection[str] = ()) -> tuple[str, ...]:
        """What it asks for with these parts, where these names are known from the file: a block, or what stands otherwise."""
        blocks = [block for block in self.standing(known) if not _part(block) or _part(block) in parts]
        return tuple(dict.fromkeys((*self._head, *_asked(blocks), *_asked(self.signatures))))

    def names_of(self, part: str) -> tuple[str, ...]:
        """What a part asks for."""
        return tuple(dict.fromkeys(_asked([block for block in self.blocks if _part(block) == part])))

    def whole_parts(self, known: Collection[str]) -> tuple[str, ...]:
        """The parts of which every name is known."""
        return tuple(part.code for part in self.parts if set(known).issuperset(self.names_of(part.code)))

    def standing(self, known: Collection[str]) -> list[Mapping[str, Any]]:
        """Its blocks where these names are known, of every part too; what stands otherwise is chosen, and nothing left away."""
        found = []
        for block in self.blocks:
            own = {name: value for name, value in block.items() if name != "otherwise"}
            stands = own if "otherwise" not in block or set(known).issuperset(_asked(own)) else block["otherwise"]
            found += [stands] if stands else []
        return found


def _part(block: Mapping[str, Any]) -> str:
    return str(block.get("part", ""))


def _asked(told: Any) -> Iterator[str]:
    """Names in braces, and those of tables, wherever they stand."""
    if isinstance(told, str):
        yield from ASKED.findall(told)
    elif isinstance(told, Mapping):
        yield from [told["table"]] if "table" in told else []
        for each in told.values():
            yield from _asked(each)
    elif isinstance(told, list | tuple):
        for each in told:
            yield from _asked(each)


@dataclass(frozen=True)
class Tables:
    """All of it, by code, in the order of the files."""

    sources: Mapping[str, Said]
    fields: Mapping[str, Field]
    typed: Mapping[str, Typed]
    never: Mapping[str, Never]
    letters: Mapping[DocumentKind, Letter] = field(default_factory=dict)

    def said(self, name: str) -> Said | None:
        """The words of a field, from the file or typed; None where there is no such name."""
        return self.fields.get(name) or self.typed.get(name)


def read_tables(texts: Mapping[str, str]) -> Tables:
    """The tables from file names and texts. Raises TableWrong with the file and the row's code."""
    try:
        raw, letters = tomllib.loads(texts[FIELDS]), tomllib.loads(texts[LETTERS])
        tables = Tables(
            sources={row["code"]: Said(**row) for row in raw["source"]},
            fields={row["code"]: _field(row) for row in raw["field"]},
            typed={row["code"]: Typed(**row) for row in raw["typed"]},
            never={code: Never(row["id"], row["en"]) for row in raw["never"] for code in row["codes"]},
            letters={DocumentKind(row["code"]): _letter(row) for row in letters["letter"]},
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as wrong:
        raise TableWrong(f"{FIELDS}, {LETTERS}: {wrong}") from wrong
    _check(tables)
    return tables


def _field(row: Mapping[str, Any]) -> Field:
    kinds = tuple(DocumentKind(kind) for kind in row.get("kinds", ()))
    return Field(**{**row, "category": Category(row["category"]), "kinds": kinds})


def _letter(row: Mapping[str, Any]) -> Letter:
    told = {
        "kind": DocumentKind(row["code"]),
        "mark": Mark(row["mark"]),
        "blocks": tuple(row["blocks"]),
        "signatures": tuple((role, name) for role, name in row["signatures"]),
        "parts": tuple(Said(**part) for part in row.get("parts", ())),
    }
    return Letter(**{**row, **told})


def _check(tables: Tables) -> None:
    """One name has one meaning; what a letter asks for is in the tables and may leave in its kind."""
    twice = set(tables.fields) & set(tables.typed) | (set(tables.fields) | set(tables.typed)) & set(tables.never)
    if twice:
        raise TableWrong(f"{FIELDS}: {', '.join(sorted(twice))} stands twice")
    for each in tables.fields.values():
        if each.source not in tables.sources:
            raise TableWrong(f"{FIELDS}: {each.code} comes from nowhere: {each.source}")
    for kind, letter in tables.letters.items():
        if {part.code for part in letter.parts} != set(filter(None, map(_part, letter.blocks))):
            raise TableWrong(f"{LETTERS}: {kind} has a part without blocks, or blocks of a part that it does not name")
        for name in letter.names:
            known = tables.fields.get(name)
            if known is not None and not known.may_leave_in(kind):
                raise TableWrong(f"{LETTERS}: {name} may not leave in {kind}")
            if known is None and name not in tables.typed:
                raise TableWrong(f"{LETTERS}: {kind} asks for {name}, which nothing delivers")


@lru_cache(maxsize=1)
def shipped_tables() -> Tables:
    """The tables that ship with the house."""
    folder = resources.files("naung.casework.evidence").joinpath("tables")
    return read_tables({name: folder.joinpath(name).read_text("utf-8") for name in (FIELDS, LETTERS)})
