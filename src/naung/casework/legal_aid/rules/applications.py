"""The way of an application: which state may follow which, by when an answer is due, and what an answer must say."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from naung.casework.legal_aid.vocabulary import Account, Refusal, State
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.errors import TOO_LONG, FieldProblem, RuleBroken
from naung.foundation.law.rules.deadlines import due_after
from naung.foundation.law.vocabulary import ClockRow
from naung.foundation.words import gettext_noop

S = State
LONGEST_LINE = 300
LONGEST_TEXT = 4_000
# From which state an application may go where. What has ended stays as it ended.
NEXT: Mapping[State, frozenset[State]] = {
    S.ASKED: frozenset({S.COMPLETE, S.ACCEPTED, S.REFUSED, S.WITHDRAWN}),
    S.COMPLETE: frozenset({S.ACCEPTED, S.REFUSED, S.WITHDRAWN}),
    S.ACCEPTED: frozenset({S.WITHDRAWN}),
    S.REFUSED: frozenset(),
    S.WITHDRAWN: frozenset(),
}
WAITING = frozenset({S.ASKED, S.COMPLETE})

UNKNOWN_PATH = gettext_noop("Pilih salah satu jalan bantuan hukum.")
WHICH_BODY = gettext_noop("Tulis kepada siapa permohonan ini diajukan.")
TO_COME = gettext_noop("Hari ini belum terjadi. Catat sesudah terjadi.")
BEFORE_IT = gettext_noop("Hari ini mendahului hari permohonan diajukan.")
BEFORE_COMPLETE = gettext_noop("Hari ini mendahului hari berkas lengkap.")
DUE_BEFORE = gettext_noop("Hari jawaban ditunggu tidak bisa mendahului hari permohonan.")
ENDED = gettext_noop("Permohonan ini sudah selesai, jadi tidak bisa diubah lagi. Ajukan yang baru bila perlu.")
SAY_WHY = gettext_noop("Tulis alasannya. Penolakan harus menyebut alasan, dan permohonan berikut memerlukannya.")
WHICH_WHY = gettext_noop("Pilih alasan penolakan.")
SAY_NEXT = gettext_noop("Pilih jalan berikut. Penolakan satu pihak bukan akhir bantuan hukum.")
READ_BACK = gettext_noop("Bacakan kembali catatan ini kepada pemohon, lalu centang bahwa ia sudah mendengarnya.")
WHICH_LANGUAGE = gettext_noop("Tulis dalam bahasa apa permohonan ini diucapkan.")


def check_move(state: State, to: State) -> None:
    """Whether an application in `state` may go to `to`. Raises RuleBroken."""
    if to not in NEXT[state]:
        raise RuleBroken(ENDED)


def application_problems(
    path: str, body: str, asked_on: date, due_on: date | None, account: Account, *, paths: Collection[str], today: date
) -> list[FieldProblem]:
    """What is wrong with an application, a row a field. One by word of mouth was read back to whoever made it."""
    problems = [] if path in paths else [FieldProblem("path", UNKNOWN_PATH)]
    if not body.strip():
        problems.append(FieldProblem("body", WHICH_BODY))
    if asked_on > today:
        problems.append(FieldProblem("asked_on", TO_COME))
    if due_on is not None and due_on < asked_on:
        problems.append(FieldProblem("due_on", DUE_BEFORE))
    if account.oral and not account.language.strip():
        problems.append(FieldProblem("language", WHICH_LANGUAGE))
    if account.oral and not account.heard:
        problems.append(FieldProblem("heard", READ_BACK))
    return [*problems, *_too_long({"body": body, "language": account.language, "interpreter": account.interpreter})]


def _too_long(lines: Mapping[str, str]) -> list[FieldProblem]:
    over = (name for name, text in lines.items() if len(text) > LONGEST_LINE)
    return [FieldProblem(name, TOO_LONG, {"most": LONGEST_LINE}) for name in over]


def day_problems(field: str, on: date, asked_on: date, complete_on: date | None, today: date) -> list[FieldProblem]:
    """What is wrong with the day of a step after the application was made."""
    if on > today:
        return [FieldProblem(field, TO_COME)]
    if on < asked_on:
        return [FieldProblem(field, BEFORE_IT)]
    return [FieldProblem(field, BEFORE_COMPLETE)] if complete_on is not None and on < complete_on else []


def refusal_problems(refusal: str, reason: str, next_path: str, *, paths: Collection[str]) -> list[FieldProblem]:
    """A refusal carries its reason and what is done next (UU 16/2011 asks for the reason; the next step is the house's)."""
    problems = [] if refusal in {each.value for each in Refusal} else [FieldProblem("refusal", WHICH_WHY)]
    if not reason.strip():
        problems.append(FieldProblem("reason", SAY_WHY))
    return problems if next_path in paths else [*problems, FieldProblem("next_path", SAY_NEXT)]


def answer_due(row: ClockRow, complete_on: date, calendar: Calendar, tz: ZoneInfo) -> date:
    """The last day on which the answer is in time: the law's clock counted from the day on which the file was complete."""
    return due_after(row, datetime.combine(complete_on, time.min, tz), calendar, tz)[0]


def is_late(state: State, due_on: date | None, today: date) -> bool:
    """Whether an answer was due before today. On its last day it is not."""
    return state in WAITING and due_on is not None and due_on < today


def account_text(account: Account) -> str:
    """What was taken down, as text to seal."""
    return json.dumps(asdict(account), ensure_ascii=False)


def read_account(text: str | None) -> Account:
    """What was taken down, of an opened row; nothing where the application was written."""
    return Account(**json.loads(text)) if text else Account()
