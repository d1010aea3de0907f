"""Readers of agencies and desks. They hold no personal data: any signed-in officer may know which desks exist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.rules.calendar import Calendar, decreed_joint_leave, national_holidays
from naung.foundation.errors import NotFound
from naung.foundation.organisations.models import Desk, LeaveDay


def desk(desk_id: UUID | None) -> Desk:
    """The desk with its agency. Raises NotFound."""
    found = Desk.objects.select_related("agency").filter(id=desk_id).first() if desk_id else None
    if found is None:
        raise NotFound()
    return found


def own_desk(actor: Actor) -> Desk:
    """The desk at which the actor acts. Raises NotFound for an actor without one."""
    return desk(actor.desk)


def all_desks() -> list[Desk]:
    """Every desk of this installation, by name."""
    return list(Desk.objects.select_related("agency").order_by("name"))


def oversight_of(desk_id: UUID) -> Desk | None:
    """The desk that receives what is reported against an officer of this one; None where the office has named none."""
    found = Desk.objects.select_related("oversight__agency").filter(id=desk_id).first()
    return found.oversight if found else None


@dataclass(frozen=True)
class DayOff:
    """A day of the office's calendar: where it comes from (`nasional`, `cuti_bersama`, `kantor`), and whether it is worked."""

    day: date
    name: str
    origin: str
    working: bool


def office_calendar(years: Iterable[int]) -> Calendar:
    """The office's working days: national holidays, decreed joint leave, and the office's own corrections of it."""
    wanted = set(years)
    leave = {day: name for year in wanted for day, name in decreed_joint_leave(year).items()}
    for row in LeaveDay.objects.filter(day__year__in=wanted):
        if row.working:
            leave.pop(row.day, None)
        else:
            leave[row.day] = row.name
    return Calendar(joint_leave=leave)


def days_off(year: int) -> list[DayOff]:
    """Every day off of a year with its origin, and the decreed ones on which the office works, in order."""
    own = {row.day: row for row in LeaveDay.objects.filter(day__year=year)}
    found = {day: DayOff(day, name, "nasional", False) for day, name in national_holidays(year).items()}
    for day, name in decreed_joint_leave(year).items():
        found.setdefault(day, DayOff(day, name, "cuti_bersama", False))
    for day, row in own.items():
        found[day] = DayOff(day, row.name, "kantor", row.working)
    return [found[day] for day in sorted(found) if day.year == year]
