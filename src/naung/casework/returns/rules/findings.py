"""What is written beside the legs: results and answers from the tables, each with its words where they are needed."""

from collections.abc import Iterable, Mapping
from datetime import date

from naung.casework.returns.vocabulary import FindingKind, Row, Said, Tables
from naung.foundation.errors import FieldProblem
from naung.foundation.words import gettext_noop

K = FindingKind
JUDGED_SAFE = "aman_dinilai"
REFUSED = "menolak"
WITH_RESULT = frozenset({K.TRACING, K.SAFETY, K.FAMILY, K.SUBSTITUTE})
WITH_WHO = frozenset({K.SAFETY})  # who assessed it stands beside the result

PICK_RESULT = gettext_noop("Pilih hasilnya dari daftar.")
PICK_PAPER = gettext_noop("Pilih suratnya dari daftar.")
ANSWER_ALL = gettext_noop("Jawab semua pertanyaan. Bila belum tahu, pilih belum diketahui.")
SAY_WHO = gettext_noop("Tulis siapa yang menilai: nama dan jabatannya.")
SAY_DESPITE = gettext_noop(
    "Ada jawaban yang memperingatkan. Tulis mengapa tetap dinilai aman, dan apa yang akan dilakukan."
)
SAY_WORDS = gettext_noop("Tulis keterangannya.")
DAY_AHEAD = gettext_noop("Hari ini belum tiba. Tulis hari yang sudah lewat.")


def finding_problems(
    kind: FindingKind,
    result: str,
    answers: Mapping[str, str],
    who: str,
    words: str,
    on: date,
    today: date,
    tables: Tables,
) -> list[FieldProblem]:
    """What is wrong with a row, by field. No answer decides the result: a person does, and says why against a warning."""
    found: list[FieldProblem] = []
    if kind in WITH_RESULT and (result not in tables.results or tables.results[result].kind != kind):
        found.append(FieldProblem("result", PICK_RESULT))
    if kind is K.DEATH_PAPER and result not in tables.papers:
        found.append(FieldProblem("result", PICK_PAPER))
    if kind is K.SAFETY:
        known = {each.value for each in Said}
        found += [FieldProblem(f"answer_{q}", ANSWER_ALL) for q in tables.questions if answers.get(q) not in known]
    if kind in WITH_WHO and not who.strip():
        found.append(FieldProblem("who", SAY_WHO))
    if result == JUDGED_SAFE and warnings_in(answers, tables.questions.values()) and not words.strip():
        found.append(FieldProblem("words", SAY_DESPITE))
    if (kind is K.DEATH or result == REFUSED) and not words.strip():
        found.append(FieldProblem("words", SAY_WORDS))
    if on > today:
        found.append(FieldProblem("on", DAY_AHEAD))
    return found


def warnings_in(answers: Mapping[str, str], questions: Iterable[Row]) -> list[str]:
    """The questions whose answer warns, or that nobody could answer."""
    return [q.code for q in questions if q.code in answers and answers[q.code] in {q.danger, Said.UNKNOWN}]


def answers_text(answers: Mapping[str, str]) -> str:
    """Answers as they are sealed: one line a question."""
    return "\n".join(f"{code} {said}" for code, said in answers.items())


def read_answers(text: str | None) -> dict[str, str]:
    """Sealed answers back."""
    return {code: said for code, _, said in (line.partition(" ") for line in (text or "").splitlines())}
