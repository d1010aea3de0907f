"""Forms of the file: for which office and what, and what of it is taken."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.consent.vocabulary import SharingPurpose
from naung.casework.exchange.rules.files import FORMS
from naung.casework.referrals.rules.sharing import SERVICE_OF
from naung.casework.referrals.rules.states import LONGEST_LINE
from naung.casework.referrals.rules.tables import shipped_needs
from naung.doors.desk.referrals.forms import SENDER, WantedForm, agencies
from naung.doors.desk.shell.fields import ManyAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.foundation.organisations.vocabulary import EXPLOITATION_WORDS

PAGE = "berkas HTCDS kasus"
SHORT = 60


class ForForm(WantedForm):
    """For which office the file is, and for what: as in the consent."""

    USES = {
        "purpose": Use(SENDER, "hanya persetujuan untuk tujuan ini yang membuka sesuatu", PAGE),
        "exploitation": Use(SENDER, "sebagian kewenangan hanya untuk satu bentuk", PAGE),
        "place": Use(SENDER, "kewenangan kantor itu di wilayah ini", PAGE),
        "agency_type": Use(SENDER, "batas data untuk jenis kantor itu", PAGE),
        "outside": Use(SENDER, "persetujuan menyebut nama kantornya", PAGE),
    }
    agency_type = PickAnswer(label=gettext_lazy("Jenis kantor"), choices=agencies())
    outside = TextAnswer(
        label=gettext_lazy("Nama kantor yang menerima"),
        help_text=gettext_lazy("Tulis nama kantor persis seperti dalam persetujuan, bukan nama orang."),
        limit=LONGEST_LINE,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].label = gettext_lazy("Untuk apa berkas ini diberikan?")
        self.fields["place"].label = gettext_lazy("Di mana kantor itu bekerja untuk orang ini?")


def _hidden(most: int = SHORT, **kwargs: Any) -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, max_length=most, **kwargs)


class TakeForm(DeskForm):
    """What is taken: the same office and purpose as was looked at, less what the officer leaves out, in which form."""

    USES = {
        "purpose": Use(SENDER, "hanya persetujuan untuk tujuan ini yang membuka sesuatu", PAGE),
        "exploitation": Use(SENDER, "sebagian kewenangan hanya untuk satu bentuk", PAGE),
        "place": Use(SENDER, "kewenangan kantor itu di wilayah ini", PAGE),
        "agency_type": Use(SENDER, "batas data untuk jenis kantor itu", PAGE),
        "outside": Use(SENDER, "persetujuan menyebut nama kantornya", PAGE),
        "chosen": Use(SENDER, "mengurangi yang tidak perlu", PAGE),
        "form": Use(SENDER, "bentuk berkasnya", PAGE),
    }
    purpose = _hidden()
    exploitation = _hidden(required=False)
    place = _hidden(required=False)
    agency_type = _hidden()
    outside = _hidden(LONGEST_LINE)
    chosen = ManyAnswer(label=gettext_lazy("Yang keluar"), choices=(), required=False)
    form = _hidden()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        if isinstance(field, ManyAnswer):
            field.choices = [(code, code) for code in shipped_needs()[0]]

    def clean(self) -> dict[str, Any]:
        """Only words of the lists."""
        answers: dict[str, Any] = super().clean() or {}
        known = (
            ("purpose", {each.value for each in SharingPurpose if each in SERVICE_OF}),
            ("exploitation", {"", *(str(each) for each in EXPLOITATION_WORDS)}),
            ("agency_type", {code for code, _words in agencies()}),
            ("form", set(FORMS)),
        )
        for name, words in known:
            if name in answers and answers[name] not in words:
                raise ValidationError(_("Pilih salah satu dari daftar."))
        return answers
