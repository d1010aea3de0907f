"""The tables of steps, months, items and problems: read and checked at start."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.reintegration.vocabulary import Basis, Item, Row, StepKind, Tables
from naung.foundation.clock.vocabulary import Mark

STEPS, OUTCOMES, PROBLEMS = "steps.toml", "outcomes.toml", "problems.toml"
GRADES = (1, 2, 3, 4)


class TableWrong(ValueError):
    """A row that no follow-up may rest on; the message starts with the file's name."""


def read_tables(texts: Mapping[str, str]) -> Tables:
    """The tables from file names and texts. Raises TableWrong with file and row."""
    raw = {name: _parsed(name, text) for name, text in texts.items()}
    steps = _rows(raw, STEPS, "step", lambda row: Row(**row))
    if [row.code for row in steps] != [kind.value for kind in StepKind]:
        raise TableWrong(f"{STEPS}: step: the five steps, in their order")
    months = tuple(raw[STEPS].get("followups", {}).get("months", ()))
    if not months or list(months) != sorted(set(months)) or months[0] < 1:
        raise TableWrong(f"{STEPS}: followups: months that grow")
    if raw[STEPS]["followups"].get("local") is not True:
        raise TableWrong(f"{STEPS}: followups: no law names these months, so they are marked as the house's own")
    items = _rows(raw, OUTCOMES, "item", _item)
    problems = _rows(raw, PROBLEMS, "problem", lambda row: Row(**row))
    return Tables(
        _basis(raw[STEPS].get("basis", {})),
        {StepKind(row.code): row for row in steps},
        months,
        {row.code: row for row in items},
        {row.code: row for row in problems},
    )


def _parsed(name: str, text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise TableWrong(f"{name}: {wrong}") from wrong


def _rows(raw: Mapping[str, Mapping[str, Any]], name: str, table: str, make: Any) -> list[Any]:
    made = []
    for number, row in enumerate(raw[name].get(table, []), start=1):
        try:
            made.append(make(row))
        except (KeyError, ValueError, TypeError) as wrong:
            raise TableWrong(f"{name}: {table} {number}: {wrong}") from wrong
    codes = [each.code for each in made]
    if not made or len(codes) != len(set(codes)) or not all(each.id and each.en for each in made):
        raise TableWrong(f"{name}: {table}: rows, codes or words are missing, or a code stands twice")
    return made


def _basis(row: Mapping[str, Any]) -> Basis:
    try:
        return Basis(**{**row, "mark": Mark(row["mark"])})
    except (KeyError, ValueError, TypeError) as wrong:
        raise TableWrong(f"{STEPS}: basis: {wrong}") from wrong


def _item(row: Mapping[str, Any]) -> Item:
    item = Item(**{**row, "anchors_id": tuple(row["anchors_id"]), "anchors_en": tuple(row["anchors_en"])})
    if not len(item.anchors_id) == len(item.anchors_en) == len(GRADES):
        raise ValueError("what each grade means, in both languages")
    return item


@lru_cache(maxsize=1)
def shipped_tables() -> Tables:
    """The tables that ship with the house."""
    folder = resources.files("naung.casework.reintegration").joinpath("tables")
    return read_tables({name: folder.joinpath(name).read_text("utf-8") for name in (STEPS, OUTCOMES, PROBLEMS)})
