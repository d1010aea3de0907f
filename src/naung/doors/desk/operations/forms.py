"""Forms of operations: nothing can be typed freely but an area's name, days and numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from naung.casework.operations.vocabulary import (
    CHECKED_WORDS,
    KIND_WORDS,
    REASON_WORDS,
    WITHDRAWS,
    Checked,
    Kind,
    OperationTold,
    Reason,
)
from naung.doors.desk.cases.forms import said
from naung.doors.desk.outreach.fields import PeopleCount
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.reports.fields import FactsAnswer
from naung.doors.desk.shell.fields import ChoiceAnswer, PickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceAnswer, PlaceField
from naung.doors.desk.shell.words import say_stored_day
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.identifiers import new_id
from naung.foundation.places.queries import path_words

OWNER = "petugas lapangan"
PAGE = "halaman operasi"
LEDGER = "buku upaya dalam ekstrak"


def say_area(code: str) -> str:
    """A stored code as the name of its area."""
    return path_words(code) or code


class OperationForm(DeskForm):
    """What kind, where, when, how long, how many, what was looked at."""

    SHOWN = {"began_on": say_stored_day, "ended_on": say_stored_day, "place": say_area}
    USES = {
        "kind": Use(OWNER, "membedakan jenis upaya", PAGE),
        "place": Use(OWNER, "tahu wilayah mana yang dilihat", LEDGER),
        "began_on": Use(OWNER, "tahu bulan mana yang dilihat", LEDGER),
        "ended_on": Use(OWNER, "memastikan sudah selesai", LEDGER),
        "hours": Use(OWNER, "tahu seberapa banyak yang dilihat", LEDGER),
        "officers": Use(OWNER, "tahu seberapa banyak yang dilihat", LEDGER),
        "checked": Use(OWNER, "tahu apa yang dilihat", PAGE),
    }
    kind = ChoiceAnswer(label=gettext_lazy("Apa yang dilakukan?"), choices=said(dict(KIND_WORDS)))
    place = PlaceField(
        label=gettext_lazy("Di kecamatan, kabupaten, atau kota mana?"),
        help_text=gettext_lazy(
            "Kelurahan atau desa dicatat sebagai kecamatannya. Nama jalan atau tempat tidak ditulis."
        ),
    )
    began_on = DayField(label=gettext_lazy("Mulai hari apa?"))
    ended_on = DayField(
        label=gettext_lazy("Selesai hari apa?"),
        help_text=gettext_lazy("Dicatat paling cepat sehari sesudah selesai."),
    )
    hours = PeopleCount(
        label=gettext_lazy("Berapa jam lamanya, seluruhnya?"),
        help_text=gettext_lazy("Jam kegiatannya, bukan jam dikali petugas."),
        required=True,
    )
    officers = PeopleCount(
        label=gettext_lazy("Berapa petugas ikut?"),
        help_text=gettext_lazy("Hanya jumlahnya, tanpa nama."),
        required=True,
    )
    checked = FactsAnswer(label=gettext_lazy("Apa yang diperiksa?"), choices=said(dict(CHECKED_WORDS)))

    def told(self) -> OperationTold:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        place: PlaceAnswer = data["place"]
        return OperationTold(
            kind=Kind(data["kind"]),
            place=place.code or "",
            began_on=data["began_on"],
            ended_on=data["ended_on"],
            hours=data["hours"],
            officers=data["officers"],
            checked=frozenset(Checked(each) for each in data["checked"]),
        )


class RecordForm(OperationForm):
    """The same when it is written down: pressed twice, it is one."""

    USES = {**OperationForm.USES, "post": Use(OWNER, "satu tekan, satu catatan", PAGE)}
    post = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"post": new_id()}, **kwargs)


class CorrectForm(OperationForm):
    """The same with the reason."""

    USES = {**OperationForm.USES, "reason": Use(OWNER, "tahu mengapa dibetulkan", PAGE)}
    reason = PickAnswer(
        label=gettext_lazy("Mengapa dibetulkan?"),
        choices=said({code: words for code, words in REASON_WORDS.items() if code not in WITHDRAWS}),
    )


class WithdrawForm(DeskForm):
    """Why a record is taken back."""

    USES = {"reason": Use(OWNER, "tahu mengapa ditarik", PAGE)}
    reason = ChoiceAnswer(
        label=gettext_lazy("Mengapa ditarik?"),
        choices=said({code: words for code, words in REASON_WORDS.items() if code in WITHDRAWS}),
    )

    def why(self) -> Reason:
        """The reason that was chosen."""
        return Reason(self.cleaned_data["reason"])


def first_operation(told: OperationTold) -> dict[str, Any]:
    """A stored record as the first values of its form."""
    return {
        "kind": told.kind.value,
        "place": PlaceAnswer(told.place, say_area(told.place)),
        "began_on": VagueDate.on(told.began_on),
        "ended_on": VagueDate.on(told.ended_on),
        "hours": told.hours,
        "officers": told.officers,
        "checked": [each.value for each in told.checked],
    }
