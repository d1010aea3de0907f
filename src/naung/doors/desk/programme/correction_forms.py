"""The forms again, for what was written down wrongly: each asks why. And the custodian's, to take words out."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy

from naung.doors.desk.cases.forms import said
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.programme.forms import (
    NO_NAMES,
    OWNER,
    PAGE,
    AdoptForm,
    DecisionForm,
    DecreeForm,
    MinutesForm,
    TrainingForm,
)
from naung.doors.desk.shell.fields import LongAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceAnswer
from naung.doors.desk.shell.words import say_stored_day
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.places.queries import place
from naung.insight.programme.queries import DecisionShown, DecreeShown, MeetingShown, PlanShown, TrainingShown
from naung.insight.programme.rules import LONGEST_LINE, LONGEST_WORDS, posts_text
from naung.insight.programme.vocabulary import MISTAKE_WORDS, DecisionTold, Kind, Mistake

WHY = {"correction": Use(OWNER, "tahu mengapa catatan berubah", PAGE)}
CUSTODIAN = "kustodian"


def _why() -> TextAnswer:
    return TextAnswer(label=gettext_lazy("Mengapa dibetulkan?"), help_text=NO_NAMES, limit=LONGEST_LINE)


def _say_place(code: str) -> str:
    found = place(code)
    return found.name if found else code


class DecreeCorrection(DecreeForm):
    """A decree, and why it is corrected."""

    SHOWN = {"decreed_on": say_stored_day, "valid_until": say_stored_day}
    USES = DecreeForm.USES | WHY
    correction = _why()


class TrainingCorrection(TrainingForm):
    """A training, and why it is corrected."""

    SHOWN = {"held_on": say_stored_day, "due_on": say_stored_day, "place": _say_place}
    USES = TrainingForm.USES | WHY
    correction = _why()


class PlanCorrection(AdoptForm):
    """An action plan, and why it is corrected."""

    USES = AdoptForm.USES | WHY
    correction = _why()


class MeetingCorrection(MinutesForm):
    """A meeting, and why it is corrected."""

    SHOWN = {"held_on": say_stored_day}
    USES = MinutesForm.USES | WHY
    correction = _why()


class DecisionCorrection(DecisionForm):
    """A decision with how it was carried out, and why it is corrected."""

    SHOWN = {"due_on": say_stored_day, "done_on": say_stored_day}
    USES = (
        DecisionForm.USES
        | {
            "done_on": Use(OWNER, "tahu kapan dijalankan", PAGE),
            "evidence": Use(OWNER, "tahu apa yang menunjukkannya", PAGE),
        }
        | WHY
    )
    done_on = DayField(
        label=gettext_lazy("Dijalankan pada"),
        help_text=gettext_lazy("Kosongkan bila keputusan ini ternyata belum dijalankan."),
        required=False,
    )
    evidence = LongAnswer(
        label=gettext_lazy("Apa yang menunjukkannya?"), help_text=NO_NAMES, limit=LONGEST_WORDS, required=False
    )
    correction = _why()

    def told(self) -> DecisionTold:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        return DecisionTold(
            data["words"].strip(), UUID(data["responsible"]), data["due_on"], data["done_on"], data["evidence"].strip()
        )


FORMS: Mapping[Kind, type[DeskForm]] = {
    Kind.DECREE: DecreeCorrection,
    Kind.TRAINING: TrainingCorrection,
    Kind.PLAN: PlanCorrection,
    Kind.MEETING: MeetingCorrection,
    Kind.DECISION: DecisionCorrection,
}


def _day(day: date | None) -> VagueDate | None:
    return VagueDate.on(day) if day else None


def first_decree(found: DecreeShown) -> dict[str, Any]:
    """A kept decree as the first values of its form."""
    days = {"decreed_on": _day(found.decreed_on), "valid_until": _day(found.valid_until)}
    return {"number": found.number, **days, "posts": posts_text(found.posts)}


def first_training(found: TrainingShown) -> dict[str, Any]:
    """A kept training as the first values of its form."""
    days = {"held_on": _day(found.held_on), "due_on": _day(found.due_on)}
    desk = str(found.desk) if found.desk else ""
    where = PlaceAnswer(found.place_code, _say_place(found.place_code)) if found.place_code else None
    return {**asdict(found), **days, "audience": found.audience.value, "desk": desk, "place": where}


def first_plan(found: PlanShown) -> dict[str, Any]:
    """A kept action plan as the first values of its form."""
    return {name: getattr(found, name) for name in ("title", "first_year", "last_year", "report_months")}


def first_meeting(found: MeetingShown, names: Mapping[UUID, str]) -> dict[str, Any]:
    """A kept meeting as the first values of its form."""
    present = [str(desk) for desk, name in names.items() if name in found.present]
    return {"held_on": _day(found.held_on), "agenda": found.agenda, "present": present}


def first_decision(found: DecisionShown) -> dict[str, Any]:
    """A kept decision as the first values of its form."""
    days = {"due_on": _day(found.due_on), "done_on": _day(found.done_on)}
    return {"words": found.words, "responsible": str(found.desk), "evidence": found.evidence, **days}


class WordsForm(DeskForm):
    """Which words stand in the year by mistake, and what kind of words they are."""

    USES = {
        "words": Use(CUSTODIAN, "mencari di mana kata itu tertulis", "penghapusan kata"),
        "mistake": Use(CUSTODIAN, "tahu mengapa kata dihapus", "riwayat tahun kerja"),
    }
    words = TextAnswer(
        label=gettext_lazy("Kata yang tertulis karena salah"),
        help_text=gettext_lazy("Misalnya nama orang. Dicari sebagai kata utuh, huruf besar dan kecil dianggap sama."),
        limit=LONGEST_LINE,
    )
    mistake = PickAnswer(label=gettext_lazy("Apa yang tertulis itu?"), choices=said(dict(MISTAKE_WORDS)))

    def kind(self) -> Mistake:
        """What kind of words they are."""
        return Mistake(self.cleaned_data["mistake"])
