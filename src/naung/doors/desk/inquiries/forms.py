"""Forms of asking another desk."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.inquiries.rules import LONGEST_REASON
from naung.casework.inquiries.vocabulary import REPLY_WORDS, Reply
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use

LONGEST_NUMBERS = 80  # letters: eight numbers of a long list, as people write them


class LookForm(DeskForm):
    """Why she wants to know whether another desk knows this person."""

    USES = {"why": Use(OWNER, "penyelia meninjau mengapa ditanya", "halaman tanya meja lain")}
    why = LongAnswer(
        label=gettext_lazy("Mengapa Anda perlu tahu?"),
        help_text=gettext_lazy(
            "Misalnya: ia bercerita pernah ditolong di perbatasan, dan kami perlu tahu apa yang dijanjikan. Penyelia "
            "membaca kalimat ini saat meninjau."
        ),
        limit=LONGEST_REASON,
    )


class NumbersAnswer(TextAnswer):
    """Numbers of a list, as people write them: 3, 17 and 40."""

    def clean(self, value: Any) -> Any:
        """The numbers in the order in which they stand; ValidationError where something else stands there."""
        text = str(super().clean(value) or "")
        parts = text.replace(",", " ").replace(";", " ").split()
        if not all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts):
            raise ValidationError(_("Tulis nomor urut saja, dipisah koma, misalnya 3, 17, 40."))
        return [int(part) for part in parts]


class SomeForm(DeskForm):
    """About whom of a list she wants to know whether another desk knows them, and why."""

    USES = {
        "numbers": Use(OWNER, "melihat hanya tentang yang perlu", "halaman rombongan"),
        "why": Use(OWNER, "penyelia meninjau mengapa ditanya", "halaman tanya meja lain"),
    }
    numbers = NumbersAnswer(
        label=gettext_lazy("Nomor urut orangnya dalam daftar"),
        help_text=gettext_lazy("Misalnya 3, 17, 40. Pilih yang paling perlu."),
        limit=LONGEST_NUMBERS,
    )
    why = LongAnswer(
        label=gettext_lazy("Mengapa Anda perlu tahu?"),
        help_text=gettext_lazy("Penyelia membaca kalimat ini saat meninjau."),
        limit=LONGEST_REASON,
    )


class AskForm(DeskForm):
    """What the other desk reads."""

    USES = {"why": Use(OWNER, "meja yang ditanya tahu mengapa", "halaman pertanyaan meja lain")}
    why = LongAnswer(
        label=gettext_lazy("Tulis untuk meja itu: mengapa Anda bertanya?"),
        help_text=gettext_lazy("Meja itu membaca kalimat ini dan nama meja Anda. Isi berkas Anda tidak ikut terkirim."),
        limit=LONGEST_REASON,
    )


class AnswerForm(DeskForm):
    """What this desk answers."""

    USES = {"reply": Use(OWNER, "meja yang bertanya tahu ke mana bicara", "halaman tanya meja lain")}
    reply = ChoiceAnswer(
        label=gettext_lazy("Jawaban meja ini"),
        help_text=gettext_lazy(
            "Meja itu membaca jawaban ini dengan nama Anda. Isi berkas tidak ikut terkirim; yang perlu dibagi, dibagi lewat "
            "rujukan atau izin orangnya."
        ),
        choices=said(dict(REPLY_WORDS)),
    )

    def told(self) -> Reply:
        """The answer that was chosen."""
        return Reply(self.cleaned_data["reply"])
