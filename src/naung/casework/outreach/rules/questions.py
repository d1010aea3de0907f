"""The questions that may be put to a room before and after, read from their table and checked at start."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.outreach.vocabulary import Moment, Question, Replies, Reply
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

FILE = "tables/questions.toml"
NEEDED = ("code", "id", "en", "right", "legal_basis", "mark", "source")
MARKS = {"V", "V2"}
UNKNOWN_QUESTION = gettext_noop("Pilih salah satu pertanyaan dari daftar.")


class TableWrong(ValueError):
    """A row of the table can't be used; the message starts with file and line."""


def read_questions(text: str) -> Mapping[str, Question]:
    """The questions by code, in their order. Raises TableWrong with file and line for a row that can't be used.

    A question whose right answer nobody has verified is no question: only the marks V and V2 are taken.
    """
    try:
        rows = tomllib.loads(text).get("question", [])
    except tomllib.TOMLDecodeError as wrong:
        raise TableWrong(f"{FILE}: {wrong}") from wrong
    lines = [n for n, line in enumerate(text.splitlines(), start=1) if re.match(r"\[\[question\]\]", line)]
    found: dict[str, Question] = {}
    for row, line in zip(rows, lines, strict=True):
        question = _question(row, line)
        if question.code in found:
            raise TableWrong(f"{FILE}:{line}: {question.code} stands twice")
        found[question.code] = question
    return found


def _question(row: Mapping[str, Any], line: int) -> Question:
    missing = [key for key in NEEDED if not str(row.get(key, "")).strip()]
    if missing:
        raise TableWrong(f"{FILE}:{line}: missing {', '.join(missing)}")
    if row["mark"] not in MARKS or row["right"] not in {Reply.YES.value, Reply.NO.value}:
        raise TableWrong(f"{FILE}:{line}: mark or right")
    basis = f"{row['legal_basis']} {row.get('article', '')}".strip()
    return Question(row["code"], row["id"], row["en"], Reply(row["right"]), basis, row["mark"], row["source"])


@lru_cache(maxsize=1)
def shipped_questions() -> Mapping[str, Question]:
    """The questions that ship with the house."""
    return read_questions(resources.files(__package__.rsplit(".", 1)[0]).joinpath(FILE).read_text("utf-8"))


def question(code: str) -> Question:
    """The question of this code. Raises RuleBroken for one that is not in the table."""
    found = shipped_questions().get(code)
    if found is None:
        raise RuleBroken(UNKNOWN_QUESTION, field="question")
    return found


def share_right(replies: Replies, asked: Question, moment: Moment) -> float | None:
    """The share of answers that were right at that moment, 0 to 1; None where nobody answered."""
    counted = {reply: replies.get((moment, reply), 0) for reply in Reply}
    total = sum(counted.values())
    return counted[asked.right] / total if total else None
