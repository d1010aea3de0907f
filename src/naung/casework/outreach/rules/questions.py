"""The questions that may be put to a room before and after, read from their table and checked at start."""

import re
import tomllib
from collections.abc import Collection, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.outreach.vocabulary import Moment, Question, QuestionTold, Replies, Reply
from naung.foundation.errors import FieldProblem, too_long
from naung.foundation.words import gettext_noop

FILE = "tables/questions.toml"
NEEDED = ("code", "id", "en", "right", "legal_basis", "mark", "source")
MARKS = {"V", "V2"}
UNKNOWN_QUESTION = gettext_noop("Pilih salah satu pertanyaan dari daftar.")

SAY_QUESTION = gettext_noop("Tulis pertanyaannya.")
YES_OR_NO = gettext_noop("Jawaban yang benar adalah ya atau tidak.")
CHOOSE_FEW = gettext_noop("Pilih satu sampai %(most)s pertanyaan.")
# Stands under every share of before and after, on page, print and workbook.
NOT_PAIRED = gettext_noop(
    "Yang menjawab sebelum dan sesudah bisa orang yang berbeda, jadi selisihnya bukan bukti akibat sosialisasi."
)
SENT_TWICE = gettext_noop(
    "Lembar yang masuk lebih banyak daripada orang yang datang: ada yang menjawab lebih dari sekali. Jangan pakai angka ini."
)
MOST_QUESTIONS = 5  # a room that stands at a gate answers no more
LONGEST_QUESTION = 200


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


def own_problems(told: QuestionTold) -> list[FieldProblem]:
    """What is wrong with a question that an office writes itself, a row a field."""
    problems = [] if told.words_id.strip() else [FieldProblem("words_id", SAY_QUESTION)]
    if told.right is Reply.UNSURE:
        problems.append(FieldProblem("right", YES_OR_NO))
    return problems + too_long({"words_id": told.words_id, "words_en": told.words_en}, LONGEST_QUESTION)


def chosen_problems(chosen: Collection[str], known: Mapping[str, Question]) -> list[FieldProblem]:
    """What is wrong with the questions that are chosen for a session: none, too many, or one that is asked no more."""
    if not 1 <= len(set(chosen)) <= MOST_QUESTIONS:
        return [FieldProblem("questions", CHOOSE_FEW, {"most": MOST_QUESTIONS})]
    wrong = [code for code in chosen if code not in known or known[code].dropped]
    return [FieldProblem("questions", UNKNOWN_QUESTION)] if wrong else []


def more_sheets_than_people(taken: Mapping[str, int], came: int | None) -> bool:
    """Whether more sheets of answers came at one moment than people: somebody answered twice, and no share may be believed."""
    return came is not None and any(sheets > came for sheets in taken.values())


def share_right(replies: Replies, asked: Question, moment: Moment) -> float | None:
    """The share of answers that were right at that moment, 0 to 1; None where nobody answered."""
    counted = {reply: replies.get((moment, reply), 0) for reply in Reply}
    total = sum(counted.values())
    return counted[asked.right] / total if total else None
