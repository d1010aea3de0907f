"""Pages of a mission's list: put in, looked at row by row, its columns corrected, and taken into the batch."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naung.casework.arrivals.actions import choose_columns, drop_list, hold_list, take_list
from naung.casework.arrivals.queries import BatchShown, ListShown, batch_for, list_for
from naung.casework.arrivals.rules.lists import MOST_HELD
from naung.casework.arrivals.vocabulary import RowTold, Taken
from naung.casework.hints.actions import compare_batch
from naung.casework.manifests.vocabulary import (
    ALIKE_WORDS,
    FIELD_WORDS,
    HOW_WORDS,
    LEFT_WORDS,
    MAY_BE_LEFT_OUT,
    Field,
    Remark,
)
from naung.doors.desk.arrivals.batches import WRITES, about
from naung.doors.desk.arrivals.list_forms import ColumnsForm, LoadForm, picks, places, sheets_of
from naung.doors.desk.arrivals.shown import cause_words, sex_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on, filled, said
from naung.doors.desk.shell.uploads import takes_files, told_too_large

LARGEST_REQUEST = MOST_HELD + 1024 * 1024  # the file, and what is pasted beside it
MORE_LISTS = "more_lists"  # a remark that this page says itself, with how much is left
MOST_SHOWN = 100  # rows of one kind on a page; all of them count


@requires(WRITES)
@takes_files(LARGEST_REQUEST)
def load(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """Put in a list, or look at the one that was put in; nobody comes in before somebody has looked."""
    batch = batch_for(batch_id, actor=request.actor)
    shown = list_for(batch_id, actor=request.actor)
    if shown is not None:
        return _look(request, batch, shown)
    form = LoadForm(request.POST or None, request.FILES or None)
    if not told_too_large(request, form) and form.is_valid():
        with errors_on(form):
            hold_list(batch_id=batch_id, content=form.content(), pasted=form.pasted, by=request.actor)
            return redirect("arrivals:list_in", batch_id)
    return render(request, "desk/arrivals/list_in.html", {**about(batch), "form": form})


def _look(request: DeskRequest, batch: BatchShown, shown: ListShown) -> HttpResponse:
    form = ColumnsForm(request.POST or None, shown=shown)
    if form.is_valid():
        with errors_on(form):
            return _acted(request, batch, shown, form)
    return render(request, "desk/arrivals/list_look.html", {**about(batch), **_page(shown), "form": form})


def _acted(request: DeskRequest, batch: BatchShown, shown: ListShown, form: ColumnsForm) -> HttpResponse:
    what, by = form.cleaned_data["what"], request.actor
    if what == ColumnsForm.DROP:
        drop_list(batch_id=batch.id, by=by)
        messages.success(request, _("Daftar itu dibuang. Yang sudah dimasukkan tetap ada."))
        return redirect("arrivals:batch", batch.id)
    choose_columns(batch_id=batch.id, chosen=form.chosen(), by=by)
    if what == ColumnsForm.AGAIN:
        return redirect("arrivals:list_in", batch.id)
    taken = take_list(batch_id=batch.id, by=by)
    compare_batch(batch_id=batch.id, by=by)
    messages.success(request, _taken_words(taken))
    is_left = list_for(batch.id, actor=by) is not None
    return redirect("arrivals:list_in" if is_left else "arrivals:batch", batch.id)


def _taken_words(taken: Taken) -> str:
    words = ngettext("%(count)s orang dimasukkan.", "%(count)s orang dimasukkan.", taken.taken) % {"count": taken.taken}
    if taken.same:
        words += " " + _("%(count)s sudah ada dan tidak dimasukkan lagi.") % {"count": taken.same}
    return words


def _page(shown: ListShown) -> dict[str, Any]:
    """What a list holds, made ready for its page."""
    columns = [
        {
            "shown": each,
            "heading": each.column.heading or _("kolom %(letter)s") % {"letter": each.column.letter},
            "picks": list(picks(each, shown.chosen)),
            "how": _(HOW_WORDS[each.column.how]),
            "doubt": each.column.doubt,
        }
        for each in shown.columns
    ]
    context: dict[str, Any] = {
        "list": shown,
        "columns": columns,
        "sheets": sheets_of(shown),
        "wrong": said(shown.wrong) if shown.wrong else "",
        "again_word": ColumnsForm.AGAIN,
        "take_word": ColumnsForm.TAKE,
        "drop_word": ColumnsForm.DROP,
    }
    return context | _found(shown)


def _found(shown: ListShown) -> dict[str, Any]:
    found = shown.found
    if found is None:
        return {}
    refused = [
        {"row": each.row, "reasons": [_reason(x) for x in each.reasons], "text": [*each.text.items()]}
        for each in found.refused
    ]
    by_row = {person.row: person for person in found.people}
    refused += [
        {"row": each.row, "reasons": [filled(each.message, each.values)], "text": [("", by_row[each.row].name)]}
        for each in shown.blocked
    ]
    noted = [
        {"row": person.row, "name": person.name, "remarks": [_reason(each) for each in person.remarks]}
        for person in found.people
        if person.remarks
    ]
    return {
        "counts": [
            (_("Akan dimasukkan"), shown.fresh),
            (_("Sudah ada"), shown.same),
            (_("Belum bisa dimasukkan"), len(refused)),
            (_("Bukan baris orang"), len(found.left)),
        ],
        "sheet": found.sheet,
        "heading_rows": ", ".join(str(each) for each in found.heading_rows),
        "remarks": [filled(each.message, each.values) for each in found.remarks if each.code != MORE_LISTS],
        "others": list(shown.others.items()),
        "unsure": [{"words": words, "places": list(places(words, shown))} for words in shown.unsure][:MOST_SHOWN],
        "refused": refused[:MOST_SHOWN],
        "noted": noted[:MOST_SHOWN],
        "noted_left": max(len(noted) - MOST_SHOWN, 0),
        "refused_left": max(len(refused) - MOST_SHOWN, 0),
        "alike": [
            {"rows": ", ".join(str(row) for row in each.rows), "by": _(ALIKE_WORDS[each.by])} for each in found.alike
        ],
        "left": [{"row": each.row, "why": _(LEFT_WORDS[each.why]), "text": each.text} for each in found.left],
        "people": [
            _person(row, person.row) for row, person in zip(shown.rows[:MOST_SHOWN], found.people, strict=False)
        ],
        "people_left": max(len(shown.rows) - MOST_SHOWN, 0),
        "may_lack": _may_lack(shown, (x.field for each in found.refused for x in each.reasons)),
    }


def _may_lack(shown: ListShown, fields: Iterable[str]) -> list[dict[str, Any]]:
    """Fields that stop a row, and those without which rows are taken already."""
    wanted = {Field(each) for each in (*fields, *shown.chosen.without) if each in set(Field)} & MAY_BE_LEFT_OUT
    return [
        {"code": each.value, "words": _(FIELD_WORDS[each]), "on": each.value in shown.chosen.without}
        for each in Field
        if each in wanted
    ]


def _reason(remark: Remark) -> str:
    sentence = filled(remark.message, remark.values)
    near = _(" Mungkin: %(near)s.") % {"near": "; ".join(remark.near)} if remark.near else ""
    named = _(FIELD_WORDS[Field(remark.field)]) if remark.field else ""
    return f"{named}{f' “{remark.found}”' if remark.found else ''}: {sentence}{near}"


def _person(row: RowTold, number: int) -> dict[str, Any]:
    facts = (sex_words(row.sex), str(row.age) if row.age is not None else "", cause_words(row.cause), row.origin_words)
    return {"row": number, "name": row.name, "about": ", ".join(each for each in facts if each), "group": row.group}
