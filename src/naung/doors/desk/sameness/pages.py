"""Judging whether two records are of one person: a person's group, two records side by side, signing, withdrawing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.hints.queries import on_lists
from naung.casework.sameness.actions import judge_pair, withdraw_judgement
from naung.casework.sameness.queries import PairShown, cluster_of, judgement_row, pair_for, verdicts_with
from naung.casework.sameness.rules import WITHDRAWN_ALREADY
from naung.doors.desk.cases.forms import FindForm
from naung.doors.desk.cases.pages import names_in
from naung.doors.desk.people.earlier import earlier_at, earlier_lines
from naung.doors.desk.people.lists import list_lines
from naung.doors.desk.sameness.forms import JudgeForm, WithdrawForm
from naung.doors.desk.sameness.shown import (
    clash_rows,
    cluster_rows,
    field_rows,
    judged_rows,
    judgement_rows,
    likely_lines,
    withheld_in,
)
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.pages import shows_again
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.people.queries import person_row, search_people


@requires(Permission.PERSON_READ)
@shows_again
def of_person(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """The records that stand for this person, what was judged, and a search for another record to lay beside hers."""
    person_row(person_id, actor=request.actor)
    form = FindForm(request.POST or None)
    found = None
    if form.is_valid():
        with errors_on(form):
            found = search_people(form.cleaned_data["query"], actor=request.actor)
    cluster, said = cluster_of(person_id, actor=request.actor), verdicts_with(person_id, actor=request.actor)
    names = names_in([person_id, *cluster.persons, *said], request)
    context = {
        "form": form,
        "person_id": person_id,
        "name": names.get(person_id, ""),
        "group": cluster_rows(cluster, person_id, names),
        "clashes": clash_rows(cluster, names),
        "judged": judged_rows(said, names),
        "earlier": earlier_lines(earlier_at(person_id, request.actor), but=said),
        "lists": list_lines(on_lists(person_id, actor=request.actor)),
        "found": [each for each in found.persons if each.id != person_id] if found is not None else None,
    }
    return render(request, "desk/sameness/person.html", context)


def _context(request: DeskRequest, pair: PairShown) -> dict[str, Any]:
    return {
        "left": pair.left,
        "right": pair.right,
        "rows": field_rows(pair),
        "likely": likely_lines(pair),
        "withheld": withheld_in(pair),
        "judgements": judgement_rows(pair.judgements, request.actor),
        "disputed": pair.disputed,
        "may_write": request.actor.may(Permission.PERSON_WRITE),
    }


@requires(Permission.PERSON_READ)
def show(request: DeskRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Two records side by side, with everything that was said of them."""
    pair = pair_for(person_id, other_id, actor=request.actor)
    return render(request, "desk/sameness/pair.html", _context(request, pair))


@requires(Permission.PERSON_WRITE)
def judge(request: DeskRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """The same with the form: sign what you hold of them."""
    pair = pair_for(person_id, other_id, actor=request.actor)
    form = JudgeForm(request.POST or None, version=pair.version)
    if form.is_valid():
        with errors_on(form):
            judge_pair(
                one=person_id,
                other=other_id,
                verdict=form.told(),
                why=form.cleaned_data["why"],
                version=form.base_version or 0,
                by=request.actor,
            )
            messages.success(request, _("Penilaian Anda tercatat dengan nama Anda. Kedua catatan tidak diubah."))
            return redirect("sameness:pair", person_id, other_id)
    return render(request, "desk/sameness/pair.html", _context(request, pair) | {"form": form})


@requires(Permission.PERSON_WRITE)
def withdraw(request: DeskRequest, judgement_id: UUID) -> HttpResponse:
    """Take a judgement back, with the reason; it stays readable."""
    row = judgement_row(judgement_id, actor=request.actor)
    back = redirect("sameness:pair", row.pair.low_id, row.pair.high_id)
    if row.withdrawn_at is not None and request.method != "POST":
        messages.warning(request, _(WITHDRAWN_ALREADY))
        return back
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            withdraw_judgement(judgement_id=judgement_id, why=form.cleaned_data["why"], by=request.actor)
            messages.success(request, _("Penilaian ditarik. Ia tetap terbaca, tetapi tidak dihitung lagi."))
            return back
    context = {"form": form, "one": row.pair.low_id, "other": row.pair.high_id}
    return render(request, "desk/sameness/withdraw.html", context)
