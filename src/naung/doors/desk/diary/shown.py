"""What the pages of the diary show: sentences beside codes, both clocks where the phone's was wrong."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from naung.casework.outreach.actions import Outcome
from naung.casework.outreach.rules.diary import FieldForm
from naung.casework.outreach.vocabulary import AUDIENCE_WORDS, Question
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.outreach.forms import HeldForm, RoomForm
from naung.doors.desk.outreach.shown import answer_row, held_row, topics_in_words
from naung.foundation.courier.rules import clock_is_wrong
from naung.foundation.courier.vocabulary import STATE_WORDS, ParcelLine, ParcelState
from naung.foundation.errors import Difference

TONES = {ParcelState.WAITS: "quiet", ParcelState.MEND: "overdue", ParcelState.DECIDE: "waits"}


def parcel_row(line: ParcelLine, officers: Officers) -> dict[str, Any]:
    """One parcel of a list in words."""
    wrong = clock_is_wrong(line.clock_off)
    return {
        "id": line.id,
        "who": officers(line.sent_by),
        "brought_by": officers(line.brought_by) if line.brought_by else "",
        "state": {"words": _(STATE_WORDS[line.state]), "tone": TONES.get(line.state, "plain")},
        "sealed_at": line.sealed_at - timedelta(seconds=line.clock_off or 0),
        "phone_at": line.sealed_at if wrong else None,
        "arrived_at": line.arrived_at,
    }


def form_told(form: FieldForm, known: Mapping[str, Question]) -> dict[str, Any]:
    """What a phone sent, in words; `known`: the questions of the desk by their codes."""
    told = [each for each in form.answers if each.question in known]
    return {
        "place": form.unlisted.place if form.unlisted else "",
        "audience": _(AUDIENCE_WORDS[form.unlisted.audience]) if form.unlisted else "",
        "topics": topics_in_words(form.topics),
        "held": held_row(form.held) if form.held else None,
        "answers": [answer_row(known[each.question], each.way, each.replies) for each in told],
        "unknown": [each.question for each in form.answers if each.question not in known],
    }


def reasons(outcome: Outcome) -> list[str]:
    """Why a form is not written down yet, each with the field it is about."""
    form = HeldForm()
    return [_reason(form.label_of(each.field) if each.field in form.fields else "", each) for each in outcome.problems]


def _reason(label: str, problem: Any) -> str:
    sentence = _(problem.message) % problem.values if problem.values else _(problem.message)
    return f"{label} {sentence}".strip()


def both(differences: tuple[Difference, ...]) -> list[dict[str, str]]:
    """What stands and what was sent, field by field, as their forms say it."""
    return [_both(each) for each in differences]


def _both(each: Difference) -> dict[str, str]:
    form = next((form for form in (HeldForm(), RoomForm()) if each.field in form.fields), HeldForm())
    empty = _("(kosong)")
    return {
        "label": form.label_of(each.field),
        "stands": form.shown_value(each.field, each.theirs) or empty,
        "sent": form.shown_value(each.field, each.mine) or empty,
    }
