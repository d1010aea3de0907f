"""A section for supervisors: open work of officers who have left, which waits without an owner until it is handed over."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naung.casework.cases.queries import holders
from naung.doors.desk.worklist.rows import ROWS, Section, WorkRow
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.queries import name_of


def of_leavers(actor: Actor, now: datetime) -> Iterable[Section]:
    """Everyone who left this desk and still holds open steps, those with most first. It names no case."""
    found = [each for each in holders(actor=actor) if each.steps and not each.serves]
    rows = tuple(
        WorkRow(
            reverse("cases:hand_over"),
            "",
            name_of(each.officer),
            ngettext("%(n)d langkah terbuka", "%(n)d langkah terbuka", each.steps) % {"n": each.steps},
            None,
        )
        for each in found[:ROWS]
    )
    heading = _("Pekerjaan petugas yang sudah pergi, belum diserahkan")
    yield Section("tanpa-petugas", heading, _("petugas pergi"), "waits", rows, len(rows), len(found) > ROWS)
