"""The table of paths to legal aid: read and checked at start."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.legal_aid.vocabulary import FACTS, Note, Paper, Path, PathState, PathTable, Reason
from naung.foundation.clock.vocabulary import Mark

MAY_REST_ON_MEMORY = frozenset({PathState.OPEN, PathState.ASK})


class TableWrong(ValueError):
    """A row by which nobody may be judged."""


def read_paths(text: str) -> PathTable:
    """The table from its text. Raises TableWrong with the row."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise TableWrong(str(wrong)) from wrong
    papers = {row.code: row for row in _rows(raw, "paper", lambda each: Paper(**each))}
    paths = {row.code: row for row in _rows(raw, "path", _path)}
    table = PathTable(paths, papers, tuple(_rows(raw, "reason", _reason)), tuple(_rows(raw, "note", _note)))
    _check(table)
    return table


def _rows(raw: Mapping[str, Any], name: str, make: Any) -> list[Any]:
    made = []
    for number, row in enumerate(raw.get(name, ()), start=1):
        try:
            made.append(make(row))
        except (KeyError, ValueError, TypeError) as wrong:
            raise TableWrong(f"{name} {number}: {wrong}") from wrong
    if not made or len({each.code for each in made}) != len(made) or not all(each.id and each.en for each in made):
        raise TableWrong(f"{name}: rows, codes or words are missing, or a code stands twice")
    return made


def _path(row: Mapping[str, Any]) -> Path:
    needs = tuple(tuple(group) for group in row.get("needs", ()))
    return Path(**{**row, "mark": Mark(row["mark"]), "needs": needs})


def _reason(row: Mapping[str, Any]) -> Reason:
    found = Reason(**{**row, "mark": Mark(row["mark"]), "state": PathState(row["state"]), "when": _when(row)})
    if found.mark is Mark.MEMORY and found.state not in MAY_REST_ON_MEMORY:
        raise ValueError(f"{found.code} rests on no source, so it may shut nothing and ask for no paper")
    return found


def _note(row: Mapping[str, Any]) -> Note:
    lists = {name: tuple(row.get(name, ())) for name in ("paths", "has", "lacks")}
    return Note(**{**row, **lists, "mark": Mark(row["mark"]), "when": _when(row)})


def _when(row: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    when = {name: tuple(values) for name, values in row.get("when", {}).items()}
    for name, values in when.items():
        if set(values) - set(FACTS[name]):
            raise ValueError(f"{name} has no such value")
    return when


def _check(table: PathTable) -> None:
    for path in table.paths.values():
        reasons = [each for each in table.reasons if each.path == path.code]
        if not reasons or reasons[-1].when or reasons[-1].early:
            raise TableWrong(f"{path.code}: the last reason must fit everyone")
        if {code for group in path.needs for code in group} - set(table.papers):
            raise TableWrong(f"{path.code} needs a paper that is not there")
    named = {each.path for each in table.reasons} | {code for each in table.notes for code in each.paths}
    papers = {code for each in table.notes for code in (*each.has, *each.lacks)}
    if named - set(table.paths) or papers - set(table.papers):
        raise TableWrong("a reason or a note names a path or a paper that is not there")


@lru_cache(maxsize=1)
def shipped_paths() -> PathTable:
    """The table that ships with the house."""
    return read_paths(resources.files("naung.casework.legal_aid").joinpath("tables/paths.toml").read_text("utf-8"))
