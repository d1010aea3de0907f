"""How many of those who came over the border were asked, by batch and month, for those who open no case: nothing small.

One table is made safe, by batch. What stands of a month is added from what is shown of its batches, so that it tells nothing
more; where one of them is withheld, the month says so.
"""

from collections.abc import Sequence
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
from naung.doors.desk.figures.tables import Figure, month_words, period
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.words import language, say_day, say_share
from naung.foundation.access.vocabulary import Permission
from naung.foundation.organisations.queries import desks_under
from naung.methods.disclosure import SMALLEST, suppressed

PARTS = FURTHER, FIRST_ONLY, NOBODY = range(3)  # columns: asked further, by the first line only, not asked


@dataclass(frozen=True)
class Rate:
    """How many of those who came were asked, as far as it may be told."""

    name: str
    came: int | None
    asked: int | None
    further: int | None
    since: str = ""  # what came after it was closed

    def share(self, part: int | None) -> str:
        """A part of those who came, in per cent, or that it is withheld."""
        if part is None or self.came is None:
            return _("ditahan")
        return say_share(part / self.came) if self.came else _("tidak ada yang tiba")


@requires(Permission.FIGURES_READ)
def border(request: DeskRequest) -> HttpResponse:
    """The closed batches of twelve closed months, each with how many were asked; and what the random tenth tells."""
    desks = desks_under(request.actor)
    since, until = period(timezone.localdate(), zone())
    first, after = timezone.localdate(since), timezone.localdate(until)
    counted = count_screened(desks=[each.id for each in desks], since=first, until=after, by=request.actor)
    context = {
        "figure": figure_of(counted) if counted else None,
        "months": [_row(each) for each in by_month(counted)],
        "batches": [_row(each) for each in by_batch(counted)],
        "missed": missed_words(counted),
        "desks": [each.name for each in desks],
        "first": first,
        "last": after - timedelta(days=1),
        "counted_at": timezone.now(),
    }
    return render(request, "desk/figures/border.html", context)


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
    """The rates of each batch, from what is shown of it."""
    if not counted:
        return []
    safe = suppressed([_parts(each) for each in counted])
    rows = zip(counted, safe.cells, safe.row_totals, strict=True)
    return [
        Rate(
            batch_words(each),
            came,
            _sum([cells[FURTHER], cells[FIRST_ONLY]]),
            cells[FURTHER],
            since_words(each, [*cells, came]),
        )
        for each, cells, came in rows
    ]


def _sum(cells: Sequence[int | None]) -> int | None:
    """The sum of what is shown; None where a part of it is withheld."""
    shown = [each for each in cells if each is not None]
    return sum(shown) if len(shown) == len(cells) else None


def by_month(counted: Sequence[BatchCounts]) -> list[Rate]:
    """The rates of each month, added from what is shown of its batches."""
    found: dict[str, list[Rate]] = {}
    for each, rate in zip(counted, by_batch(counted), strict=True):
        found.setdefault(f"{each.on:%Y-%m}", []).append(rate)
    return [
        Rate(
            month_words(month),
            _sum([each.came for each in rates]),
            _sum([each.asked for each in rates]),
            _sum([each.further for each in rates]),
        )
        for month, rates in found.items()
    ]


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
