"""Determinations: each deciding body's own signed row; those that contradict stand side by side."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from naung.casework.episodes.queries import episode_row
from naung.casework.screening.actions import record_determination, supersede_determination
from naung.casework.screening.queries import DeterminationShown, determination_for, determinations_of
from naung.casework.screening.rules.sentences import sentence
from naung.casework.screening.rules.stages import legal_tppo_status
from naung.casework.screening.vocabulary import BODY_WORDS, DECISION_WORDS, LEGAL_STATUS_WORDS, Determined
from naung.doors.desk.screening.forms import DeterminationForm, words_of
from naung.doors.desk.screening.pages.flow import to
from naung.doors.desk.screening.shown import whom
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission


def determined_in(form: DeterminationForm) -> Determined:
    """The form's values as what a body wrote."""
    data = form.cleaned_data
    return Determined(
        data["body"], data["decision"], data["decided_on"].first, data["office"], data["basis"], data["reason"]
    )


def row_shown(row: DeterminationShown, later: dict[UUID, DeterminationShown]) -> dict[str, Any]:
    """One row in words."""
    return {
        "row": row,
        "body": BODY_WORDS[row.body],
        "decision": DECISION_WORDS[row.decision],
        "replaced_by": later.get(row.superseded_by) if row.superseded_by else None,
    }


def rows_context(episode_id: UUID, request: DeskRequest) -> dict[str, Any]:
    """All rows about a history and what they say together."""
    rows = determinations_of(episode_id, actor=request.actor)
    by_id = {row.id: row for row in rows}
    status = legal_tppo_status(row.fact for row in rows)
    return {
        "rows": [row_shown(row, by_id) for row in rows],
        "status": status,
        "status_words": LEGAL_STATUS_WORDS[status],
        "goes_on_words": words_of(sentence("layanan_jalan").words),
    }


@requires(Permission.SCREENING_READ)
def of_episode(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """Every determination about a history, and the form for one more where the officer may sign."""
    episode = episode_row(episode_id, actor=request.actor)
    may_sign = request.actor.may(Permission.DETERMINATION_SIGN)
    form = DeterminationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            record_determination(episode_id=episode_id, determined=determined_in(form), by=request.actor)
            return to("determinations", episode_id)
    context = rows_context(episode_id, request) | {"form": form, "may_sign": may_sign}
    context |= whom(episode.person_id, episode_id, request.actor)
    return render(request, "desk/screening/determinations.html", context)


@requires(Permission.DETERMINATION_SIGN)
def replace_one(request: DeskRequest, determination_id: UUID) -> HttpResponse:
    """A later determination of the same body takes the place of an earlier one; both stay in the books."""
    old = determination_for(determination_id, actor=request.actor)
    initial = {"body": old.body.value, "office": old.office or ""}
    form = DeterminationForm(request.POST or None, initial=initial, version=old.version)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            supersede_determination(
                determination_id=determination_id,
                determined=determined_in(form),
                based_on=form.base_version or 0,
                by=request.actor,
            )
            return to("determinations", old.episode)
    context = {"form": form, "old": row_shown(old, {})} | whom(old.person, old.episode, request.actor)
    return render(request, "desk/screening/supersede.html", context)
