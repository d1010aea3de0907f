"""What may be written of debts, of money from other offices, and of lawful wages."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from naung.casework.restitution.rules.tables import office_clocks, shipped_tables
from naung.casework.restitution.rules.terms import FIRST_YEAR, HOW_MUCH, LONGEST_SOURCE, NO_SUCH_YEAR, WHICH_CURRENCY
from naung.casework.restitution.vocabulary import Beside, Wage
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.rules.due import due_of
from naung.foundation.errors import FieldProblem
from naung.foundation.words import gettext_noop

WHO_CLAIMS = gettext_noop("Tulis siapa yang menagih.")
WHICH_KIND = gettext_noop("Pilih tuntutan apa.")
WHICH_OFFICE = gettext_noop("Tulis kantor mana yang diminta.")
NOT_YET = gettext_noop("Hari ini belum terjadi. Catat sesudah terjadi.")
ENDS_BEFORE = gettext_noop("Tidak bisa selesai sebelum diminta.")
DUE_BEFORE = gettext_noop("Batas jawaban tidak bisa mendahului hari diminta.")
NOT_BELOW = gettext_noop("Jumlah tidak bisa kurang dari nol.")
WHICH_PLACE = gettext_noop("Pilih tempatnya dari daftar.")
NEEDS_SOURCE = gettext_noop("Tulis sumbernya: nama dan nomor keputusannya.")


def debt_problems(creditor: str, currency: str, smallest: int) -> list[FieldProblem]:
    """What is wrong with a debt, a row a field."""
    problems = [] if creditor.strip() else [FieldProblem("creditor", WHO_CLAIMS)]
    if currency not in shipped_tables().currencies:
        problems.append(FieldProblem("currency", WHICH_CURRENCY))
    return problems if smallest > 0 else [*problems, FieldProblem("amount", HOW_MUCH)]


def beside_problems(
    kind: str,
    office: str,
    asked_on: date,
    due_on: date | None,
    amount: int | None,
    today: date,
    ended_on: date | None = None,
) -> list[FieldProblem]:
    """What is wrong with money asked of another office, a row a field."""
    problems = [] if kind in {each.value for each in Beside} else [FieldProblem("kind", WHICH_KIND)]
    if not office.strip():
        problems.append(FieldProblem("office", WHICH_OFFICE))
    if asked_on > today:
        problems.append(FieldProblem("asked_on", NOT_YET))
    if due_on is not None and due_on < asked_on:
        problems.append(FieldProblem("due_on", DUE_BEFORE))
    if ended_on is not None and not asked_on <= ended_on <= today:
        problems.append(FieldProblem("ended_on", NOT_YET if ended_on > today else ENDS_BEFORE))
    return [*problems, FieldProblem("amount", NOT_BELOW)] if amount is not None and amount < 0 else problems


def ask_again_on(kind: Beside, asked_on: date, calendar: Calendar, tz: ZoneInfo) -> date:
    """By when the office is asked again where nobody wrote another day: this house's own clock, no rule of law."""
    began = datetime.combine(asked_on, time.min, tz)
    due = due_of(office_clocks()[kind], started_at=began, now=began, tz=tz, calendar=calendar)
    if due.due_at is None:
        raise ValueError("a started clock has an end")
    return due.due_at.astimezone(tz).date()


def wage_problems(wage: Wage, today: date) -> list[FieldProblem]:
    """What is wrong with a lawful wage, a row a field. Next year's is often decided before the year begins."""
    problems = [] if wage.key.place else [FieldProblem("place", WHICH_PLACE)]
    if not FIRST_YEAR <= wage.key.year <= today.year + 1:
        problems.append(FieldProblem("year", NO_SUCH_YEAR))
    if wage.currency not in shipped_tables().currencies:
        problems.append(FieldProblem("currency", WHICH_CURRENCY))
    if wage.smallest <= 0:
        problems.append(FieldProblem("amount", HOW_MUCH))
    if not 0 < len(wage.source.strip()) <= LONGEST_SOURCE:
        problems.append(FieldProblem("source", NEEDS_SOURCE))
    return problems
