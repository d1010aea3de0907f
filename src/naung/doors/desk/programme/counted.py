"""Deadlines that were kept and victims who were screened, as pages and reports say them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.queries.figures import steps_kept
from naung.casework.plans.queries.lateness import requests_kept
from naung.casework.referrals.queries.lateness import answers_kept
from naung.casework.reports.queries.figures import responses_kept
from naung.doors.desk.shell.words import say_number
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import Kept
from naung.foundation.organisations.queries import desks_served
from naung.foundation.words import gettext_noop
from naung.methods.disclosure import suppressed

RESPONSES, REQUESTS, ANSWERS, STEPS = "responses", "requests", "answers", "steps"
CLOCK_WORDS: Mapping[str, str] = {
    RESPONSES: gettext_noop("Tindak lanjut laporan"),
    REQUESTS: gettext_noop("Permintaan layanan"),
    ANSWERS: gettext_noop("Jawaban rujukan"),
    STEPS: gettext_noop("Langkah kasus"),
}
KEPT_MEANS = gettext_noop("Yang jatuh tempo dalam masa ini, dan yang dikerjakan paling lambat pada waktunya.")
KEPT_CAVEAT = gettext_noop(
    "Hari langkah kasus dipilih petugas sendiri. Laporan yang ditutup tanpa tindak lanjut terhitung tidak ditepati. "
    "Batas hukum bukan sasaran: lebih cepat lebih baik."
)
SCREENED_MEANS = gettext_noop(
    "Penyintas dalam perkara yang dibuka dalam masa ini, dan yang penyaringannya sudah selesai."
)
SCREENED_CAVEAT = gettext_noop(
    "Yang menolak disaring terhitung belum. Bukan bagian dari semua korban: yang tidak masuk berkas tidak diketahui."
)


def clocks_kept(actor: Actor, since: datetime, until: datetime) -> dict[str, Kept]:
    """What fell due from `since` to before `until` at the desks that a coordinator serves, by kind (COORDINATION_READ)."""
    desks = [each.id for each in desks_served(actor)]
    first, last = timezone.localdate(since), timezone.localdate(until) - timedelta(days=1)
    return {
        RESPONSES: responses_kept(desks, since, until, actor=actor),
        REQUESTS: requests_kept(desks, since, until, actor=actor),
        ANSWERS: answers_kept(desks, since, until, actor=actor),
        STEPS: steps_kept(desks, first, last, actor=actor),
    }


def kept_values(named: Mapping[str, Kept]) -> tuple[tuple[str, str], ...]:
    """Each with how many were kept of how many, withheld where either number is small; nothing where nothing was due."""
    if not any(each.due for each in named.values()):
        return ()
    safe = suppressed([[each.kept, each.due - each.kept] for each in named.values()])
    return tuple(
        (name, _said(each, withheld=None in cells))
        for (name, each), cells in zip(named.items(), safe.cells, strict=True)
    )


def _said(each: Kept, *, withheld: bool) -> str:
    if not each.due:
        return _("belum diukur")
    if withheld:
        return _("ditahan")
    told = {
        "kept": say_number(each.kept),
        "due": say_number(each.due),
        "share": say_number(100 * each.kept // each.due),
    }
    return _("%(kept)s dari %(due)s (%(share)s %%)") % told


def said_band(band: tuple[int, int] | None) -> str:
    """A share as a report says it."""
    if band is None:
        return _("belum diukur")
    return _("%(low)s sampai %(high)s persen") % {"low": say_number(band[0]), "high": say_number(band[1])}
