"""Forms of the escrow. The number itself is kept by no form that outlives a session."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from naung.casework.escrow.rules import LONGEST
from naung.casework.escrow.rules.identifiers import NUMBER
from naung.casework.escrow.vocabulary import COUNTRY_WORDS, KIND_WORDS, Country
from naung.doors.desk.cases.forms import said
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, TextAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use

OWNER = "petugas yang menitipkan"
PAGE = "halaman titipan"
LONGEST_NUMBER = 60


class CountryAnswer(ChoiceAnswer):
    """In which country a telephone number that names none was written; Indonesia where nothing was chosen."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Bila nomor telepon: nomor negara mana?"),
            help_text=gettext_lazy("Nomor yang ditulis dengan + memakai kode negaranya sendiri."),
            choices=said(dict(COUNTRY_WORDS)),
            initial=Country.INDONESIA.value,
            required=False,
        )

    def clean(self, value: Any) -> str:
        """The country's code."""
        return str(super().clean(value)) or Country.INDONESIA.value


class ReasonForm(DeskForm):
    """Why a number of the own file is deposited."""

    USES = {"reason": Use("penyelia", "menimbang apakah titipan itu perlu", PAGE)}
    reason = LongAnswer(
        label=gettext_lazy("Mengapa dititipkan?"),
        help_text=gettext_lazy("Tanpa nomornya dan tanpa nama orang."),
        limit=LONGEST,
    )


class PhoneForm(ReasonForm):
    """The same for a telephone number, which may have been written in another country."""

    USES = {"country": Use(OWNER, "nomor yang sama ditulis sama di kedua lembaga", PAGE), **ReasonForm.USES}
    field_order = ["country", "reason"]
    country = CountryAnswer()


class NumberForm(PhoneForm):
    """A number of a recruiter whose file may lie elsewhere."""

    USES = {
        "kind": Use(OWNER, "nomor yang sama jenisnya yang dicocokkan", PAGE),
        NUMBER: Use(OWNER, "dicocokkan tanpa dibaca; tidak disimpan", PAGE),
        "reference": Use(OWNER, "tahu nanti titipan ini tentang apa", PAGE),
        **PhoneForm.USES,
        "sure": Use(OWNER, "mencegah nomor korban dititipkan", PAGE),
    }
    field_order = ["kind", NUMBER, "country", "reference", "reason", "sure"]
    kind = ChoiceAnswer(label=gettext_lazy("Nomor apa?"), choices=said(dict(KIND_WORDS)))
    nomor_titipan = TextAnswer(
        label=gettext_lazy("Nomornya"),
        help_text=gettext_lazy("Lengkap dan tepat. Nama tidak dapat dititipkan."),
        limit=LONGEST_NUMBER,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reference = TextAnswer(
        label=gettext_lazy("Tanda berkas Anda"),
        help_text=gettext_lazy("Supaya Anda ingat titipan ini tentang apa. Tanpa nomor itu dan tanpa nama orang."),
        limit=LONGEST,
    )
    sure = TickAnswer(
        label=gettext_lazy("Ini nomor perekrut atau kaki tangannya, bukan nomor orang yang dilayani"), required=True
    )
