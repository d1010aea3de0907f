"""How many of those who came over the border were asked, by batch and month, for those who open no case: nothing small.

One table is made safe, by batch. Where a number of it is withheld, a range is told, which is true and leaves every withheld
number five wide (`methods.disclosure.ranged`). What stands of a month follows from what is told of its batches, so that it
tells nothing more.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.arrivals.actions import count_screened
from naung.casework.arrivals.queries import BatchCounts
from naung.casework.arrivals.rules.closing import Asked, missed_by_first_line
from naung.casework.arrivals.rules.tables import shipped_codes
from naung.casework.reports.queries.clocks import zone
from naung.doors.desk.figures.book import RANGES_ARE_TRUE, border_book
from naung.doors.desk.figures.tables import Figure, month_words, period
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.words import language, say_day, say_share
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.organisations.queries import desks_under
from naung.methods.disclosure import SMALLEST, Ranges, Span, ranged, suppressed

PARTS = FURTHER, FIRST_ONLY, NOBODY = range(3)  # columns: asked further, by the first line only, not asked


@dataclass(frozen=True)
class Rate:
    """How many of those who came were asked, as far as it may be told."""

    name: str
    came: int | None
    asked: Span  # between what it lies; the same number twice where it is known
    further: Span
    since: str = ""  # what came after it was closed

    def share(self, part: Span) -> str:
        """A part of those who came in per cent, between which whole per cents it lies, or that it is withheld."""
        if self.came is None:
            return _("ditahan")
        if not self.came:
            return _("tidak ada yang tiba")
        if part[0] == part[1]:
            return say_share(part[0] / self.came)
        low, high = 100 * part[0] // self.came, -(-100 * part[1] // self.came)
        return range_words(low, high)


def range_words(low: int, high: int) -> str:
    """Between which whole per cents a share lies, rounded away from each other, so that it is true."""
    said = {"low": say_share(low / 100), "high": say_share(high / 100)}
    if low <= 0 and high >= 100:
        return _("ditahan")
    if high >= 100:
        return _("paling sedikit %(low)s") % said
    if low <= 0:
        return _("paling banyak %(high)s") % said
    return _("antara %(low)s dan %(high)s") % said


def _shown(request: DeskRequest) -> dict[str, Any]:
    desks = desks_under(request.actor)
    since, until = period(timezone.localdate(), zone())
    first, after = timezone.localdate(since), timezone.localdate(until)
    counted = count_screened(desks=[each.id for each in desks], since=first, until=after, by=request.actor)
    return {
        "figure": figure_of(counted) if counted else None,
        "months": [_row(each) for each in by_month(counted)],
        "batches": [_row(each) for each in by_batch(counted)],
        "missed": missed_words(counted),
        "ranges": _(RANGES_ARE_TRUE),
        "desks": [each.name for each in desks],
        "first": first,
        "last": after - timedelta(days=1),
        "counted_at": timezone.now(),
    }


@requires(Permission.FIGURES_READ)
def border(request: DeskRequest) -> HttpResponse:
    """The closed batches of twelve closed months, each with how many were asked; and what the random tenth tells."""
    return render(request, "desk/figures/border.html", _shown(request))


@requires(Permission.FIGURES_READ)
def workbook(request: DeskRequest) -> HttpResponse:
    """The same tables as a workbook."""
    shown = _shown(request)
    return as_attachment(border_book(shown), f"perbatasan-{shown['last']:%Y%m}")


def _row(rate: Rate) -> dict[str, Any]:
    return {"rate": rate, "asked": rate.share(rate.asked), "further": rate.share(rate.further)}


def figure_of(counted: Sequence[BatchCounts]) -> Figure:
    """The table of batches that is safe to be shown."""
    return Figure(
        _("Yang tiba, menurut rombongan dan sejauh mana ditanya"),
        _("Orang yang tiba hidup dalam rombongan yang sudah ditutup."),
        _("Disaring lebih jauh tidak berarti korban; tidak ditanya tidak berarti bukan."),
        [batch_words(each) for each in counted],
        [_("Penyaringan pendek"), _("Saringan awal saja"), _("Tidak ditanya")],
        suppressed([_parts(each) for each in counted]),
    )


def _parts(each: BatchCounts) -> list[int]:
    """Those who came, told apart by how far they were asked when the batch was closed."""
    return _told_apart(each.filed) if each.filed else _now(each)


def _now(each: BatchCounts) -> list[int]:
    """The same as it stands now, with what came after it was closed."""
    return _told_apart(Asked(each.came, each.first, each.short))


def _told_apart(asked: Asked) -> list[int]:
    """Whoever was asked further counts as asked."""
    further = min(asked.short, asked.came)
    only = max(min(asked.first, asked.came) - further, 0)
    return [further, only, asked.came - further - only]


def since_words(each: BatchCounts, shown: Sequence[int | None]) -> str:
    """What came after a batch was closed, beside what was signed. `shown`: what may be told of it as it was signed.

    How it stands now is told only where neither it nor what changed is small: from both, whom a form was about would be known.
    """
    filed, now = _parts(each), _now(each)
    if not each.late and filed == now:
        return ""
    forms = str(each.late) if each.late >= SMALLEST else _("kurang dari %(least)s") % {"least": SMALLEST}
    numbers = [*now, *(abs(now[part] - filed[part]) for part in PARTS)]
    if None in shown or not each.came or any(0 < number < SMALLEST for number in numbers):
        return _("Sesudah ditutup menyusul %(forms)s formulir. Angka saat ditutup tidak berubah.") % {"forms": forms}
    asked, further = (say_share(number / each.came) for number in (now[FURTHER] + now[FIRST_ONLY], now[FURTHER]))
    return _(
        "Sekarang saringan awal %(asked)s dan penyaringan pendek %(further)s, karena %(forms)s formulir menyusul sesudah ditutup."
    ) % {"asked": asked, "further": further, "forms": forms}


def batch_words(each: BatchCounts) -> str:
    """A batch by its day and crossing; the number stands on papers of the office alone."""
    crossing = shipped_codes().crossings.get(each.crossing)
    return f"{say_day(each.on, weekday=False)}, {crossing.words.in_language(language()) if crossing else each.crossing}"


def by_batch(counted: Sequence[BatchCounts]) -> list[Rate]:
    """The rates of each batch: exact where its numbers are shown, else a range."""
    if not counted:
        return []
    told = _ranged(counted)
    rows = zip(counted, told.table.cells, told.table.row_totals, told.cells, strict=True)
    return [
        Rate(
            batch_words(each),
            came,
            _asked(came, spans[NOBODY]),
            spans[FURTHER],
            since_words(each, [*cells, came]),
        )
        for each, cells, came, spans in rows
    ]


def _ranged(counted: Sequence[BatchCounts]) -> Ranges:
    return ranged([_parts(each) for each in counted], (FURTHER, NOBODY))


def _asked(came: int | None, nobody: Span) -> Span:
    """How many were asked, from how many were not."""
    return (0, 0) if came is None else (came - nobody[1], came - nobody[0])


def by_month(counted: Sequence[BatchCounts]) -> list[Rate]:
    """The rates of each month, from what is told of its batches and of all together: they tell nothing that this does not."""
    if not counted:
        return []
    told = _ranged(counted)
    found: dict[str, list[int]] = {}
    for at, each in enumerate(counted):
        found.setdefault(f"{each.on:%Y-%m}", []).append(at)
    rates = []
    for month, rows in found.items():
        came = _sum([told.table.row_totals[at] for at in rows])
        nobody, further = (_together(told, rows, part) for part in (NOBODY, FURTHER))
        rates.append(Rate(month_words(month), came, _asked(came, nobody), further))
    return rates


def _sum(cells: Sequence[int | None]) -> int | None:
    """The sum of what is shown; None where a part of it is withheld."""
    shown = [each for each in cells if each is not None]
    return sum(shown) if len(shown) == len(cells) else None


def _together(told: Ranges, rows: Collection[int], part: int) -> Span:
    """Between what the sum of some rows of a column lies: by each of them, and by the column's total less all the others."""
    inside = [told.cells[at][part] for at in rows]
    others = [spans[part] for at, spans in enumerate(told.cells) if at not in rows]
    least, most = (sum(each[end] for each in inside) for end in (0, 1))
    total = told.table.column_totals[part]
    if total is None:
        return least, most
    return max(least, total - sum(each[1] for each in others)), min(most, total - sum(each[0] for each in others))


def missed_words(counted: Sequence[BatchCounts]) -> str:
    """What the random tenth tells of those without a sign, in per cent only; nothing where few were found or drawn."""
    unsent, asked, found = (
        sum(getattr(each, name) for each in counted) for name in ("unsent", "drawn_asked", "drawn_found")
    )
    estimate = missed_by_first_line(unsent, asked, found)
    if estimate is None or 0 < found < SMALLEST or 0 < asked - found < SMALLEST:
        return _("Belum cukup yang terpilih undian untuk memperkirakan siapa yang terlewat saringan awal.")
    return _(
        "Dari yang tidak menunjukkan tanda, antara %(low)s dan %(high)s perlu wawancara lengkap, menurut undian "
        "sepersepuluh (selang 95 persen)."
    ) % {"low": say_share(estimate.low / unsent), "high": say_share(estimate.high / unsent)}
