"""The ledger of effort: what offices did to find people, by area and month. It counts work; no person stands in it."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from itertools import product
from uuid import UUID

from django.db.models import Case, CharField, Count, QuerySet, When
from django.db.models.functions import Cast, Substr
from django.utils import timezone

from naung.casework.operations.models import Operation
from naung.casework.operations.rules import hours_by_month
from naung.casework.outreach.models import Session
from naung.casework.outreach.vocabulary import State
from naung.casework.reports.models import Report
from naung.casework.screening.models import Screening
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.queries import hours_worked
from naung.foundation.organisations.queries import all_desks
from naung.foundation.organisations.vocabulary import DeskKind
from naung.insight.extract.vocabulary import Effort, Values

AREA_LENGTH = 5  # kabupaten or kota
MONTH_LENGTH, HOUR_LENGTH = 7, 13  # of `2026-11-28 09`
INSIDE = ("02", "27")  # days of the world's clock that lie in the same month everywhere: no zone is a day away


def effort_between(until: datetime, *, actor: Actor) -> dict[Values, int]:
    """How much of each kind of effort by area and month before `until` (SYSTEM_EXTRACT); a zero is written as a zero.

    Months run from the first one with any work. In a month without a row of its own nobody was there to look.
    """
    require(actor, Permission.SYSTEM_EXTRACT)
    areas = {
        desk.id: desk.territory[:AREA_LENGTH] or "ID" for desk in all_desks() if desk.kind == DeskKind.SERVICE.value
    }
    done: Counter[Values] = Counter()
    _add(done, Effort.HOURS, areas, ((desk, hour, 1) for desk, hour in hours_worked(until, actor=actor)))
    _add(
        done,
        Effort.REPORTS,
        areas,
        _by_hour(Report.objects.filter(received_at__lt=until), "owner_id", "received_at"),
    )
    _add(
        done, Effort.SCREENINGS, areas, _by_hour(Screening.objects.filter(started_at__lt=until), "owner", "started_at")
    )
    held = Session.objects.filter(state=State.HELD, held_on__lt=timezone.localdate(until))
    for desk, place, day in held.values_list("owner", "place_code", "held_on"):
        area = place[:AREA_LENGTH] or areas.get(desk, "")
        done[area, f"{day:%Y-%m}", Effort.OUTREACH.value] += 1 if area else 0
    _add_operations(done, until)
    months = _months(sorted({month for _, month, _ in done}), until)
    desks = Counter(areas.values())
    ledger: dict[Values, int] = {}
    for area, month, kind in product(sorted({*desks, *(area for area, _, _ in done)} - {""}), months, Effort):
        ledger[area, month, kind.value] = desks[area] if kind is Effort.DESKS else done[area, month, kind.value]
    return ledger


def _add(done: Counter[Values], kind: Effort, areas: dict[UUID, str], counted: Iterable[tuple[UUID, str, int]]) -> None:
    for desk, hour, count in counted:
        if desk in areas:
            done[areas[desk], month_of(hour), kind.value] += count


def _add_operations(done: Counter[Values], until: datetime) -> None:
    """Operations that ended before, in the month of their last day; officer-hours in the months in which they fell."""
    ended = Operation.objects.filter(withdrawn=False, ended_on__lt=timezone.localdate(until))
    for place, began, last, lasted, officers in ended.values_list(
        "place_code", "began_on", "ended_on", "hours", "officers"
    ):
        area = place[:AREA_LENGTH]
        done[area, f"{last:%Y-%m}", Effort.OPERATIONS.value] += 1
        for month, hours in hours_by_month(began, last, lasted, officers).items():
            done[area, month, Effort.OPERATION_HOURS.value] += hours


def _by_hour(rows: "QuerySet[Report] | QuerySet[Screening]", desk: str, moment: str) -> Iterable[tuple[UUID, str, int]]:
    """Counted by desk and month of the world's clock, near the turn of a month by hour, in a form that both databases have."""
    text = Cast(moment, CharField())
    within = When(day__range=INSIDE, then=Substr(text, 1, MONTH_LENGTH))
    counted = rows.order_by().annotate(day=Substr(text, MONTH_LENGTH + 2, 2))
    counted = counted.annotate(hour=Case(within, default=Substr(text, 1, HOUR_LENGTH)))
    return ((each, at, n) for each, at, n in counted.values_list(desk, "hour").annotate(n=Count("pk")))


def month_of(hour: str) -> str:
    """The office's month ("2026-11") of an hour of the world's clock ("2026-10-31 17"), as either database writes it."""
    day = hour[MONTH_LENGTH + 1 : MONTH_LENGTH + 3]
    return hour[:MONTH_LENGTH] if not day or INSIDE[0] <= day <= INSIDE[1] else _at_the_turn(hour)


@lru_cache(maxsize=100_000)
def _at_the_turn(hour: str) -> str:
    moment = datetime.strptime(hour.replace("T", " "), "%Y-%m-%d %H").replace(tzinfo=UTC)
    return f"{timezone.localdate(moment):%Y-%m}"


def _months(named: list[str], until: datetime) -> list[str]:
    """Every month from the first one named to the last one before `until`."""
    if not named:
        return []
    first = int(named[0][:4]) * 12 + int(named[0][5:]) - 1
    end = timezone.localdate(until)
    return [f"{m // 12}-{m % 12 + 1:02}" for m in range(first, end.year * 12 + end.month - 1)]
