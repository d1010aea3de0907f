"""Pairs of records that the comparison of the whole register found at the own desk, and having it compared anew."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.hints.queries import pairs_waiting
from naung.casework.pairing.actions import ask_pairs
from naung.casework.pairing.queries import last_run, run_asked
from naung.casework.pairing.vocabulary import STAGE_WORDS
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.foundation.jobs.vocabulary import ERROR_WORDS, STATE_WORDS
from naung.foundation.people.queries import people_named

SHOWN = 40  # pairs on a page


@requires(Permission.PERSON_READ)
def pairs(request: DeskRequest) -> HttpResponse:
    """Pairs of records that the last run over the register found at this desk and nobody has judged yet."""
    waiting = pairs_waiting(actor=request.actor, limit=SHOWN)
    names = people_named({person for each in waiting.shown for person in (each.low, each.high)}, actor=request.actor)
    rows = [
        {
            "low": each.low,
            "high": each.high,
            "names": [names[person].name for person in (each.low, each.high) if person in names],
            "of_hundred": min(99, max(1, round(100 * each.probability))),
        }
        for each in waiting.shown
    ]
    context = {"rows": rows, "count": waiting.count, "more": waiting.count - len(rows)}
    return render(request, "desk/people/pairs.html", context | _run_context(request))


def _run_context(request: DeskRequest) -> dict[str, Any]:
    """When the register was last compared; for who may have it compared, how far that is, or why it came to no end."""
    last, job = last_run(actor=request.actor), run_asked(actor=request.actor)
    stage = STAGE_WORDS.get(job.stage) if job else None
    return {
        "last": last,
        "job": job,
        "job_state": _(STATE_WORDS[job.state]) if job else "",
        "job_stage": _(stage) if stage else "",
        "job_error": _(ERROR_WORDS[job.error]) if job and job.error else "",
        "may_ask": request.actor.may(Permission.PAIRING_ASK) and not (job and job.open),
    }


@requires(Permission.PAIRING_ASK)
@require_POST
def ask_for_pairs(request: DeskRequest) -> HttpResponse:
    """Have the register compared in the background (a button's post)."""
    if ask_pairs(by=request.actor).open:
        messages.success(request, _("Diminta. Perbandingan berjalan di belakang layar; hasil yang lama tetap tampil."))
    else:
        messages.info(request, _("Tidak ada catatan yang berubah sejak perbandingan terakhir, jadi hasilnya tetap."))
    return redirect("people:pairs")
