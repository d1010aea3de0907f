"""The words of manifests, read once and checked: headings and cells in Indonesian, Malay and English."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.manifests.vocabulary import Field
from naung.foundation.clock.rules.reading import MONTHS
from naung.methods.sheets.around import Around
from naung.methods.sheets.headings import Matcher, Wording, plain

HEADINGS, WORDS = "headings.toml", "words.toml"
SHORTEST_MONTH = 3  # letters


class TableWrong(ValueError):
    """A table that would misread a list; the message starts with the file's name."""


@dataclass(frozen=True)
class Words:
    """What cells say, as sets of words already compared by `plain` or as they stand."""

    not_given: frozenset[str]
    ditto: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    other_sex: frozenset[str]
    healthy: frozenset[str]
    without: frozenset[str]
    existing: frozenset[str]
    complaints: frozenset[str]
    idle: frozenset[str]
    dead: frozenset[str]
    marks: frozenset[str]
    only_first: frozenset[str]
    ill: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    months: Mapping[str, str]
    cause_short: Mapping[str, str]
    causes: Mapping[str, tuple[str, ...]]
    around: Around


def read_headings(text: str) -> Wording:
    """The wording of headings from TOML. Raises TableWrong for a field that is none, or a phrase that names two fields."""
    data = tomllib.loads(text)
    phrases: dict[str, tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    for row in data.get("field", []):
        name = row.get("name", "")
        if name not in set(Field) or name in phrases:
            raise TableWrong(f"{HEADINGS}: {name}: no field, or twice")
        phrases[name] = tuple(row["phrases"])
        for phrase in phrases[name]:
            said = plain(phrase, data["short"])
            if owners.setdefault(said, name) != name:
                raise TableWrong(f"{HEADINGS}: {phrase}: names {owners[said]} and {name}")
    if missing := set(Field) - set(phrases):
        raise TableWrong(f"{HEADINGS}: no words for {sorted(missing)[0]}")
    other = frozenset(data.get("other", {}).get("phrases", ()))
    if taken := {plain(each, data["short"]) for each in other} & set(owners):
        raise TableWrong(f"{HEADINGS}: {min(taken)}: of a field, and of something else")
    return Wording(phrases, dict(data["short"]), frozenset(data["idle"]["words"]), other, _apart(data.get("apart", [])))


def _apart(rows: list[dict[str, Any]]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words of headings with the fields that they shut. Raises TableWrong for a field that is none."""
    if wrong := {name for row in rows for name in (*row.get("fields", ()), *row.get("not_fields", ()))} - set(Field):
        raise TableWrong(f"{HEADINGS}: apart: {min(wrong)}: no field")
    return tuple(
        (
            frozenset(row["words"]),
            frozenset(row.get("fields") or {each.value for each in Field} - set(row["not_fields"])),
        )
        for row in rows
    )


def read_words(text: str) -> Words:
    """The words of cells from TOML. Raises TableWrong where a list is missing or empty."""
    data = tomllib.loads(text)
    lists: dict[str, Any] = {}
    for name in Words.__dataclass_fields__:
        if not data.get(name):
            raise TableWrong(f"{WORDS}: {name}: missing")
        if name == "causes":
            lists[name] = {code: tuple(each) for code, each in data[name].items()}
        elif name in ("months", "cause_short"):
            lists[name] = dict(data[name])
        elif name == "around":
            lists[name] = _around(data[name], data["months"])
        else:
            lists[name] = frozenset(each.casefold() for each in data[name])
    return Words(**lists)


def _around(data: Mapping[str, list[str]], months: Mapping[str, str]) -> Around:
    """What stands around the people of a list. Raises TableWrong where a list is missing."""
    lists = {each.name: frozenset(data.get(each.name, ())) for each in fields(Around) if each.name != "months"}
    if missing := [name for name, each in lists.items() if not each]:
        raise TableWrong(f"{WORDS}: around: {missing[0]}: missing")
    known = frozenset(name for name in (*months, *months.values(), *MONTHS) if len(name) >= SHORTEST_MONTH)
    return Around(**lists, months=known)


def _text(name: str) -> str:
    return resources.files("naung.casework.manifests").joinpath("tables", name).read_text("utf-8")


@lru_cache(maxsize=1)
def matcher() -> Matcher:
    """The headings that ship with the house, prepared for matching."""
    return Matcher(read_headings(_text(HEADINGS)))


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of cells that ship with the house."""
    return read_words(_text(WORDS))
