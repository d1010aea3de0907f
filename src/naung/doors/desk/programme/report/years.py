"""Five years side by side. A year before anything was kept is no zero."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from naung.casework.cases.actions import count_work
from naung.casework.outreach.queries import reach_seen
from naung.casework.reports.queries.clocks import zone
from naung.doors.desk.figures.tables import cases_by_stage
from naung.doors.desk.programme.report.blocks import section, table, text
from naung.doors.desk.programme.report.sections import decision_counts, decisions_in, passed_told
from naung.doors.desk.programme.short import withheld_or
from naung.doors.desk.shell.words import say_day, say_number
from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.queries import desks_under, first_day
from naung.insight.extract.queries import latest_extract
from naung.insight.extract.rules.tables import EFFORT
from naung.insight.programme.queries import trainings
from naung.insight.programme.vocabulary import Span

Counted = Callable[[Span], str]


def moments(span: Span) -> tuple[datetime, datetime]:
    """The twelve closed months that end with these days, as moments of the office: the page of figures counts the same."""
    until = date(span.last.year + span.last.month // 12, span.last.month % 12 + 1, 1)
    zoned = zone()
    return datetime.combine(until.replace(year=until.year - 1), time.min, zoned), datetime.combine(
        until, time.min, zoned
    )


def kept_since(actor: Actor) -> date | None:
    """From when this installation knows anything: its first day, or the first month of the ledger of effort; None for unknown."""
    begun = first_day()
    days = [begun.begun_at.date()] if begun else []
    shelf = latest_extract(actor=actor)
    months = {month for _area, month, _kind in shelf.counts(EFFORT)} if shelf else set()
    return min([*days, *(date.fromisoformat(f"{month}-01") for month in months)], default=None)


def compared(actor: Actor, span: Span) -> dict[str, Any]:
    """The years of a span as columns: cases, sessions, trainings, and decisions that were kept in time."""
    years = [Span(date(y, 1, 1), date(y, 12, 31)) for y in range(span.first.year, span.last.year + 1)]
    since = kept_since(actor)
    rows: list[tuple[str, Counted]] = [
        (_("Kasus yang dibuka"), lambda year: _cases(actor, year)),
        (_("Sosialisasi yang terlaksana"), lambda year: _sessions(actor, year)),
        (_("Pelatihan"), lambda year: say_number(len(_trainings(actor, year)))),
        (_("Orang yang lulus pelatihan"), lambda year: _passed(actor, year)),
        (_("Keputusan rapat yang dijalankan tepat waktu"), lambda year: _decisions(actor, year)),
    ]
    cells = [(name, *(_said(count(year), year, since) for year in years)) for name, count in rows]
    heads = [_("Yang dihitung"), *(str(year.first.year) for year in years)]
    numbers = tuple(range(1, len(heads)))
    shown = table(_("Tahun demi tahun"), heads, cells, widths=(4, *[2] * len(years)), numbers=numbers)
    return section(_("Perbandingan lima tahun"), [shown, *_caveats(since, span)])


def _caveats(since: date | None, span: Span) -> Sequence[dict[str, Any]]:
    grown = _(
        "Angka yang naik dapat berarti lebih banyak yang terlihat, bukan lebih banyak yang terjadi. "
        "Tahun tidak dapat dibandingkan tanpa melihat upaya menemukan korban pada tahun itu."
    )
    said = [text(grown, "quiet")]
    if since is not None:
        kept = _("Catatan di sini mulai %(day)s. Tahun sebelumnya disebut belum dicatat, bukan nol.")
        said.append(text(kept % {"day": say_day(since)}, "quiet"))
    if since is not None and span.first <= since <= span.last:
        said.append(text(_("Tahun %(year)s tidak penuh.") % {"year": since.year}, "quiet"))
    return said


def _said(value: str, year: Span, since: date | None) -> str:
    before = since is not None and year.last < since
    return _("belum dicatat") if before and value == say_number(0) else value


def _cases(actor: Actor, year: Span) -> str:
    since, until = moments(year)
    desks = [each.id for each in desks_under(actor)]
    return withheld_or(cases_by_stage(count_work(desks=desks, since=since, until=until, by=actor), since).table.total)


def _sessions(actor: Actor, year: Span) -> str:
    seen = reach_seen(year.first, year.last.replace(year=year.last.year + 1, month=1, day=1), actor=actor)
    return say_number(sum(each.held for each in seen.areas.values()))


def _trainings(actor: Actor, year: Span) -> list[int | None]:
    return [passed_told(each) for each in trainings(actor=actor) if year.first <= each.held_on <= year.last]


def _passed(actor: Actor, year: Span) -> str:
    """Withheld where one training's number is: the others stand beside it in that year's report."""
    every = _trainings(actor, year)
    known = [n for n in every if n is not None]
    return withheld_or(sum(known) if len(known) == len(every) else None)


def _decisions(actor: Actor, year: Span) -> str:
    due = [each for each in decisions_in(actor, year) if year.first <= each.due_on <= year.last]
    if not due:
        return say_number(0)
    in_time = decision_counts(due)[0][1]
    return _("%(kept)s dari %(all)s") % {"kept": say_number(in_time), "all": say_number(len(due))}
