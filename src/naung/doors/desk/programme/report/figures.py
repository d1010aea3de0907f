"""The figures of a report: counted once for twelve closed months, kept, and printed by every version from what was kept."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.actions import WorkCounts, count_work, look_at_lateness
from naung.casework.cases.vocabulary import STAGE_WORDS, Stage
from naung.casework.outreach.queries import reach_seen
from naung.casework.reports.queries.clocks import zone
from naung.doors.desk.figures.tables import WORK_NOT_EVENTS, cases_by_stage
from naung.doors.desk.programme.counted import (
    CLOCK_WORDS,
    KEPT_CAVEAT,
    KEPT_MEANS,
    SCREENED_CAVEAT,
    SCREENED_MEANS,
    clocks_kept,
    said_band,
)
from naung.doors.desk.programme.report.problems import problems_safe
from naung.doors.desk.programme.short import Line, effect, factors, never_counted, said_days
from naung.doors.desk.programme.shown import withheld_or
from naung.doors.desk.shell.words import say_day, say_moment, say_number
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import Kept
from naung.foundation.organisations.queries import desks_served, desks_under, first_day
from naung.insight.extract.queries import latest_extract
from naung.insight.extract.rules.tables import EFFORT
from naung.insight.programme.actions import keep_figures
from naung.insight.programme.queries import FiguresShown, figures_kept
from naung.insight.programme.rules import FEWEST_DUE, is_rounded, share_told
from naung.insight.programme.vocabulary import TOTAL, FiguresTold, Span

HELD, PLANNED = "terlaksana", "direncanakan"
EVERY_CLOCK, SCREENED = "every_clock", "screened"


def moments(span: Span) -> tuple[datetime, datetime]:
    """The twelve closed months that end with these days, as moments of the office: the page of figures counts the same."""
    until = date(span.last.year + span.last.month // 12, span.last.month % 12 + 1, 1)
    zoned = zone()
    return datetime.combine(until.replace(year=until.year - 1), time.min, zoned), datetime.combine(
        until, time.min, zoned
    )


def months_of(span: Span) -> Span:
    """The same twelve months by their first and last day."""
    since, until = moments(span)
    return Span(timezone.localdate(since), timezone.localdate(until) - timedelta(days=1))


def kept_since(actor: Actor) -> date | None:
    """From when this installation knows anything: its first day, or the first month of the ledger of effort; None for unknown."""
    begun = first_day()
    days = [begun.begun_at.date()] if begun else []
    shelf = latest_extract(actor=actor)
    months = {month for _area, month, _kind in shelf.counts(EFFORT)} if shelf else set()
    return min([*days, *(date.fromisoformat(f"{month}-01") for month in months)], default=None)


def figures_for(actor: Actor, span: Span) -> FiguresShown | None:
    """The kept figures of these months, counted now where no report has printed them; None for months of before any record."""
    months = months_of(span)
    found = figures_kept(months, actor=actor)
    told, begun = found.told if found else counted_now(actor, span), kept_since(actor)
    if begun and months.last < begun and _is_empty(told):
        return None
    return found or keep_figures(months=months, told=told, by=actor)


def _is_empty(told: FiguresTold) -> bool:
    counts = {*told.cases.values(), *told.problems.values()}
    return not any((*told.sessions.values(), *told.shares.values())) and counts == {0}


def counted_now(actor: Actor, span: Span) -> FiguresTold:
    """What the rooms know of these months at this moment, small numbers withheld."""
    since, until = moments(span)
    desks = [each.id for each in desks_under(actor)]
    work = count_work(desks=desks, since=since, until=until, by=actor)
    cases = cases_by_stage(work, since).table
    stages = {stage.value: n for stage, n in zip(Stage, cases.column_totals, strict=True)}
    areas = reach_seen(timezone.localdate(since), timezone.localdate(until), actor=actor).areas.values()
    sessions = {HELD: sum(each.held for each in areas), PLANNED: sum(each.planned for each in areas)}
    problems = problems_safe(actor, months_of(span))
    return FiguresTold({**stages, TOTAL: cases.total}, sessions, _shares(actor, work, since, until), problems)


def _shares(actor: Actor, work: WorkCounts, since: datetime, until: datetime) -> dict[str, tuple[int, int] | None]:
    desks = len(desks_served(actor))
    look_at_lateness(desks=[each.id for each in desks_served(actor)], by=actor)
    named = clocks_kept(actor, since, until)
    every = Kept(sum(each.kept for each in named.values()), sum(each.due for each in named.values()))
    named |= {EVERY_CLOCK: every, SCREENED: work.matters.screened}
    return {name: share_told(each.kept, each.due, desks) for name, each in named.items()}


def figure_lines(actor: Actor, span: Span, found: FiguresShown | None) -> list[Line]:
    """Every figure of the report in the order of the one page; what was never written down is not measured."""
    counted = _counted(span, found) if found else _before(actor)
    return [*counted[:3], *never_counted(), factors(actor), *counted[3:], effect(actor, span.last)]


def _counted(span: Span, found: FiguresShown) -> list[Line]:
    """From the kept figures: cases, deadlines, screening, reach."""
    since, until = moments(span)
    told = found.told
    days = f"{said_days(since, until)} {_('Dihitung %(when)s.') % {'when': say_moment(found.taken_at)}}"
    stages = tuple((_(STAGE_WORDS[stage]), withheld_or(told.cases[stage.value])) for stage in Stage)
    in_fives = f" {_('Dibulatkan ke kelipatan lima.')}" if is_rounded(months_of(span)) else ""
    named = {**{kind: _(words) for kind, words in CLOCK_WORDS.items()}, EVERY_CLOCK: _("Semuanya")}
    bands = tuple((words, said_band(told.shares[kind])) for kind, words in named.items())
    screened = told.shares[SCREENED]
    reached = (
        (_("Terlaksana"), say_number(told.sessions[HELD])),
        (_("Direncanakan"), say_number(told.sessions[PLANNED])),
    )
    return [
        Line(
            _("Kasus yang ditangani"),
            (*stages, (_("Jumlah"), withheld_or(told.cases[TOTAL]))),
            _("Perkara yang dibuka dalam dua belas bulan itu, menurut tahapnya pada hari dihitung.") + in_fives,
            _(WORK_NOT_EVENTS),
            days,
        ),
        Line(
            _("Batas waktu yang ditepati"),
            bands if any(told.shares[kind] for kind in named) else (),
            _(KEPT_MEANS),
            f"{_(KEPT_CAVEAT)} {_few()}",
            days,
        ),
        Line(
            _("Penyaringan"),
            ((_("Penyintas yang disaring"), said_band(screened)),) if screened else (),
            _(SCREENED_MEANS),
            f"{_(SCREENED_CAVEAT)} {_few()}",
            days,
        ),
        Line(
            _("Jangkauan"),
            reached,
            _("Sosialisasi yang terlaksana dibandingkan dengan rencana."),
            _("Wilayah tanpa sosialisasi belum tentu aman."),
            days,
        ),
    ]


def _few() -> str:
    return _("Ditulis sebagai kisaran; kurang dari %(n)s disebut belum diukur.") % {"n": say_number(FEWEST_DUE)}


def _before(actor: Actor) -> list[Line]:
    begun = kept_since(actor)
    caveat = _("Belum dicatat: catatan di sini baru mulai %(day)s.") % {"day": say_day(begun)}
    titles = {
        _("Kasus yang ditangani"): _("Perkara yang dibuka dalam dua belas bulan itu."),
        _("Batas waktu yang ditepati"): _(KEPT_MEANS),
        _("Penyaringan"): _(SCREENED_MEANS),
        _("Jangkauan"): _("Sosialisasi yang terlaksana dibandingkan dengan rencana."),
    }
    return [Line(title, (), means, caveat) for title, means in titles.items()]
