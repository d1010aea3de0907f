"""What a card's code opens, and what is wrong with a call that was agreed."""

import json
import tomllib
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.arrivals.rules.rows import BAD_SIGNS, LONGEST_LINE
from naung.casework.arrivals.vocabulary import CallTold
from naung.foundation.errors import FieldProblem, too_long
from naung.foundation.people.rules.numbers import phone
from naung.foundation.words import gettext_noop, has_bad_signs

ALWAYS, AGREED = "selalu", "setuju"
TONGUES = ("id", "en")

NO_NUMBER = gettext_noop("Tulis nomor telepon yang bisa dihubungi.")
NO_HOURS = gettext_noop("Tulis kapan aman ditelepon.")
DAY_PASSED = gettext_noop("Hari ini sudah lewat. Pilih hari yang akan datang.")


class TableWrong(ValueError):
    """A line without words or use."""


def read_lines(text: str) -> tuple[dict[str, str], ...]:
    """The lines of the table. Raises TableWrong for one without words in both languages, or of an unknown use."""
    rows: list[dict[str, Any]] = tomllib.loads(text).get("line", [])
    if not rows or any(row.get("use") not in {ALWAYS, AGREED} or not all(row.get(t) for t in TONGUES) for row in rows):
        raise TableWrong("card.toml: no line, an unknown use, or words are missing")
    return tuple(rows)


@lru_cache(maxsize=1)
def shipped_lines() -> tuple[dict[str, str], ...]:
    """The lines that ship with the house."""
    path = resources.files("naung.casework.arrivals").joinpath("tables", "card.toml")
    return read_lines(path.read_text("utf-8"))


def card_text(*, agreed: bool) -> str:
    """The record behind a card's code: nothing in it is about her but whether she agreed to be called."""
    lines = [{t: row[t] for t in TONGUES} for row in shipped_lines() if row["use"] == ALWAYS or agreed]
    return json.dumps({"lines": lines}, ensure_ascii=False)


def call_problems(told: CallTold, today: date) -> list[FieldProblem]:
    """What is wrong with a call that was agreed, a row a field."""
    found = [] if phone(told.reach) else [FieldProblem("reach", NO_NUMBER)]
    found += [] if told.hours.strip() else [FieldProblem("hours", NO_HOURS)]
    found += [FieldProblem("until", DAY_PASSED)] if told.until < today else []
    texts = {"hours": told.hours, "pretext": told.pretext, "manner": told.manner}
    found += too_long(texts, LONGEST_LINE)
    return found + [FieldProblem(name, BAD_SIGNS) for name, text in texts.items() if has_bad_signs(text)]
