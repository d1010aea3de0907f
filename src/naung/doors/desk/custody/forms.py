"""Forms of custody."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.custody.rules import LONGEST_REASON, shipped_limits
from naung.casework.custody.vocabulary import FIELD_WORDS, FIELDS_OF, JUDGEMENT_WORDS, WAY_WORDS, RecordKind
from naung.doors.desk.cases.forms import said
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, ManyAnswer, PickAnswer, TextAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use

OWNER = "kustodian"
PAGE = "halaman permintaan"
LENGTHS = (2, 8, 24, 48, 72)  # hours that are offered; the table says how many are allowed


def lengths() -> list[tuple[str, Any]]:
    """How long a leave may be asked for, up to the office's limit."""
    most = shipped_limits()["izin_paling_lama"].amount
    return [(str(hours), _("%(n)d jam") % {"n": hours}) for hours in LENGTHS if hours <= most]


class AskForm(DeskForm):
    """Which data are needed, for how long, and why."""

    USES = {
        "wanted": Use(OWNER, "membuka hanya yang perlu", PAGE),
        "hours": Use(OWNER, "membuka hanya selama perlu", PAGE),
        "reason": Use(OWNER, "menimbang permintaan", PAGE),
    }
    wanted = ManyAnswer(label=gettext_lazy("Data apa yang perlu dibuka?"), choices=())
    hours = PickAnswer(label=gettext_lazy("Untuk berapa lama?"), choices=())
    reason = LongAnswer(
        label=gettext_lazy("Mengapa perlu dibuka?"),
        help_text=gettext_lazy("Kustodian yang membacanya. Tulis tanpa nama orang."),
        limit=LONGEST_REASON,
    )

    def __init__(self, *args: Any, kind: RecordKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted, hours = self.fields["wanted"], self.fields["hours"]
        if isinstance(wanted, ManyAnswer) and isinstance(hours, PickAnswer):
            wanted.choices = said({field: FIELD_WORDS[field] for field in FIELDS_OF[kind]})
            hours.choices = [("", gettext_lazy("Pilih…")), *lengths()]


class DecideForm(DeskForm):
    """For how long a leave is given, or why it is refused."""

    USES = {
        "hours": Use(OWNER, "membuka hanya selama perlu", PAGE),
        "answer": Use(OWNER, "peminta tahu alasannya", PAGE),
    }
    hours = PickAnswer(label=gettext_lazy("Izin berlaku berapa lama?"), choices=(), required=False)
    answer = LongAnswer(
        label=gettext_lazy("Catatan untuk peminta (wajib bila menolak)"), limit=LONGEST_REASON, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hours = self.fields["hours"]
        if isinstance(hours, PickAnswer):
            hours.choices = [("", gettext_lazy("Pilih…")), *lengths()]


class BreakForm(DeskForm):
    """By which exact number the person is found, and which danger to life there is."""

    USES = {
        "way": Use(OWNER, "menemukan satu orang dengan tepat", "halaman pembukaan darurat"),
        "number": Use(OWNER, "menemukan satu orang dengan tepat; tidak disimpan", "halaman pembukaan darurat"),
        "danger": Use(OWNER, "menimbang apakah pembukaan itu tepat", "halaman tinjauan"),
        "sure": Use(OWNER, "mencegah pembukaan tanpa sengaja", "halaman pembukaan darurat"),
    }
    way = ChoiceAnswer(label=gettext_lazy("Orang itu dicari dengan apa?"), choices=said(dict(WAY_WORDS)))
    number = TextAnswer(
        label=gettext_lazy("Nomornya"),
        help_text=gettext_lazy("Harus lengkap dan tepat. Nama tidak dapat dipakai."),
        limit=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    danger = LongAnswer(
        label=gettext_lazy("Bahaya jiwa apa yang sedang terjadi?"),
        help_text=gettext_lazy(
            "Dibaca oleh meja orang ini, kustodian, dan penyelia. Mereka diberi tahu sekarang juga."
        ),
        limit=LONGEST_REASON,
    )
    sure = TickAnswer(
        label=gettext_lazy("Nyawa seseorang terancam dan tidak ada waktu untuk meminta izin"), required=True
    )


class ReviewForm(DeskForm):
    """What the reviewer found, and why."""

    USES = {
        "verdict": Use("penyelia", "tahu apakah pembukaan itu tepat", "halaman pembukaan darurat"),
        "words": Use("penyelia", "alasan tinjauan", "halaman pembukaan darurat"),
    }
    verdict = ChoiceAnswer(label=gettext_lazy("Menurut Anda pembukaan ini"), choices=said(dict(JUDGEMENT_WORDS)))
    words = LongAnswer(label=gettext_lazy("Alasannya, dengan kalimat Anda sendiri"), limit=LONGEST_REASON)
