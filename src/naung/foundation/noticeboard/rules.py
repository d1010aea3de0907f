"""Decisions of the noticeboard: codes nobody can guess, hours that follow each other, answers that fit their questions."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from naung.foundation.errors import FieldProblem
from naung.foundation.identifiers import SPEAKABLE
from naung.foundation.noticeboard.vocabulary import Line, Opening, Use
from naung.foundation.words import gettext_noop

# 25 letters that are not mistaken for one another, twelve of them: 25**12 codes, 55 bits. See years_to_guess.
CODE_LENGTH = 12
CODE_GROUP = 4
LONGEST_OPEN = timedelta(days=14)
MOST_SHEETS = 100_000
LONGEST_WORDS = 300
YEAR = timedelta(days=365)

NOT_AFTER = gettext_noop("Jam tutup harus sesudah jam buka.")
OVERLAPS = gettext_noop("Bagian ini baru boleh dibuka sesudah bagian sebelumnya ditutup.")
TOO_LONG_OPEN = gettext_noop("Terlalu lama terbuka: paling lama %(days)s hari.")
HOW_MANY = gettext_noop("Isi berapa orang yang diharapkan menjawab, dari 1 sampai %(most)s.")
ANSWER_ALL = gettext_noop("Pilih satu jawaban.")


def shown_code(letters: str) -> str:
    """Letters of a code as they stand in an address: small, in groups (`7hq4-kmpx-ac23`)."""
    return "-".join(letters[at : at + CODE_GROUP] for at in range(0, len(letters), CODE_GROUP)).lower()


def read_code(typed: str) -> str | None:
    """The code that was typed or scanned, whatever its case, spaces and hyphens; None for what can be no code."""
    letters = "".join(c for c in typed.upper() if c.isalnum())
    if len(letters) != CODE_LENGTH or any(c not in SPEAKABLE for c in letters):
        return None
    return shown_code(letters)


def years_to_guess(*, open_codes: int, tries_a_second: float) -> float:
    """Years until a guesser has an even chance to have found one of the codes that are open, trying without a pause."""
    tries = float(len(SPEAKABLE) ** CODE_LENGTH) / open_codes / 2
    return tries / tries_a_second / YEAR.total_seconds()


def opening_problems(openings: Sequence[Opening]) -> list[FieldProblem]:
    """What is wrong with the hours of the parts, in their order; a field is named `<part>_opens`, `_closes` or `_most`."""
    problems = []
    before: datetime | None = None
    for each in openings:
        if each.closes_at <= each.opens_at:
            problems.append(FieldProblem(f"{each.part}_closes", NOT_AFTER))
        elif each.closes_at - each.opens_at > LONGEST_OPEN:
            problems.append(FieldProblem(f"{each.part}_closes", TOO_LONG_OPEN, {"days": LONGEST_OPEN.days}))
        if before is not None and each.opens_at < before:
            problems.append(FieldProblem(f"{each.part}_opens", OVERLAPS))
        if not 1 <= each.most <= MOST_SHEETS:
            problems.append(FieldProblem(f"{each.part}_most", HOW_MANY, {"most": MOST_SHEETS}))
        before = each.closes_at
    return problems


def answer_problems(lines: Sequence[Line], answers: Mapping[str, str]) -> list[FieldProblem]:
    """Questions without an answer, or with one that is no choice."""
    choices = {line.code for line in lines if line.use is Use.CHOICE}
    asked = [line.code for line in lines if line.use is Use.QUESTION]
    return [FieldProblem(code, ANSWER_ALL) for code in asked if answers.get(code) not in choices]


def is_open(opening: Opening, now: datetime) -> bool:
    """Whether a part is open at this moment."""
    return opening.opens_at <= now < opening.closes_at
