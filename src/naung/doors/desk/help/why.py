""" "Mengapa begini?" of each page type, read from its table and checked; the rules are read in their own tables."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

FILE = "why.toml"


class TableWrong(ValueError):
    """An entry can't be used; the message starts with the file."""


@dataclass(frozen=True)
class Why:
    """Why a page type is as it is, in both languages, and the rules behind it as "table:code"."""

    pages: tuple[str, ...]
    id: str
    en: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class HouseRule:
    """A rule of this programme that no law asks, with the record of its decision."""

    id: str
    en: str
    decision: str


@dataclass(frozen=True)
class WhyTable:
    """Every entry by the name of its route, the rules of the house by code, and what needs no entry with the reason."""

    entries: Mapping[str, Why]
    house: Mapping[str, HouseRule]
    exempt: Mapping[str, str]


def read_why(text: str) -> WhyTable:
    """The table from its text. Raises TableWrong for a row that lacks a part and a page that is named twice."""
    try:
        data = tomllib.loads(text)
        house = {row["code"]: HouseRule(row["id"], row["en"], row["decision"]) for row in data.get("house", [])}
        whys = [Why(tuple(row["pages"]), row["id"], row["en"], tuple(row["rules"])) for row in data.get("why", [])]
        exempt = {page: row["reason"] for row in data.get("exempt", []) for page in row["pages"]}
    except (tomllib.TOMLDecodeError, KeyError) as wrong:
        raise TableWrong(f"{FILE}: {wrong}") from wrong
    named = [page for why in whys for page in why.pages] + list(exempt)
    twice = sorted({page for page in named if named.count(page) > 1})
    if twice:
        raise TableWrong(f"{FILE}: named twice: {', '.join(twice)}")
    return WhyTable({page: why for why in whys for page in why.pages}, house, exempt)


@lru_cache(maxsize=1)
def shipped_why() -> WhyTable:
    """The table that ships with the house."""
    return read_why(resources.files(__package__).joinpath(FILE).read_text("utf-8"))
