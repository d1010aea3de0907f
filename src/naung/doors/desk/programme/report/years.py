"""Five years side by side. A year before anything was kept is no zero."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from naung.doors.desk.programme.counted import said_band
from naung.doors.desk.programme.report.blocks import section, table, text
from naung.doors.desk.programme.report.figures import EVERY_CLOCK, HELD, SCREENED, figures_for, kept_since
from naung.doors.desk.programme.report.sections import decision_counts, decisions_in
from naung.doors.desk.programme.shown import passed_told, withheld_or
from naung.doors.desk.shell.words import say_day, say_money, say_number
from naung.foundation.access.vocabulary import Actor
from naung.insight.programme.queries import FiguresShown, Money, money_in, trainings
from naung.insight.programme.vocabulary import TOTAL, Span

Row = tuple[str, list[str]]


def years_of(span: Span) -> list[Span]:
    """The calendar years of a span."""
    return [Span(date(y, 1, 1), date(y, 12, 31)) for y in range(span.first.year, span.last.year + 1)]


def compared(actor: Actor, span: Span) -> dict[str, Any]:
    """The years of a span as columns: cases, deadlines, screening, sessions, trainings, decisions, and money."""
    years = years_of(span)
    since = kept_since(actor)
    work = [*_counted([figures_for(actor, year) for year in years]), *_done(actor, years, since)]
    spent = _money(money_in(years, actor=actor), years, since)
    heads = [_("Yang dihitung"), *(str(year.first.year) for year in years)]
    laid = [
        table(title, heads, [(name, *cells) for name, cells in rows], widths=widths, numbers=range(1, len(heads)))
        for title, rows, widths in (
            (_("Tahun demi tahun"), work, (4, *[2] * len(years))),
            (_("Anggaran dan biaya rencana aksi"), spent, (3, *[3] * len(years))),
        )
    ]
    money = _(
        "Anggaran menurut tahun berakhirnya sasaran, juga yang dihentikan. Biaya menurut hari dicatatnya, bukan hari "
        "dibayarnya; kurang dari nol berarti biaya yang tercatat dikurangi."
    )
    return section(_("Perbandingan lima tahun"), [laid[0], *_caveats(since, span), laid[1], text(money, "quiet")])


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


def _counted(found: Sequence[FiguresShown | None]) -> list[Row]:
    """From the figures that the yearly reports print as well."""

    def row(name: str, said: Callable[[FiguresShown], str]) -> Row:
        return name, [said(each) if each else _("belum dicatat") for each in found]

    return [
        row(_("Kasus yang dibuka"), lambda each: withheld_or(each.told.cases[TOTAL])),
        row(_("Batas waktu yang ditepati"), lambda each: said_band(each.told.shares[EVERY_CLOCK])),
        row(_("Penyintas yang disaring"), lambda each: said_band(each.told.shares[SCREENED])),
        row(_("Sosialisasi yang terlaksana"), lambda each: say_number(each.told.sessions[HELD])),
    ]


def _done(actor: Actor, years: Sequence[Span], since: date | None) -> list[Row]:
    """From the year's own records."""
    rows: list[tuple[str, Callable[[Span], str]]] = [
        (_("Pelatihan"), lambda year: say_number(len(_trainings(actor, year)))),
        (_("Orang yang lulus pelatihan"), lambda year: _passed(actor, year)),
        (_("Keputusan rapat yang dijalankan tepat waktu"), lambda year: _decisions(actor, year)),
    ]
    return [(name, [_said(count(year), year, since) for year in years]) for name, count in rows]


def _money(found: Sequence[Money], years: Sequence[Span], since: date | None) -> list[Row]:
    nothing, empty = _("belum dicatat"), Money(0, 0, 0)
    budgets = [nothing if each == empty else say_money(each.budget) for each in found]
    costs = [_said(say_money(each.spent), year, since, say_money(0)) for each, year in zip(found, years, strict=True)]
    without = [nothing if each == empty else say_number(each.without) for each in found]
    return [
        (_("Anggaran"), budgets),
        (_("Biaya yang dicatat"), costs),
        (_("Sasaran tanpa anggaran"), without),
    ]


def _said(value: str, year: Span, since: date | None, nothing: str = "") -> str:
    before = since is not None and year.last < since
    return _("belum dicatat") if before and value == (nothing or say_number(0)) else value


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
