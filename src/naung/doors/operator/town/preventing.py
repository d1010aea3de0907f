"""Prevention in the town: a plan that is solved, decided against, approved and given to an institution, and one in work."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.jobs.actions import finish_job, take_job
from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.actions import enter_residents
from naung.insight.programme.actions import set_target
from naung.insight.programme.queries import plan_in_force
from naung.insight.programme.vocabulary import TargetTold
from naung.insight.targeting.actions import (
    approve_version,
    ask_solution,
    assume,
    begin_plan,
    decide_choice,
    limit_areas,
    note_task,
    run_solution,
    weigh_places,
)
from naung.insight.targeting.queries import newest_of, weighed_places
from naung.insight.targeting.rules.planning import parts_of
from naung.insight.targeting.vocabulary import AssumedTold, Basis, Decided, End, FrameTold, LimitTold

Verb = Callable[[Folder, Step], None]
PLAN, CITY = "rencana_cegah", "61.72"
MIDDLE = 2  # weight of a kelurahan that the story does not name
LASTS = timedelta(days=180)


def _plan(folder: Folder, step: Step) -> None:
    """Title and money, for the year after the story's; over the city's kelurahan, one activity each."""
    title, budget = step.words
    told = FrameTold(title, folder.told.since.year + 1, Level.VILLAGE, CITY, Basis.OFFICE, int(budget), 1)
    folder.kept[PLAN] = begin_plan(told=told, by=folder.officer(step.who))


def _edits(folder: Folder, by: Actor) -> int:
    return newest_of(folder.kept[PLAN], actor=by).edits


def _assume(folder: Folder, step: Step) -> None:
    """Activity; price, staff days, capacity or a dash, low and high in per cent."""
    code, numbers = step.words
    price, days, capacity, low, high = numbers.split()
    told = AssumedTold(int(price), int(days), None if capacity == "-" else int(capacity), int(low), int(high))
    by = folder.officer(step.who)
    assume(plan_id=folder.kept[PLAN], edits=_edits(folder, by), code=code, told=told, by=by)


def _limit(folder: Folder, step: Step) -> None:
    """Staff days of the year and the least money."""
    days, floor = step.words[0].split()
    by = folder.officer(step.who)
    limits = {CITY: LimitTold(int(days), int(floor))}
    limit_areas(plan_id=folder.kept[PLAN], edits=_edits(folder, by), limits=limits, by=by)


def _weigh(folder: Folder, step: Step) -> None:
    """Kelurahan that weigh more or less than the middle, as code=weight."""
    by = folder.officer(step.who)
    named = dict(each.split("=") for each in step.words[0].split())
    frame = newest_of(folder.kept[PLAN], actor=by).frame
    weights = {each.code: int(named.get(each.code, MIDDLE)) for each in weighed_places(frame)}
    weigh_places(plan_id=folder.kept[PLAN], edits=_edits(folder, by), weights=weights, by=by)


def _decide(folder: Folder, step: Step) -> None:
    """Place, activity, `masuk` or `keluar`, and why."""
    place, code, how, reason = step.words
    by = folder.officer(step.who)
    told = Decided(place, code, how == "masuk", reason)
    decide_choice(plan_id=folder.kept[PLAN], edits=_edits(folder, by), told=told, by=by)


def _solve(folder: Folder, step: Step) -> None:
    """Asked by the officer, solved here and now as the worker would."""
    by, worker = folder.officer(step.who), system_actor("work")
    ask_solution(plan_id=folder.kept[PLAN], edits=_edits(folder, by), by=by)
    taken = take_job(now=timezone.now(), by=worker)
    if taken is not None:
        result = run_solution(subject=taken.subject, progress=_unwatched, by=worker)
        finish_job(taken=taken, result=result, now=timezone.now(), by=worker)


def _unwatched(done: int, of: int, stage: str = "") -> None:
    """Nobody looks while the town is made."""


def _approve(folder: Folder, step: Step) -> None:
    by = folder.officer(step.who)
    approve_version(version_id=newest_of(folder.kept[PLAN], actor=by).id, by=by)


def _task(folder: Folder, step: Step) -> None:
    """Activity and the desk that carries it out: a target of the action plan in force."""
    code, desk = step.words
    by = folder.officer(step.who)
    shown, rad = newest_of(folder.kept[PLAN], actor=by), plan_in_force(actor=by)
    responsible: UUID | None = folder.desk(desk)
    places = parts_of(shown.ends).get((CITY, code))
    if rad is None or responsible is None or places is None:
        raise LookupError(code)
    chosen = [each for each in shown.ends[End.LOW].choices if each.intervention == code]
    told = TargetTold(
        words=f"{shown.frame.title}: {code.replace('_', ' ')} di {len(places)} kelurahan",
        indicator=f"{len(places)} tempat terlayani",
        service="",
        responsible=responsible,
        others="",
        budget=sum(each.cost for each in chosen),
        starts_on=timezone.localdate(),
        ends_on=timezone.localdate() + LASTS,
    )
    target = set_target(plan_id=rad.id, told=told, by=by)
    note_task(version_id=shown.id, area=CITY, code=code, target=target, by=by)


def _count(folder: Folder, step: Step) -> None:
    """Where invented residents come from, and code=people of each area."""
    source, numbers = step.words
    told = {code: int(people) for code, people in (each.split("=") for each in numbers.split())}
    day = timezone.localdate() - LASTS
    enter_residents(told=told, source=source, as_of=day, based_on=0, by=folder.officer(step.who))


VERBS: Mapping[str, Verb] = {
    "cegah_penduduk": _count,
    "cegah_rencana": _plan,
    "cegah_kegiatan": _assume,
    "cegah_petugas": _limit,
    "cegah_bobot": _weigh,
    "cegah_putusan": _decide,
    "cegah_hitung": _solve,
    "cegah_setuju": _approve,
    "cegah_sasaran": _task,
}
