"""Kinds of agency as data: a code, its words, at which levels it has an office, whether it ever acts on one person."""

import tomllib
from functools import lru_cache
from importlib import resources

from naung.foundation.access.vocabulary import Reach
from naung.foundation.organisations.vocabulary import AgencyKind

TABLES = "naung.foundation.organisations"


def read_table(name: str) -> str:
    """The text of one of this room's tables."""
    return resources.files(TABLES).joinpath("tables", name).read_text("utf-8")


def read_agencies(text: str) -> dict[str, AgencyKind]:
    """Kinds of agency by code, from TOML text. Raises ValueError that names the row."""
    kinds: dict[str, AgencyKind] = {}
    for number, row in enumerate(tomllib.loads(text)["agency"], start=1):
        try:
            kind = AgencyKind(
                code=row["code"],
                words_id=row["id"],
                words_en=row["en"],
                levels=frozenset(Reach(level) for level in row["levels"]),
                handles=row["handles"],
                aliases=tuple(row.get("aliases", ())),
                source=row["source"],
            )
        except (KeyError, ValueError) as wrong:
            raise ValueError(f"agencies.toml, agency {number} ({row.get('code', '?')}): {wrong}") from wrong
        if not kind.code or not kind.levels or not kind.source or kind.code in kinds:
            raise ValueError(f"agencies.toml, agency {number} ({kind.code}): code, levels or source")
        kinds[kind.code] = kind
    return kinds


@lru_cache(maxsize=1)
def shipped_agencies() -> dict[str, AgencyKind]:
    """The kinds of agency that ship with the house, by code."""
    return read_agencies(read_table("agencies.toml"))


@lru_cache(maxsize=1)
def _by_any_name() -> dict[str, str]:
    kinds = shipped_agencies().values()
    return {name: kind.code for kind in kinds for name in (kind.code, *kind.aliases)}


def agency_code(typed: str) -> str | None:
    """The code of a kind of agency by its code or another name of it; None for a kind that is not in the table."""
    return _by_any_name().get(typed)
