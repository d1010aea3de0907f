"""The result: facts for and against, rule and source, the proposal, articles per act, the officer's words; opening again."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naung.casework.screening.actions import reopen_screening
from naung.casework.screening.queries import articles_for, determinations_of, screening_for
from naung.casework.screening.rules.reading import read_answers
from naung.casework.screening.rules.stages import legal_tppo_status
from naung.casework.screening.vocabulary import (
    BODY_WORDS,
    CHILDHOOD_WORDS,
    DECISION_WORDS,
    LEGAL_STATUS_WORDS,
    STAGE_WORDS,
    Stage,
)
from naung.doors.desk.screening.forms import ReopenForm
from naung.doors.desk.screening.pages.flow import to
from naung.doors.desk.screening.reading_words import delphi_context, law_context, reading_context
from naung.doors.desk.screening.shown import whom
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import StaleVersion
from naung.foundation.words import gettext_noop

CHANGED = gettext_noop("Penyaringan ini berubah sejak Anda membuka halaman ini. Periksa lagi, lalu simpan.")


@requires(Permission.SCREENING_READ)
def show(request: DeskRequest, screening_id: UUID) -> HttpResponse:
    """The result of a screening, finished or not."""
    shown = screening_for(screening_id, actor=request.actor)
    determinations = determinations_of(shown.episode, actor=request.actor)
    status = legal_tppo_status(one.fact for one in determinations)
    context = {
        "shown": shown,
        "finished": shown.stage is Stage.COMPLETED,
        "stage_words": STAGE_WORDS[shown.stage],
        "childhood_words": CHILDHOOD_WORDS[shown.childhood],
        "status_words": LEGAL_STATUS_WORDS[status],
        "standing": [
            {"body": BODY_WORDS[one.body], "decision": DECISION_WORDS[one.decision], "on": one.decided_on}
            for one in determinations
            if one.superseded_by is None
        ],
    }
    if shown.answers is not None:
        context |= reading_context(read_answers(shown.answers, shown.childhood))
        context |= delphi_context(shown.answers, shown.childhood)
        context |= law_context(articles_for(shown, actor=request.actor))
    context |= whom(shown.person, shown.episode, request.actor)
    return render(request, "desk/screening/result.html", context)


@requires(Permission.SCREENING_WRITE)
def reopen(request: DeskRequest, screening_id: UUID) -> HttpResponse:
    """Open a finished screening again, with the reason."""
    shown = screening_for(screening_id, actor=request.actor)
    form = ReopenForm(request.POST or None, version=shown.version)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            try:
                reopen_screening(
                    screening_id=screening_id,
                    reason=form.cleaned_data["reason"],
                    based_on=form.base_version or 0,
                    by=request.actor,
                )
                return to("summary", screening_id)
            except StaleVersion:
                form = ReopenForm(initial=form.cleaned_data, version=shown.version)
                form.stale = _(CHANGED)  # type: ignore[attr-defined]  # shown above the form
    context = {"form": form, "shown": shown} | whom(shown.person, shown.episode, request.actor)
    return render(request, "desk/screening/reopen.html", context)
