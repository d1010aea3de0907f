"""Forms of the law pages."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.doors.desk.shell.fields import ChoiceAnswer, TextAnswer, VagueDateField
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.foundation.clock.vocabulary import VagueDate

CLOCKS = "semua jam berhari kerja"


class LeaveForm(DeskForm):
    """A joint-leave or local day off."""

    USES = {
        "day": Use("penyelia", "menghitung hari kerja", CLOCKS),
        "name": Use("penyelia", "menyebut dasarnya", "halaman hari libur"),
        "working": Use("penyelia", "menghitung hari kerja", CLOCKS),
    }
    day = VagueDateField(label=gettext_lazy("Tanggal"), may_be_unknown=False)
    name = TextAnswer(
        label=gettext_lazy("Nama dan dasarnya"),
        help_text=gettext_lazy("Contoh: Cuti bersama Imlek, SKB tiga menteri nomor sekian."),
        limit=120,
    )
    working = ChoiceAnswer(
        label=gettext_lazy("Pada hari ini kantor"),
        choices=[("libur", gettext_lazy("libur")), ("masuk", gettext_lazy("masuk"))],
        initial="libur",
    )

    def clean_day(self) -> date:
        """One certain day."""
        when: VagueDate | None = self.cleaned_data["day"]
        if when is None or not when.is_exact or when.first is None:
            raise ValidationError(_("Tulis tanggal lengkap: hari, bulan dan tahun."))
        return when.first
