"""Forms of a survivor's page outside, of the answers to what she asked, and of her decision."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from naung.casework.testimony.rules import LONGEST_REASONS
from naung.casework.testimony.vocabulary import (
    ANSWER_WORDS,
    CHOICE_WORDS,
    CONTACT_WORDS,
    STANDING_WORDS,
    Contact,
    Standing,
    StatusTold,
)
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.wicket.rules import MOST_DIGITS

PAGE = "halaman yang dibaca penyintas di luar"
USUAL = timedelta(days=180)  # for how long a code is offered; the house's own


class StatusForm(DeskForm):
    """What her page outside says."""

    USES = {
        "standing": Use(OWNER, "memberi tahu penyintas sampai di mana", PAGE),
        "next_on": Use(OWNER, "memberi tahu hari berikutnya bila ia mau", PAGE),
        "contact": Use(OWNER, "ia tahu kepada siapa bertanya", PAGE),
    }
    standing = PickAnswer(label=gettext_lazy("Sampai di mana"), choices=said(dict(STANDING_WORDS)))
    next_on = DayField(
        label=gettext_lazy("Hari berikutnya"),
        help_text=gettext_lazy("Hanya bila ia mau hari itu tertulis di sana. Boleh kosong."),
        required=False,
    )
    contact = ChoiceAnswer(label=gettext_lazy("Kepada siapa ia bertanya"), choices=said(dict(CONTACT_WORDS)))

    def told(self) -> StatusTold:
        """What was chosen."""
        data = self.cleaned_data
        return StatusTold(Standing(data["standing"]), Contact(data["contact"]), data.get("next_on"))


def first_values(told: StatusTold) -> dict[str, Any]:
    """A status as its form begins."""
    day = VagueDate.on(told.next_on) if told.next_on else None
    return {"standing": told.standing, "contact": told.contact, "next_on": day}


class GiveForm(StatusForm):
    """A number that she chooses, until when, and what her page says at first."""

    USES = {
        **StatusForm.USES,
        "pin_sandi": Use(OWNER, "hanya ia yang dapat membuka halamannya; tidak disimpan", PAGE),
        "until": Use(OWNER, "kode yang terlupa tidak berlaku selamanya", PAGE),
    }
    field_order = ("pin_sandi", "until", "standing", "next_on", "contact")
    pin_sandi = TextAnswer(
        label=gettext_lazy("Angka yang ia pilih sendiri"),
        help_text=gettext_lazy(
            "Enam angka atau lebih, bukan tanggal dan bukan angka berurutan. Biarkan ia mengetiknya. "
            "Angka ini tidak disimpan dan tidak dapat dilihat lagi."
        ),
        limit=2 * MOST_DIGITS,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    until = DayField(label=gettext_lazy("Berlaku sampai"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        first = {"until": VagueDate.on(timezone.localdate() + USUAL), "standing": Standing.BEGUN}
        kwargs["initial"] = first | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def last_day(self) -> date:
        """Until when the code is good."""
        return self.cleaned_data["until"] or timezone.localdate()


class AnswerForm(DeskForm):
    """What her page says of what she asked."""

    USES = {"answer": Use(OWNER, "ia tahu kapan permintaannya dikerjakan", PAGE)}
    answer = ChoiceAnswer(label=gettext_lazy("Yang ditulis di halamannya"), choices=said(dict(ANSWER_WORDS)))


class DecisionForm(DeskForm):
    """What she decided, in her own words if she wants to give any."""

    USES = {
        "choice": Use(OWNER, "tidak ada yang meminta keterangan di luar keputusannya", "halaman kasus"),
        "reasons": Use(OWNER, "keputusannya dipahami tanpa ditanya berulang", "halaman keputusan penyintas"),
        "was_read": Use(OWNER, "ia memutuskan sesudah tahu", "halaman keputusan penyintas"),
    }
    was_read = TickAnswer(label=gettext_lazy("Bacaan sebelum memutuskan sudah dibaca bersamanya"), required=False)
    choice = ChoiceAnswer(label=gettext_lazy("Keputusannya sekarang"), choices=said(dict(CHOICE_WORDS)))
    reasons = LongAnswer(
        label=gettext_lazy("Alasannya, dengan kata-katanya sendiri"),
        help_text=gettext_lazy("Boleh kosong. Ia tidak perlu memberi alasan, dan jangan dibujuk."),
        limit=LONGEST_REASONS,
        required=False,
    )
