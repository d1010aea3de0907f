"""Records of the year as pages show them: words for codes, names for areas and desks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from naung.casework.referrals.vocabulary import SERVICE_WORDS
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.programme.forms import StepForm, TargetForm
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.words import language, say_day, say_number
from naung.foundation.access.vocabulary import Service
from naung.foundation.places.queries import place
from naung.insight.programme.queries import TargetShown, TrainingShown, desk_names
from naung.insight.programme.rules import shipped_duties
from naung.insight.programme.vocabulary import STATE_WORDS, TRAINED_WORDS, Span, State
from naung.methods.disclosure import suppressed

TONES = {State.PLANNED: "quiet", State.RUNNING: "plain", State.DONE: "done", State.DROPPED: "quiet"}
FIELD_WORDS = {"state": "to"}  # column and the field of the form whose label names it


def training_row(each: TrainingShown) -> dict[str, Any]:
    """A training with the name of its desk or area; who took part and who passed, None where that is withheld."""
    found = place(each.place_code) if each.place_code else None
    whose = desk_names().get(each.desk, "") if each.desk else found.name if found else each.place_code
    took_part, passed = _counts(each)
    counts = {"took_part": took_part, "passed": passed}
    return {"told": each, "audience": _(TRAINED_WORDS[each.audience]), "whose": whose} | counts


def passed_told(told: TrainingShown) -> int | None:
    """How many passed; None where that, or how many did not pass, is a number so small that it points at somebody."""
    return _counts(told)[1]


def _counts(told: TrainingShown) -> tuple[int | None, int | None]:
    safe = suppressed([[told.passed, told.took_part - told.passed]])
    return safe.total, safe.cells[0][0]


def withheld_or(number: int | None) -> str:
    """A number of a safe table as it is said: withheld where it is None."""
    return _("ditahan") if number is None else say_number(number)


def said_span(span: Span) -> str:
    """The days of a report in words."""
    days = {"first": say_day(span.first, weekday=False), "last": say_day(span.last, weekday=False)}
    return _("%(first)s sampai %(last)s") % days


def target_row(each: TargetShown) -> dict[str, Any]:
    """A target with its words."""
    service = each.told.service
    return {
        "id": each.id,
        "told": each.told,
        "responsible": each.responsible,
        "service": _(SERVICE_WORDS[Service(service)]) if service else "",
        "state": {"words": _(STATE_WORDS[each.state]), "tone": TONES[each.state]},
        "late": each.late,
        "spent": each.spent,
        "reason": each.reason,
        "evidence": each.evidence,
    }


def institution_rows(targets: Sequence[TargetShown]) -> list[dict[str, Any]]:
    """For each responsible institution how many targets stand where, and money planned and spent."""
    found: dict[str, dict[str, Any]] = {}
    for each in targets:
        row = found.setdefault(
            each.responsible,
            {"name": each.responsible, "late": 0, "budget": 0, "spent": 0} | {state.name.lower(): 0 for state in State},
        )
        row[each.state.name.lower()] += 1
        row["late"] += each.late
        row["budget"] += each.told.budget or 0
        row["spent"] += each.spent or 0
    return sorted(found.values(), key=lambda row: str(row["name"]))


def changes_shown(target: TargetShown) -> list[dict[str, Any]]:
    """What stood before, the newest first, under the label that the form gives it."""
    officers = Officers()
    forms: tuple[DeskForm, ...] = (TargetForm(desks=desk_names().items()), StepForm())
    return [
        {
            "at": each.at,
            "who": officers(each.by),
            **_former(forms, FIELD_WORDS.get(each.field, each.field), each.former),
        }
        for each in target.changes
    ]


def _former(forms: Sequence[DeskForm], name: str, text: str) -> dict[str, str]:
    form = next((each for each in forms if name in each.fields), forms[0])
    return {"label": form.label_of(name), "former": form.shown_value(name, text) or _("(kosong)")}


def duty_rows(today: date) -> list[dict[str, Any]]:
    """The table of sub gugus tugas, each with its basis, mark and whether that holds today."""
    english = language() == "en"
    return [
        {"duty": each, "words": each.words_en if english else each.words_id, "holds": each.in_force(today)}
        for each in shipped_duties()
    ]
