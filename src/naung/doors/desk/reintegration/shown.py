"""Reintegration made ready for its templates: words for codes, change item by item, what is late."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naung.casework.plans.queries import plan_for
from naung.casework.plans.vocabulary import PROGRESS_WORDS, Progress
from naung.casework.reintegration.queries import FollowUpShown, PathLine, PathShown, StepShown
from naung.casework.reintegration.rules.following import changes
from naung.casework.reintegration.rules.tables import shipped_tables
from naung.casework.reintegration.vocabulary import (
    AGAIN_WORDS,
    HELD_WORDS,
    REACHED_WORDS,
    REST_WORDS,
    SAFETY_WORDS,
    SETTLED,
    STATE_WORDS,
    WISH_WORDS,
    Again,
    Held,
    Item,
    Reached,
    Rest,
    Safety,
    StepKind,
    StepState,
)
from naung.doors.desk.plans.forms import words_of
from naung.doors.desk.reintegration.forms import anchors_of, row_words
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import Mark

TONES = {StepState.DONE: "done", StepState.RUNNING: "waits"}
GOOD, BAD = "done", "overdue"


def basis_words() -> str:
    """The rule behind the five steps, with how far it was checked where that is less than an official source."""
    basis = shipped_tables().basis
    mark = {Mark.SECONDARY: _("dari sumber kedua"), Mark.MEMORY: _("belum diverifikasi")}.get(basis.mark, "")
    return f"{basis.citation} ({mark})" if mark else basis.citation


def step_words(kind: StepKind) -> str:
    """A step in the reader's language."""
    return row_words(shipped_tables().steps[kind])


def problem_words(code: str) -> str:
    """A kind of new problem in the reader's language."""
    known = shipped_tables().problems.get(code)
    return row_words(known) if known else code


def path_rows(path: PathShown, today: date, items: Mapping[str, Item]) -> dict[str, Any]:
    """Everything that the page shows of a plan."""
    return {
        "basis": basis_words(),
        "steps": [_step_row(each) for each in path.steps],
        "wish": _(WISH_WORDS[path.wish]),
        "rest": _(REST_WORDS[path.rest]),
        "over": path.rest is not Rest.NO,
        "died": path.rest is Rest.DIED,
        "follow_ups": [follow_up_row(each, path, today) for each in path.follow_ups],
        "scale": scale_rows(path, items),
        "again": any(each.again in {Again.SEEN, Again.FEARED} for each in path.follow_ups),
        "problems": [{"told": each, "words": problem_words(each.kind)} for each in path.problems],
    }


def _step_row(each: StepShown) -> dict[str, Any]:
    state = {"state": _(STATE_WORDS[each.state]), "tone": TONES.get(each.state, "plain")}
    return {"told": each, "words": step_words(each.kind), **state}


def follow_up_row(each: FollowUpShown, path: PathShown, today: date) -> dict[str, Any]:
    """A follow-up: when, and where it was held, how and what was seen."""
    reminded = each.waits and path.due_on is not None
    return {
        "told": each,
        "when": months_words(each.months) if each.months else _("hari yang dipilih"),
        "late": reminded and each.due_on < today,
        "held": _(HELD_WORDS[Held(each.held)]) if each.held else "",
        "reached": _(REACHED_WORDS[Reached(each.reached)]) if each.reached else "",
        "safety": _(SAFETY_WORDS[Safety(each.safety)]) if each.safety else "",
        "danger": each.safety == Safety.DANGER,
        "again": _(AGAIN_WORDS[Again(each.again)]) if each.again else "",
        "alarm": each.again in {Again.SEEN, Again.FEARED},
    }


def months_words(months: int) -> str:
    """ "3 bulan sesudah pulang"."""
    return ngettext("%(n)s bulan sesudah pulang", "%(n)s bulan sesudah pulang", months) % {"n": months}


def scale_rows(path: PathShown, items: Mapping[str, Item]) -> list[dict[str, Any]]:
    """Each item that was ever asked: before, at the last follow-up that asked, and how it moved. Never a sum."""
    after: Mapping[str, int] = path.latest.answers if path.latest else {}
    moved = changes(path.before, after)
    rows = []
    for code, item in items.items():
        if code in path.before or code in after:
            rows.append({
                "words": row_words(item), "before": _anchor(item, path.before.get(code)),
                "after": _anchor(item, after.get(code)), **_move(moved.get(code)),
            })  # fmt: skip
    return rows


def _anchor(item: Item, grade: int | None) -> str:
    return f"{grade}. {anchors_of(item)[grade - 1]}" if grade else _("tidak ditanyakan")


def _move(by: int | None) -> dict[str, str]:
    if by is None:
        return {"move": _("belum bisa dibandingkan"), "tone": ""}
    if by == 0:
        return {"move": _("tetap"), "tone": "plain"}
    return {"move": _("lebih baik"), "tone": GOOD} if by > 0 else {"move": _("lebih sulit"), "tone": BAD}


def services(path: PathShown, actor: Actor) -> list[tuple[str, str]]:
    """Services of her plan with where each stands, for whoever may read plans; those of a withheld kind are left away."""
    if not actor.may(Permission.PLAN_READ):
        return []
    planned = plan_for(path.case, path.person, actor=actor).services
    return [(words_of(each.kind), _(PROGRESS_WORDS[Progress(each.progress)])) for each in planned if each.kind]


def list_rows(lines: Sequence[PathLine], names: Mapping[UUID, str], today: date) -> list[dict[str, Any]]:
    """The desk's list."""
    return [
        {
            "line": line,
            "name": names.get(line.person, ""),
            "rest": _(REST_WORDS[line.rest]),
            "over": line.rest is not Rest.NO,
            "late": bool(line.due_on and line.due_on < today),
            "step": current_step(line),
        }
        for line in lines
    ]


def current_step(line: PathLine) -> str:
    """The first of the five steps that is neither done nor left out."""
    kind = next((k for k in StepKind if line.steps.get(k, StepState.NOT_BEGUN) not in SETTLED), None)
    return step_words(kind) if kind else _("kelima langkah selesai")
