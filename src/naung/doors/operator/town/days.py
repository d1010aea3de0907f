"""Playing the town's half year in the order of its days, each act by its officer and at its hour."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from hashlib import sha256

from naung.doors.operator.town import (
    again,
    around,
    border,
    casework,
    counsel,
    court,
    entitled,
    homeward,
    looking,
    measuring,
    money,
    network,
    outside,
    papers,
    preventing,
    returning,
    serving,
    sharing,
    tablet,
    telling,
    year,
)
from naung.doors.operator.town.clock import MovedClock
from naung.doors.operator.town.folder import Folder, Town
from naung.doors.operator.town.reading import Step, Told, TownTold, on_a_working_day
from naung.foundation.errors import NaungError

VERBS: Mapping[str, casework.Verb] = {
    **casework.VERBS,
    **sharing.VERBS,
    **serving.VERBS,
    **papers.VERBS,
    **outside.VERBS,
    **entitled.VERBS,
    **money.VERBS,
    **court.VERBS,
    **homeward.VERBS,
    **border.VERBS,
    **tablet.VERBS,
    **again.VERBS,
    **network.VERBS,
    **returning.VERBS,
    **counsel.VERBS,
    **around.VERBS,
    **telling.VERBS,
    **looking.VERBS,
    **year.VERBS,
    **measuring.VERBS,
    **preventing.VERBS,
}
JOIN = "gabung"
AT_ANY_HOUR = frozenset({"lapor", "tindak", "darurat", "darurat_usai", "lembar_masuk"})  # also on a Sunday
BREATH = timedelta(minutes=6)  # between two acts in one file, at the least
TYPING = timedelta(minutes=25)  # between two acts where no hour is told
NIGHT = time(0, 30)
BEFORE_NOW = timedelta(seconds=20)  # what would come after the last moment comes this much before the next one


@dataclass(frozen=True)
class Act:
    """One step of one story at its moment."""

    at: datetime
    order: int
    folder: Folder
    step: Step


class StoryBroken(Exception):
    """A story asks for something that the house does not allow; says where."""

    def __init__(self, told: Told, step: Step, why: Exception) -> None:
        problems = getattr(why, "problems", ())
        super().__init__(f"{told.key}, hari {step.day}, {step.verb}: {why!r} {list(problems)!r} {step.words!r}")


def settle(town: Town, told: TownTold, clock: MovedClock, until: datetime, says: Callable[[int, int], None]) -> None:
    """Write the whole half year down; `says` hears how many acts of how many are done."""
    folders = {each.key: Folder(each, town) for each in (*told.cases, *told.reports, *told.sessions, *told.years)}
    acts = in_order([act for folder in folders.values() for act in acts_of(folder, until)])
    nights = _nights(clock.now, until)
    next_night = next(nights, None)
    for number, act in enumerate(acts, start=1):
        while next_night is not None and next_night <= act.at:
            clock.move_to(next_night)
            around.night(next_night)
            next_night = next(nights, None)
        clock.move_to(act.at)
        _play(act, folders)
        says(number, len(acts))
    clock.move_to(until)
    around.night(until)


def in_order(acts: Sequence[Act]) -> list[Act]:
    """All acts by their moment; a report joins another story's case only when that is open."""
    opened = {act.folder.told.key: act.at for act in acts if act.step.verb == "buka"}
    waited = [
        replace(act, at=max(act.at, opened[act.step.words[0]] + BEFORE_NOW)) if act.step.verb == JOIN else act
        for act in acts
    ]
    return sorted(waited, key=lambda act: (act.at, act.order))


def _play(act: Act, folders: Mapping[str, Folder]) -> None:
    try:
        if act.step.verb == JOIN:
            casework.join(act.folder, act.step, folders[act.step.words[0]])
        else:
            VERBS[act.step.verb](act.folder, act.step)
    except (NaungError, LookupError, ValueError, TypeError) as why:
        raise StoryBroken(act.folder.told, act.step, why) from why


def _nights(start: datetime, until: datetime) -> Iterator[datetime]:
    night = datetime.combine(start.date() + timedelta(days=1), NIGHT, start.tzinfo)
    while night < until:
        yield night
        night += timedelta(days=1)


def acts_of(folder: Folder, until: datetime) -> list[Act]:
    """The steps of a story with their moments: on working days, one after the other, none later than `until`."""
    told = folder.told
    moments, before = list[datetime](), told.since - BREATH
    steps = steps_of(told)
    for step in steps:
        moment = _moment(told, step, before, until)
        moments.append(moment)
        before = moment
    moments = _not_after(moments, until)
    return [Act(at, place, folder, step) for place, (at, step) in enumerate(zip(moments, steps, strict=True))]


def _moment(told: Told, step: Step, before: datetime, until: datetime) -> datetime:
    if step.verb in {"lapor", "buka"} and step.day == 0 and step.hour is None:
        return max(told.since, before + TYPING)
    day = told.since.date() + timedelta(days=step.day)
    if step.day and step.verb not in AT_ANY_HOUR:
        day = on_a_working_day(day, until.date())
    hour = step.hour or time(8 + _spread(f"{told.key}{step.day}", 7), _spread(f"{step.day}{told.key}", 60))
    moment = datetime.combine(day, hour, told.since.tzinfo)
    return moment if moment > before + BREATH else before + (BREATH if step.hour else TYPING)


def _not_after(moments: Sequence[datetime], until: datetime) -> list[datetime]:
    """The same moments, those past the end drawn in before it, in their order."""
    last, drawn = until, list[datetime]()
    for moment in reversed(moments):
        last = min(moment, last - BEFORE_NOW)
        drawn.append(last)
    return drawn[::-1]


def _spread(text: str, width: int) -> int:
    """A number below `width`, the same each time for the same text."""
    return int.from_bytes(sha256(text.encode()).digest()[:4]) % width


def steps_of(told: Told) -> list[Step]:
    """What every story has (a report, the first answer, the case), and then what it tells."""
    who = told.text("penerima") or told.text("petugas")
    found = []
    if told.text("laporan"):
        found.append(Step(0, None, who, "lapor", "", ()))
        hour, *words = told.facts.get("tanggap", (0,))
        if words:
            moment = told.since + timedelta(hours=float(hour))
            day = (moment.date() - told.since.date()).days
            found.append(Step(day, moment.time().replace(second=0, microsecond=0), who, "tindak", "", tuple(words)))
    if "ringkasan" in told.facts:
        found.append(Step(int(told.facts.get("dibuka", 0)), None, told.text("petugas"), "buka", "", ()))
    return [*found, *told.steps]
