"""What may be written of the task force's year, when something is due, and the table of sub gugus tugas."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.foundation.errors import FieldProblem, RuleBroken, refuse, too_long
from naung.foundation.words import gettext_noop
from naung.insight.programme.vocabulary import (
    DecreeTold,
    Duty,
    FiguresTold,
    PlanTold,
    Post,
    ReportKind,
    Span,
    State,
    TargetTold,
    Trained,
    TrainingTold,
)
from naung.methods.disclosure import SMALLEST

FILE, REPORTS_FILE = "tables/sub_gugus.toml", "tables/reports.toml"
MARKS = {"V", "V2", "M"}
FIRST_YEAR, FURTHEST_YEARS = 2000, 30
WARN_DAYS = 90  # a decree needs about a quarter to be drafted, read by the legal office and signed (house rule)
MOST_PEOPLE = 100_000
MOST_RUPIAH = 10**14  # above the whole budget of a province
MONTHS = 12
LONGEST_LINE = 200
LONGEST_WORDS = 2_000
LONGEST_POSTS = LONGEST_WORDS * 5  # all posts of a decree as they are typed, one a line

NO_SUCH_DAY = gettext_noop("Tanggal ini tidak masuk akal. Periksa tahunnya.")
DAY_TO_COME = gettext_noop("Hari ini belum sampai. Catat sesudah harinya.")
ENDS_BEFORE = gettext_noop("Akhirnya tidak bisa mendahului awalnya.")
NO_POST = gettext_noop("Tulis satu jabatan tiap baris, misalnya: Ketua harian = Polres Singkawang.")
NEEDED = gettext_noop("Isi dahulu bagian ini.")
MORE_PASSED = gettext_noop("Yang lulus tidak bisa lebih banyak daripada yang ikut.")
OUT_OF_RANGE = gettext_noop("Tulis angka dari 0 sampai %(most)s.")
WHOSE_DESK = gettext_noop("Pilih meja petugas yang dilatih.")
WHICH_PLACE = gettext_noop("Pilih kelurahan, desa, atau kecamatan dari daftar.")
EVERY_MONTHS = gettext_noop("Tulis berapa bulan sekali, dari 1 sampai 12.")
NOT_FROM_HERE = gettext_noop("Langkah ini tidak bisa diambil dari keadaan sasaran sekarang.")
SAY_WHY = gettext_noop("Tuliskan alasannya dengan singkat.")
SAY_EVIDENCE = gettext_noop("Tuliskan apa yang menunjukkan hasilnya, tanpa nama orang.")
DECIDED_BEFORE = gettext_noop("Rapat ini tidak bisa sesudah hari paling lambat keputusannya sendiri.")
DONE_ALREADY = gettext_noop("Keputusan ini sudah dicatat selesai.")

SAY_WHY_AGAIN = gettext_noop("Tuliskan mengapa sasaran yang sudah selesai dibuka lagi.")
NOT_CLOSED = gettext_noop("Masa ini tidak bisa dilaporkan: belum selesai, atau bukan masa rencana aksi.")
SAME_FIGURES = gettext_noop("Isinya sama dengan versi terakhir. Tidak ada versi baru.")
SECOND_PERSON = gettext_noop("Yang menyetujui harus orang lain daripada yang membuat.")
MADE_MEANWHILE = gettext_noop("Orang lain baru saja membuat laporan untuk masa ini. Lihat daftarnya, lalu coba lagi.")
NOT_A_DRAFT = gettext_noop("Versi ini sudah disetujui, sudah digantikan, atau isinya sudah dihapus.")
NOT_OF_HERE = gettext_noop(
    "Laporan ini dibuat gugus tugas yang sudah bergabung ke sini. Yang final di sana tetap final; lainnya tetap rancangan."
)
NOT_THERE = gettext_noop("Kata ini tidak tertulis di mana pun yang dicari di sini.")
NOTHING_NEW = gettext_noop("Hitungan yang baru sama dengan yang tersimpan. Tidak ada yang diganti.")
TOO_LITTLE = gettext_noop(
    "Angkanya berubah kurang dari %(least)s. Selisih sekecil itu akan membuka satu perkara, jadi angka yang lama tetap."
)
BAND = 10  # percent: a share is printed as the ten that it lies in
FEWEST_DUE, FEWEST_DESKS = (
    20,
    3,
)  # below, a share of ten percent would tell of single cases, or of one desk (house rule)
YEARS_OFFERED, FIVE = 5, 5
PERIODS_OFFERED = 6  # of the action plan's rhythm, the newest first

NEXT: Mapping[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.RUNNING, State.DROPPED}),
    State.RUNNING: frozenset(
        {State.RUNNING, State.DONE, State.DROPPED}
    ),  # again: what it cost and what shows it so far
    State.DONE: frozenset({State.RUNNING}),  # by mistake, or not wholly; with a reason
    State.DROPPED: frozenset({State.PLANNED}),
}


def lines_needed(**texts: str) -> list[FieldProblem]:
    """What is wrong with short texts that must be there: nothing in them, or more than a line."""
    return _needed(texts, LONGEST_LINE)


def words_needed(**texts: str) -> list[FieldProblem]:
    """The same for longer words."""
    return _needed(texts, LONGEST_WORDS)


def _needed(texts: Mapping[str, str], most: int) -> list[FieldProblem]:
    empty = [FieldProblem(name, NEEDED) for name, text in texts.items() if not text.strip()]
    return empty + too_long(texts, most)


def past_day(name: str, day: date, today: date) -> list[FieldProblem]:
    """What is wrong with the day of something that has happened."""
    if day.year < FIRST_YEAR:
        return [FieldProblem(name, NO_SUCH_DAY)]
    return [FieldProblem(name, DAY_TO_COME)] if day > today else []


def coming_day(name: str, day: date | None, after: date) -> list[FieldProblem]:
    """What is wrong with a day that may not be before another and not beyond a generation; None is no day."""
    if day is None:
        return []
    if day < after:
        return [FieldProblem(name, ENDS_BEFORE)]
    return [FieldProblem(name, NO_SUCH_DAY)] if day.year > after.year + FURTHEST_YEARS else []


def read_posts(text: str) -> tuple[Post, ...]:
    """Posts typed one a line as `title = institution`. Raises RuleBroken on `posts` for a line that says less."""
    found = []
    for line in (each.strip() for each in text.splitlines()):
        title, parted, institution = (part.strip() for part in line.partition("="))
        if not line:
            continue
        if not (title and parted and institution) or max(len(title), len(institution)) > LONGEST_LINE:
            raise RuleBroken(NO_POST, field="posts")
        found.append(Post(title, institution))
    if not found:
        raise RuleBroken(NO_POST, field="posts")
    return tuple(found)


def posts_text(posts: Sequence[Post]) -> str:
    """Posts as they are typed, one a line."""
    return "\n".join(f"{each.title} = {each.institution}" for each in posts)


def decree_problems(told: DecreeTold, today: date) -> list[FieldProblem]:
    """What is wrong with a decree, a row a field."""
    days = past_day("decreed_on", told.decreed_on, today) + coming_day("valid_until", told.valid_until, told.decreed_on)
    return lines_needed(number=told.number) + days + ([] if told.posts else [FieldProblem("posts", NO_POST)])


def runs_out(valid_until: date | None, today: date) -> bool:
    """Whether a decree ends soon or has ended; one without an end never does."""
    return valid_until is not None and (valid_until - today).days <= WARN_DAYS


def training_problems(told: TrainingTold, today: date) -> list[FieldProblem]:
    """What is wrong with a training, a row a field."""
    problems = lines_needed(topic=told.topic) + past_day("held_on", told.held_on, today)
    problems += coming_day("due_on", told.due_on, told.held_on)
    problems += amount("took_part", told.took_part, MOST_PEOPLE) + amount("passed", told.passed, MOST_PEOPLE)
    if told.passed > told.took_part:
        problems.append(FieldProblem("passed", MORE_PASSED))
    if told.audience is Trained.OFFICERS and told.desk is None:
        problems.append(FieldProblem("desk", WHOSE_DESK))
    if told.audience is Trained.AGENTS and not told.place_code:
        problems.append(FieldProblem("place", WHICH_PLACE))
    return problems


def amount(name: str, number: int | None, most: int) -> list[FieldProblem]:
    """What is wrong with a count or a sum; None is not told."""
    return [] if number is None or 0 <= number <= most else [FieldProblem(name, OUT_OF_RANGE, {"most": most})]


def plan_problems(told: PlanTold) -> list[FieldProblem]:
    """What is wrong with an action plan, a row a field."""
    problems = lines_needed(title=told.title)
    if not FIRST_YEAR <= told.first_year <= FIRST_YEAR + 100:
        problems.append(FieldProblem("first_year", NO_SUCH_DAY))
    if not told.first_year <= told.last_year <= told.first_year + FURTHEST_YEARS:
        problems.append(FieldProblem("last_year", ENDS_BEFORE))
    if not 1 <= told.report_months <= MONTHS:
        problems.append(FieldProblem("report_months", EVERY_MONTHS))
    return problems


def next_report(first_year: int, last_year: int, report_months: int, today: date) -> date | None:
    """The first day of the month in which the plan's own report is next due; None after the plan's last report.

    Reports close every so many months from January of the first year; each is due in the month after.
    """
    started = max((today.year - first_year) * MONTHS + today.month - 1, 0)
    closed = -(-max(started, report_months) // report_months) * report_months
    if closed > (last_year - first_year + 1) * MONTHS:
        return None
    return date(first_year + closed // MONTHS, closed % MONTHS + 1, 1)


def closed_periods(first_year: int, last_year: int, report_months: int, today: date) -> tuple[Span, ...]:
    """The periods of the plan's rhythm that have closed, the newest first; a rest at the plan's end is none."""
    whole = (last_year - first_year + 1) * MONTHS // report_months
    starts = [first_year * MONTHS + n * report_months for n in range(whole)]
    spans = (Span(_first_of(start), _first_of(start + report_months) - timedelta(days=1)) for start in starts)
    return tuple(sorted((each for each in spans if each.last < today), reverse=True))


def _first_of(month: int) -> date:
    """The first day of a month counted from year 0."""
    return date(month // MONTHS, month % MONTHS + 1, 1)


def spans_of(kind: ReportKind, periods: Sequence[Span], today: date) -> tuple[Span, ...]:
    """What a report of this kind can cover today, the newest first; `periods`: the action plan's own that have closed."""
    if kind is ReportKind.OWN:
        return tuple(periods[:PERIODS_OFFERED])
    if kind is ReportKind.FIVE_YEARLY:
        return (Span(date(today.year - FIVE, 1, 1), date(today.year - 1, MONTHS, 31)),)
    return tuple(
        Span(date(y, 1, 1), date(y, MONTHS, 31)) for y in range(today.year - 1, today.year - 1 - YEARS_OFFERED, -1)
    )


