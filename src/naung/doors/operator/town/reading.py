"""Reading the town's files: cases and reports as they are told, with days that follow the day on which the demo is made."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "stories"
BETWEEN = " | "
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MARK = re.compile(r"\{(tb|bt|t|b|y|h)([+-]\d+)?\}")
HEAD = re.compile(
    r"(?P<day>\d+)(?: (?P<hour>\d\d:\d\d))?(?: (?P<who>[a-z]+))? (?P<verb>[a-z_]+)(?:@(?P<desk>[a-z_]+))?"
)
SATURDAY = 5


@dataclass(frozen=True)
class Step:
    """One thing an officer did: so many days after the report, at an hour where it is told, by whom, with what words."""

    day: int
    hour: time | None
    who: str
    verb: str
    desk: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """A case or a report of the files. `facts` holds its entries with the days put in; `since` is when it was reported."""

    key: str
    since: datetime
    facts: Mapping[str, Any]
    steps: tuple[Step, ...]

    def text(self, name: str) -> str:
        """An entry as text; nothing where it is not told."""
        return str(self.facts.get(name, ""))


@dataclass(frozen=True)
class TownTold:
    """All that the files tell: cases first reported or found by an officer, the reports beside them, outreach, and the year."""

    cases: Sequence[Told] = field(default_factory=tuple)
    reports: Sequence[Told] = field(default_factory=tuple)
    sessions: Sequence[Told] = field(default_factory=tuple)
    years: Sequence[Told] = field(default_factory=tuple)


@lru_cache(maxsize=1)
def shipped_files() -> Mapping[str, Mapping[str, Any]]:
    """The files by name, as they are written."""
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


def town_told(until: datetime) -> TownTold:
    """Every story with its days counted back from this moment (aware)."""
    files = shipped_files().values()
    return TownTold(
        tuple(_told(raw, until) for file in files for raw in file.get("kasus", ())),
        tuple(_told(raw, until) for file in files for raw in file.get("laporan", ())),
        tuple(_told(raw, until) for file in files for raw in file.get("sosialisasi", ())),
        tuple(_told(raw, until) for file in files for raw in file.get("tahun", ())),
    )


def _told(raw: Mapping[str, Any], until: datetime) -> Told:
    today, zone = until.date(), until.tzinfo
    day = today - timedelta(days=int(raw["mulai"]))
    if raw.get("lewat") not in {"telepon", "whatsapp"}:
        day = on_a_working_day(day, today)
    facts = _dated(raw, day)
    since = datetime.combine(day, time.fromisoformat(raw.get("jam", "09:15")), zone)
    if "jam_lalu" in raw:
        since = until - timedelta(hours=int(raw["jam_lalu"]))
    return Told(str(raw["kunci"]), since, facts, tuple(step_of(line) for line in facts.get("lanjut", ())))


def on_a_working_day(day: date, last: date) -> date:
    """The day itself, or the Monday after a weekend where that is not later than `last`."""
    moved = day + timedelta(days=max(7 - day.weekday(), 0) if day.weekday() >= SATURDAY else 0)
    return moved if moved <= last else day


def step_of(line: str) -> Step:
    """A step as it stands in a file: day, hour, officer, verb, and its words between bars. ValueError where it is none."""
    head, *words = line.split(BETWEEN)
    found = HEAD.fullmatch(head.strip())
    if found is None:
        raise ValueError(head)
    hour = time.fromisoformat(found["hour"]) if found["hour"] else None
    return Step(int(found["day"]), hour, found["who"] or "", found["verb"], found["desk"] or "", tuple(words))


def _dated(value: Any, day: date) -> Any:
    if isinstance(value, str):
        return MARK.sub(lambda mark: spelled(mark[1], int(mark[2] or 0), day), value)
    if isinstance(value, Mapping):
        return {name: _dated(each, day) for name, each in value.items()}
    return [_dated(each, day) for each in value] if isinstance(value, list) else value


def spelled(kind: str, shift: int, day: date) -> str:
    """A day, month or year so far from this day, as a case worker writes it: `tb` 3 Juli, `t` 3-7-2026, `bt` Juli 2026."""
    if kind in {"t", "tb", "h"}:
        other = day + timedelta(days=shift)
        if kind == "h":
            return WEEKDAYS[other.weekday()]
        return f"{other.day} {MONTHS[other.month - 1]}" if kind == "tb" else f"{other.day}-{other.month}-{other.year}"
    if kind == "y":
        return str(day.year + shift)
    year, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
    return f"{MONTHS[month]} {year}" if kind == "bt" else MONTHS[month]
