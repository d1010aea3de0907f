"""The paper sheet: empty or filled for print, and typing it in afterwards in its own order."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naung.casework.screening.actions import save_sheet
from naung.casework.screening.queries import screening_for
from naung.casework.screening.rules.stages import NOTE_PREFIX
from naung.casework.screening.vocabulary import (
    CHILDHOOD_WORDS,
    CHOICE_KEYS,
    CHOICE_WORDS,
    Answers,
    Childhood,
    Stage,
    key_of,
)
from naung.doors.desk.screening.pages.flow import to
from naung.doors.desk.screening.sheet_form import SHEET_FORMS, SheetForm
from naung.doors.desk.screening.shown import answers_in, sections_of, whom
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import Difference, StaleVersion
from naung.foundation.people.vocabulary import Answer


def keys_shown() -> list[tuple[str, str]]:
    """The keys of the sheet with what they mean."""
    return [(sign, _(CHOICE_WORDS[choice])) for sign, choice in CHOICE_KEYS.items()]


def sheet_context(answers: Answers, childhood: Childhood) -> dict[str, Any]:
    """Values of a sheet, the same for an empty and a filled one."""
    return {
        "sections": list(sections_of(answers, childhood)),
        "keys": keys_shown(),
        "childhood_words": CHILDHOOD_WORDS[childhood],
        "choices": [(sign, choice.value) for sign, choice in CHOICE_KEYS.items()],
    }


@requires(Permission.SCREENING_READ)
def empty_sheet(request: DeskRequest, childhood: str) -> HttpResponse:
    """A sheet to take along where there is no screen."""
    try:
        who = Childhood(childhood)
    except ValueError as unknown:
        raise Http404 from unknown
    return render(request, "desk/screening/sheet.html", sheet_context(Answers(), who) | {"empty": True})


@requires(Permission.SCREENING_READ)
def filled_sheet(request: DeskRequest, screening_id: UUID) -> HttpResponse:
    """The sheet with what was answered."""
    shown = screening_for(screening_id, actor=request.actor)
    context = sheet_context(answers_in(shown), shown.childhood) | {"shown": shown, "empty": False}
    return render(request, "desk/screening/sheet.html", context)


@requires(Permission.SCREENING_WRITE)
def type_in(request: DeskRequest, screening_id: UUID) -> HttpResponse:
    """A paper sheet typed in: all of it is kept or nothing, then read back on the summary."""
    shown = screening_for(screening_id, actor=request.actor)
    if shown.stage is Stage.COMPLETED:
        return to("show", screening_id)
    before = answers_in(shown)
    changed: list[dict[str, str]] = []
    form = SHEET_FORMS[shown.childhood](request.POST or None, before=before, version=shown.version)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            try:
                save_sheet(
                    screening_id=screening_id, sheet=form.sheet, based_on=form.base_version or 0, by=request.actor
                )
                return to("summary", screening_id)
            except StaleVersion as stale:
                changed = differences_shown(stale, before, form, shown.childhood)
                form = again(request, form, before, shown.version)
    context = {"form": form, "shown": shown, "keys": keys_shown(), "changed": changed}
    context |= whom(shown.person, shown.episode, request.actor)
    return render(request, "desk/screening/type_in.html", context)


def again(request: DeskRequest, form: SheetForm, before: Answers, version: int) -> SheetForm:
    """The same typed sheet on the newest version: nothing typed is lost, and pressing again saves it."""
    data = request.POST.copy()
    data["version"] = str(version)
    data.pop("once", None)
    fresh = type(form)(data, before=before, version=version)
    fresh.is_valid()
    return fresh


def differences_shown(
    stale: StaleVersion, before: Answers, form: SheetForm, childhood: Childhood
) -> list[dict[str, str]]:
    """Where the sheet and what is stored differ, question by question, both values in words."""
    lines = {str(line.item.key): line for section in sections_of(before, childhood) for line in section.lines}
    found = []
    for part, given in form.sheet.items():
        for key in sorted({k for k in (*before.given, *given) if k.part is part}):
            old = before.given[key].choice if key in before.given else None
            new = given[key].choice if key in given else None
            if old is not new:
                difference = Difference(str(key), old.value if old else "", new.value if new else "")
                found.append(row_of(difference, lines[str(key)].number, lines[str(key)].words))
    return found


def row_of(difference: Difference, number: int, words: str) -> dict[str, str]:
    """One differing question for the table."""
    key_of(difference.field.removeprefix(NOTE_PREFIX))
    said = {
        value: _(CHOICE_WORDS[Answer(value)]) if value else _("(kosong)")
        for value in (difference.theirs, difference.mine)
    }
    return {"number": str(number), "words": words, "theirs": said[difference.theirs], "mine": said[difference.mine]}