def share_told(kept: int, due: int, desks: int) -> tuple[int, int] | None:
    """The ends in percent of the band that a share lies in; None for too little due, or too few desks, to tell it."""
    if due < FEWEST_DUE or desks < FEWEST_DESKS:
        return None
    return band_from(min(100 * kept // due // BAND * BAND, 100 - BAND))


def band_from(low: int) -> tuple[int, int]:
    """Both ends of the band that begins here: the last one holds the whole as well."""
    return low, 100 if low == 100 - BAND else low + BAND - 1


def is_rounded(months: Span) -> bool:
    """Whether numbers of cases over these twelve months are printed in fives.

    Calendar years share no month. Others overlap from report to report, and exact totals would give the months between away.
    """
    return months.first.month != 1


def as_kept(told: FiguresTold, months: Span) -> FiguresTold:
    """Figures as they may be kept for these twelve months: in fives where the months overlap with another report's."""
    if not is_rounded(months):
        return told
    return replace(told, cases=_in_fives(told.cases), problems=_in_fives(told.problems))


def _in_fives(numbers: Mapping[str, int | None]) -> dict[str, int | None]:
    half = SMALLEST // 2
    return {name: None if n is None else (n + half) // SMALLEST * SMALLEST for name, n in numbers.items()}


def renewed(old: FiguresTold, new: FiguresTold) -> FiguresTold:
    """What replaces the kept figures of the same months, so that nobody learns a single case from the difference.

    What was withheld stays so, and every number of cases or persons that is shown twice is the same or differs by at least 5.
    Raises RuleBroken where it differs by less.
    """
    problems = _told_again(old.problems, new.problems) if old.problems else new.problems
    return replace(new, cases=_told_again(old.cases, new.cases), problems=problems)


def _told_again(old: Mapping[str, int | None], new: Mapping[str, int | None]) -> dict[str, int | None]:
    numbers = {name: None if old.get(name, 0) is None else n for name, n in new.items()}
    for name, n in numbers.items():
        before = old.get(name, 0)
        if n is not None and before is not None and 0 < abs(n - before) < SMALLEST:
            raise RuleBroken(TOO_LITTLE, least=SMALLEST)
    return numbers


def target_problems(told: TargetTold) -> list[FieldProblem]:
    """What is wrong with a target, a row a field."""
    problems = words_needed(words=told.words, indicator=told.indicator) + too_long(
        {"others": told.others}, LONGEST_WORDS
    )
    if told.starts_on.year < FIRST_YEAR:
        problems.append(FieldProblem("starts_on", NO_SUCH_DAY))
    return problems + coming_day("ends_on", told.ends_on, told.starts_on) + amount("budget", told.budget, MOST_RUPIAH)


def may_step(state: State, to: State, *, reason: str, evidence: str, spent: int | None) -> None:
    """Pass where a target may go on to this state. Raises RuleBroken; a dropped one needs its reason, a done one its evidence."""
    if to not in NEXT[state]:
        raise RuleBroken(NOT_FROM_HERE, field="to")
    if to is State.DROPPED and not reason.strip():
        raise RuleBroken(SAY_WHY, field="reason")
    if state is State.DONE and not reason.strip():
        raise RuleBroken(SAY_WHY_AGAIN, field="reason")
    if to is State.DONE and not evidence.strip():
        raise RuleBroken(SAY_EVIDENCE, field="evidence")
    refuse(too_long({"reason": reason, "evidence": evidence}, LONGEST_WORDS) + amount("spent", spent, MOST_RUPIAH))


def is_late(due_on: date, done_on: date | None, today: date) -> bool:
    """Whether something open has passed its day."""
    return done_on is None and due_on < today


def target_fields(told: TargetTold) -> Mapping[str, str]:
    """A target as the text of its fields; no budget is empty."""
    return {name: "" if value is None else str(value) for name, value in asdict(told).items()}


class TableWrong(ValueError):
    """A row of the table can't be used."""


def read_duties(text: str) -> tuple[Duty, ...]:
    """The sub gugus tugas in their order. Raises TableWrong for a row without words, basis, mark or source."""
    found = tuple(_duty(row) for row in tomllib.loads(text).get("duty", ()))
    if len({each.code for each in found}) != len(found):
        raise TableWrong(f"{FILE}: a code stands twice")
    return found


def _duty(row: Mapping[str, Any]) -> Duty:
    missing = [k for k in ("code", "number", "id", "en", "legal_basis", "source") if not str(row.get(k, "")).strip()]
    if missing or row.get("mark") not in MARKS or row.get("number_mark") not in MARKS:
        raise TableWrong(f"{FILE}: {row.get('code')}: {', '.join(missing) or 'mark'}")
    basis = f"{row['legal_basis']} {row.get('article', '')}".strip()
    return Duty(
        row["code"],
        row["number"],
        row["id"],
        row["en"],
        row.get("lead", ""),
        basis,
        row["mark"],
        row["number_mark"],
        row.get("valid_from"),
        row.get("valid_to"),
        row["source"],
    )


@lru_cache(maxsize=1)
def shipped_duties() -> tuple[Duty, ...]:
    """The table that ships with the house."""
    return read_duties(resources.files(__package__).joinpath(FILE).read_text("utf-8"))


@lru_cache(maxsize=1)
def report_basis() -> dict[str, str]:
    """What yearly and five-yearly reports rest on: `basis`, and how it was checked (`mark`: V, V2 or M)."""
    row = tomllib.loads(resources.files(__package__).joinpath(REPORTS_FILE).read_text("utf-8"))
    if row["mark"] not in MARKS:
        raise TableWrong(f"{REPORTS_FILE}: mark")
    return {"basis": row["legal_basis"], "mark": row["mark"]}
