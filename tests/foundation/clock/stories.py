"""Deadlines as stories: each row is a sentence that a case worker could contradict. Rendered into docs/rules/jam.md."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.rules.due import due_of
from naung.foundation.clock.rules.left import words_left
from naung.foundation.clock.vocabulary import ZONES, ClockRule, Due, Left, LeftKind, LeftUnit, Mark, Pause, Unit

JOINT_LEAVE = {
    date(2026, 3, 23): "Cuti Bersama Hari Raya Idul Fitri",
    date(2026, 12, 24): "Cuti Bersama Hari Raya Natal",
}
ONE_DAY, INSTANT = timedelta(days=1), timedelta(microseconds=1)
OFFICE = Calendar(joint_leave=JOINT_LEAVE)
UNITS = {"jam": Unit.HOURS, "hari": Unit.CALENDAR_DAYS, "hari kerja": Unit.WORKING_DAYS}
UNIT_WORDS = {
    LeftUnit.MINUTES: "menit",
    LeftUnit.HOURS: "jam",
    LeftUnit.CALENDAR_DAYS: "hari",
    LeftUnit.WORKING_DAYS: "hari kerja",
}
KIND_WORDS = {
    LeftKind.NOT_STARTED: "belum mulai",
    LeftKind.NOW: "sekarang juga",
    LeftKind.LEFT: "{n} {unit} lagi",
    LeftKind.TODAY: "hari ini",
    LeftKind.LATE: "lewat {n} {unit}",
    LeftKind.PAUSED: "dijeda",
    LeftKind.DONE: "selesai",
    LeftKind.DONE_LATE: "selesai, terlambat {n} {unit}",
}


@dataclass(frozen=True)
class Story:
    """One row: what happened, what is asked when, and what must come out."""

    says: str
    length: str
    start: str
    asked: str
    due: str
    state: str
    left: str
    zone: str = "WIB"
    entered: str = ""
    pauses: tuple[tuple[str, str], ...] = ()
    done: str = ""
    pausable: bool = True

    def moment(self, text: str) -> datetime | None:
        """The moment these words mean in the story's zone; a day alone means its last moment."""
        if not text:
            return None
        whole_day = " " not in text
        moment = datetime.fromisoformat(text).replace(tzinfo=ZONES[self.zone])
        return moment + ONE_DAY - INSTANT if whole_day else moment

    def due_now(self) -> Due:
        """What the engine answers."""
        n, unit = self.length.split(" ", 1)
        may_pause = frozenset({"kepala"} if self.pausable else ())
        rule = ClockRule("kisah", "kejadian", UNITS[unit], int(n), "kisah uji", Mark.MEMORY, may_pause)
        pauses = tuple(Pause(self.must(a), self.moment(b)) for a, b in self.pauses)
        return due_of(
            rule,
            started_at=self.moment(self.start),
            entered_at=self.moment(self.entered),
            now=self.must(self.asked),
            pauses=pauses,
            done_at=self.moment(self.done),
            calendar=OFFICE,
            tz=ZONES[self.zone],
        )

    def must(self, text: str) -> datetime:
        """The same, where there must be one."""
        found = self.moment(text)
        assert found is not None
        return found

    def left_now(self) -> str:
        """What is left, as the test says it."""
        left: Left = words_left(self.due_now(), now=self.must(self.asked), tz=ZONES[self.zone], calendar=OFFICE)
        return KIND_WORDS[left.kind].format(n=left.n, unit=UNIT_WORDS[left.unit])


def told() -> tuple[Story, ...]:
    """The stories of stories.toml, in their order."""
    rows = tomllib.loads((Path(__file__).parent / "stories.toml").read_text(encoding="utf-8"))["story"]
    return tuple(Story(**row | {"pauses": tuple(tuple(pair) for pair in row.get("pauses", ()))}) for row in rows)


STORIES = told()
