"""The tables of currencies, losses and provisions: read and checked at start."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.restitution.vocabulary import RUPIAH, Beside, Currency, Loss, Provision, StepKind, Tables
from naung.foundation.clock.vocabulary import ClockRule, Mark, Unit

CURRENCIES, LOSSES, STEPS, BESIDE = "currencies.toml", "losses.toml", "steps.toml", "beside.toml"
OFFICE_RULE = "aturan kantor"
MOST_DIGITS = 4  # after the point, in ISO 4217


class TableWrong(ValueError):
    """A row that no computation may rest on; the message starts with the file's name."""


def read_tables(texts: Mapping[str, str]) -> Tables:
    """The tables from file names and texts. Raises TableWrong with file and row."""
    currencies = {row.code: row for row in _rows(texts, CURRENCIES, "currency", _currency)}
    provisions = {row.code: row for row in _rows(texts, LOSSES, "provision", _provision)}
    losses = {row.code: row for row in _rows(texts, LOSSES, "loss", _loss)}
    if RUPIAH not in currencies or currencies[RUPIAH].digits:
        raise TableWrong(f"{CURRENCIES}: whole rupiah are counted")
    for loss in losses.values():
        if not loss.provisions or set(loss.provisions) - set(provisions):
            raise TableWrong(f"{LOSSES}: {loss.code} names a provision that is not there")
    return Tables(currencies, provisions, losses)


def _rows(texts: Mapping[str, str], name: str, table: str, make: Any) -> list[Any]:
    try:
        raw = tomllib.loads(texts[name]).get(table, [])
    except tomllib.TOMLDecodeError as wrong:
        raise TableWrong(f"{name}: {wrong}") from wrong
    made = []
    for number, row in enumerate(raw, start=1):
        try:
            made.append(make(row))
        except (KeyError, ValueError, TypeError) as wrong:
            raise TableWrong(f"{name}: {table} {number}: {wrong}") from wrong
    codes = [each.code for each in made]
    if not made or len(codes) != len(set(codes)) or not all(each.id and each.en for each in made):
        raise TableWrong(f"{name}: {table}: rows, codes or words are missing, or a code stands twice")
    return made


def _currency(row: Mapping[str, Any]) -> Currency:
    if not 0 <= row["digits"] <= MOST_DIGITS:
        raise ValueError("digits after the point")
    return Currency(**row)


def _provision(row: Mapping[str, Any]) -> Provision:
    return Provision(**{**row, "mark": Mark(row["mark"])})


def _loss(row: Mapping[str, Any]) -> Loss:
    return Loss(row["code"], row["id"], row["en"], tuple(row["provisions"]), row.get("wages", False))


@lru_cache(maxsize=1)
def shipped_tables() -> Tables:
    """The tables that ship with the house."""
    folder = resources.files("naung.casework.restitution").joinpath("tables")
    return read_tables({name: folder.joinpath(name).read_text("utf-8") for name in (CURRENCIES, LOSSES)})


@lru_cache(maxsize=1)
def changes_beside() -> Mapping[StepKind, str]:
    """The code of the change of law that is said beside a step. Raises TableWrong for a step that is not there."""
    text = resources.files("naung.casework.restitution").joinpath("tables", STEPS).read_text("utf-8")
    try:
        return {StepKind(step): str(code) for step, code in tomllib.loads(text)["change_beside"].items()}
    except (KeyError, ValueError, tomllib.TOMLDecodeError) as wrong:
        raise TableWrong(f"{STEPS}: {wrong}") from wrong


def read_office_clocks(text: str) -> dict[Beside, ClockRule]:
    """The office's own clock of each kind of money beside restitution. Raises TableWrong: it is no law, and says so."""
    try:
        raw = tomllib.loads(text)
        clocks = [
            ClockRule(row["kind"], "diminta", Unit(row["unit"]), row["amount"], **_own(raw)) for row in raw["clock"]
        ]
        found = {Beside(each.code): each for each in clocks}
    except (KeyError, ValueError, TypeError, tomllib.TOMLDecodeError) as wrong:
        raise TableWrong(f"{BESIDE}: {wrong}") from wrong
    if set(found) != set(Beside) or len(clocks) != len(found) or any(each.amount < 1 for each in clocks):
        raise TableWrong(f"{BESIDE}: one clock for each kind")
    return found


def _own(raw: Mapping[str, Any]) -> dict[str, Any]:
    mark = Mark(raw["defaults"]["mark"])
    if mark is not Mark.MEMORY or raw["defaults"]["legal_basis"] != OFFICE_RULE:
        raise ValueError("an office's own clock is marked M and named as the office's rule")
    return {"source": raw["defaults"]["source"], "mark": mark}


@lru_cache(maxsize=1)
def office_clocks() -> Mapping[Beside, ClockRule]:
    """The office's own clocks as they ship."""
    folder = resources.files("naung.casework.restitution").joinpath("tables")
    return read_office_clocks(folder.joinpath(BESIDE).read_text("utf-8"))
