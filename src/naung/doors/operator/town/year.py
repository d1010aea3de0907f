"""The task force's year in the town: its decree, trainings, action plan and meetings."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from naung.casework.filings.rules.spans import spans_until
from naung.doors.operator.town.browser import press
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.insight.programme.actions import (
    add_decision,
    adopt_plan,
    finish_decision,
    record_decree,
    record_training,
    set_target,
    step_target,
    write_minutes,
)
from naung.insight.programme.queries import awaiting_approval, target_for
from naung.insight.programme.rules import read_posts, spans_of
from naung.insight.programme.vocabulary import (
    DecreeTold,
    PlanTold,
    ReportKind,
    State,
    TargetTold,
    Trained,
    TrainingTold,
)

Verb = Callable[[Folder, Step], None]


def _day(folder: Folder, after: str) -> date:
    return folder.told.since.date() + timedelta(days=int(after))


def _desk(folder: Folder, name: str) -> UUID:
    found = folder.desk(name)
    if found is None:
        raise LookupError(name)
    return found


def _decree(folder: Folder, step: Step) -> None:
    """Number, day, last day, and posts as `title = institution` parted by semicolons."""
    number, on, until, posts = step.words
    told = DecreeTold(number, _day(folder, on), _day(folder, until), read_posts(posts.replace(";", "\n")))
    record_decree(told=told, by=folder.officer(step.who))


def _training(folder: Folder, step: Step) -> None:
    """Topic, who, desk or area, day, how many took part and passed, and when it is due again."""
    topic, audience, whose, on, counts, due = step.words
    took_part, passed = (int(n) for n in counts.split())
    officers = audience == Trained.OFFICERS
    told = TrainingTold(
        topic=topic,
        held_on=_day(folder, on),
        audience=Trained(audience),
        desk=_desk(folder, whose) if officers else None,
        place_code="" if officers else whose,
        took_part=took_part,
        passed=passed,
        due_on=_day(folder, due),
    )
    record_training(told=told, by=folder.officer(step.who))


def _plan(folder: Folder, step: Step) -> None:
    """Title, how many years after this one it ends, and its rhythm in months."""
    title, years, rhythm = step.words
    first = folder.told.since.year
    told = PlanTold(title, first, first + int(years), int(rhythm))
    folder.kept["rencana"] = adopt_plan(told=told, by=folder.officer(step.who))


def _target(folder: Folder, step: Step) -> None:
    """Its key, words, indicator, service or a dash, desk, budget or a dash, first and last day."""
    key, words, indicator, service, desk, budget, span = step.words
    first, last = span.split()
    told = TargetTold(
        words=words,
        indicator=indicator,
        service="" if service == "-" else service,
        responsible=_desk(folder, desk),
        others="",
        budget=None if budget == "-" else int(budget),
        starts_on=_day(folder, first),
        ends_on=_day(folder, last),
    )
    folder.kept[key] = set_target(plan_id=folder.kept["rencana"], told=told, by=folder.officer(step.who))


def _target_step(folder: Folder, step: Step) -> None:
    """Its key, the next state, what it cost so far, and what shows it."""
    key, to, spent, evidence = step.words
    by = folder.officer(step.who)
    version = target_for(folder.kept[key], actor=by).version
    step_target(
        target_id=folder.kept[key],
        version=version,
        to=State(to),
        reason="",
        evidence=evidence,
        spent=int(spent),
        by=by,
    )


def _meeting(folder: Folder, step: Step) -> None:
    """What it was about, and the desks that were there; on the day on which it is written down."""
    agenda, desks = step.words
    present = [_desk(folder, name) for name in desks.split()]
    by = folder.officer(step.who)
    folder.kept["rapat"] = write_minutes(held_on=timezone.localdate(), agenda=agenda, present=present, by=by)


def _decision(folder: Folder, step: Step) -> None:
    """Its key, what was decided, who carries it out, and so many days from now."""
    key, words, desk, due = step.words
    folder.kept[key] = add_decision(
        meeting_id=folder.kept["rapat"],
        words=words,
        responsible=_desk(folder, desk),
        due_on=timezone.localdate() + timedelta(days=int(due)),
        by=folder.officer(step.who),
    )


def _carried_out(folder: Folder, step: Step) -> None:
    key, evidence = step.words
    by = folder.officer(step.who)
    finish_decision(decision_id=folder.kept[key], done_on=timezone.localdate(), evidence=evidence, by=by)


def _report(folder: Folder, step: Step) -> None:
    """The yearly report of the last year that has closed, with what stood in the way."""
    (obstacles,) = step.words
    span = spans_of(ReportKind.YEARLY, (), timezone.localdate())[0]
    which = f"{ReportKind.YEARLY.value}_{span.first:%Y%m%d}_{span.last:%Y%m%d}"
    press("programme:report_make", {"which": which, "obstacles": obstacles}, by=folder.officer(step.who))


def _owed(folder: Folder, step: Step) -> None:
    """A report that is owed, of the last period of so many months that is over: looked at and closed."""
    filing, months = step.words
    span = spans_until(timezone.localdate(), int(months))[1]
    press("filings:close", {}, filing, span.code, by=folder.officer(step.who))


def _approved(folder: Folder, step: Step) -> None:
    """Whoever acts approves the newest report that somebody else made."""
    by = folder.officer(step.who)
    press("programme:report_approve", {}, awaiting_approval(actor=by)[0].id, by=by)


VERBS: Mapping[str, Verb] = {
    "tahun_sk": _decree,
    "tahun_pelatihan": _training,
    "tahun_rencana": _plan,
    "tahun_sasaran": _target,
    "tahun_langkah": _target_step,
    "tahun_rapat": _meeting,
    "tahun_putusan": _decision,
    "tahun_dijalankan": _carried_out,
    "tahun_laporan": _report,
    "tahun_setuju": _approved,
    "laporan_wajib": _owed,
}
