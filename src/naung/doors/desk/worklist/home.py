"""Sections of the way home: whom nobody met, and receipts that were refused and wait for a look."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.returns.queries import LegLine, deliveries_to_look_at, legs_late, open_slips
from naung.casework.returns.vocabulary import VERDICT_WORDS
from naung.doors.desk.worklist.rows import ROWS, Section, WorkRow
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import ClockState
from naung.foundation.courier.vocabulary import STATE_WORDS, ParcelState


def of_late_legs(actor: Actor, now: datetime) -> Iterable[Section]:
    """Legs that nobody received by the expected moment, at the desk that plans them and at the one that is to receive; after
    them what tablets sent about hand-overs and a person must look at."""
    found = legs_late(now, actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(
            _address(line),
            line.number,
            "",
            _("Belum ada yang menjemputnya"),
            line.expected_at,
            ClockState.OVERDUE.value,
        )
        for line in found[:ROWS]
    )
    heading = _("Belum ada yang menjemput")
    yield Section("dijemput", heading, _("dijemput"), "overdue", rows, len(rows), len(found) > ROWS)
    yield _of_slips(actor)


def _of_slips(actor: Actor) -> Section:
    waiting = open_slips(actor=actor)
    found = [line for line in waiting if line.state is not ParcelState.WAITS]
    rows = tuple(
        WorkRow(reverse("returns:slip", args=[line.id]), "", "", _(STATE_WORDS[line.state]), line.arrived_at)
        for line in found[:ROWS]
    )
    heading = _("Serah terima dari ponsel")
    return Section("serah-terima", heading, _("serah terima"), "waits", rows, len(rows), len(found) > ROWS)


def _address(line: LegLine) -> str:
    if line.case is None:
        return reverse("returns:arrival", args=[line.id])
    return reverse("returns:show", args=[line.case, line.person])


def of_refused_receipts(actor: Actor, now: datetime) -> Iterable[Section]:
    """Receipts that were refused, until a person has looked at them."""
    found = deliveries_to_look_at(actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(reverse("returns:delivery", args=[line.id]), line.number, "", _(VERDICT_WORDS[line.verdict]), line.at)
        for line in found[:ROWS]
    )
    heading = _("Tanda terima yang perlu diperiksa")
    yield Section("tanda-terima", heading, _("tanda terima"), "waits", rows, len(rows), len(found) > ROWS)
