"""The tables of results, questions, papers, costs and payers: read and checked at start."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.cases.rules import LONGEST_CODE
from naung.casework.returns.vocabulary import BasisRow, FindingKind, Row, Said, Tables
from naung.foundation.clock.vocabulary import Mark

HOME = "home.toml"


class TableWrong(ValueError):
    """A row that no page may ask from; the message starts with the file's name."""


def read_tables(text: str) -> Tables:
    """The tables from the file's text. Raises TableWrong with table and code."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise TableWrong(f"{HOME}: {wrong}") from wrong
    bases = {row["code"]: BasisRow(**{**row, "mark": Mark(row["mark"])}) for row in raw.get("basis", [])}
    names = ("result", "question", "paper", "cost", "payer")
    results, questions, papers, costs, payers = (_rows(raw, name) for name in names)
    kinds = {each.value for each in FindingKind}
    if not bases or any(row.kind not in kinds for row in results.values()):
        raise TableWrong(f"{HOME}: a result names no kind that is there, or no basis stands")
    if any(row.danger not in {Said.YES, Said.NO} for row in questions.values()):
        raise TableWrong(f"{HOME}: a question does not say which answer warns")
    return Tables(results, questions, papers, costs, payers, bases)


def _rows(raw: Mapping[str, Any], table: str) -> dict[str, Row]:
    try:
        rows = [Row(**row) for row in raw.get(table, [])]
    except TypeError as wrong:
        raise TableWrong(f"{HOME}: {table}: {wrong}") from wrong
    found = {row.code: row for row in rows}
    if not rows or len(found) != len(rows) or not all(0 < len(row.code) <= LONGEST_CODE and row.en for row in rows):
        raise TableWrong(f"{HOME}: {table}: rows, codes or words are missing, or a code stands twice")
    return found


@lru_cache(maxsize=1)
def shipped_tables() -> Tables:
    """The tables that ship with the house."""
    return read_tables(resources.files("naung.casework.returns").joinpath("tables", HOME).read_text("utf-8"))
