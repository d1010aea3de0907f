"""Forms of complaints about the handling."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from naung.casework.complaints.rules import LONGEST_LINE, LONGEST_WORDS
from naung.casework.complaints.vocabulary import (
    FINDING_WORDS,
    MATTER_WORDS,
    TOLD_WORDS,
    WHOSE_WORDS,
    Matter,
    Told,
    Whose,
)
from naung.doors.desk.cases.forms import said
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.foundation.identifiers import new_id
from naung.foundation.organisations.queries import all_desks

OWNER = "pengawas"
PAGE = "halaman pengaduan"


class TakeForm(DeskForm):
    """A complaint: what happened, against whom, who complains, and whether a monitor may know that."""

    USES = {
        "post": Use(OWNER, "satu tekan, satu pengaduan", PAGE),
        "matter": Use(OWNER, "tahu apa yang harus diperiksa", "halaman pengaduan dan angka"),
        "words": Use(OWNER, "tahu apa yang harus diperiksa", PAGE),
        "desk": Use(OWNER, "pengaduan melewati meja ini", PAGE),
        "officer": Use(OWNER, "pengaduan melewati petugas ini", PAGE),
        "whose": Use(OWNER, "tahu siapa yang diberi jawaban", PAGE),
        "complainant_name": Use(OWNER, "tahu siapa yang diberi jawaban", PAGE),
        "contact": Use(OWNER, "menyampaikan jawaban dengan aman", PAGE),
        "monitor_may_know": Use("pemantau", "pemantau melihat identitas hanya dengan izin", PAGE),
    }
    post = forms.UUIDField(widget=forms.HiddenInput, required=False)
    matter = PickAnswer(label=gettext_lazy("Tentang apa pengaduan ini?"), choices=said(dict(MATTER_WORDS)))
    words = LongAnswer(
        label=gettext_lazy("Apa yang terjadi?"),
        help_text=gettext_lazy("Sedapat mungkin tanpa nama orang yang ditolong."),
        limit=LONGEST_WORDS,
    )
    desk = PickAnswer(label=gettext_lazy("Meja mana yang diadukan?"), choices=(), required=False)
    officer = TextAnswer(
        label=gettext_lazy("Atau petugas yang diadukan, sebut namanya"),
        help_text=gettext_lazy("Disegel. Petugas itu dan mejanya tidak pernah melihat pengaduan ini."),
        limit=LONGEST_LINE,
        required=False,
    )
    whose = ChoiceAnswer(label=gettext_lazy("Siapa yang mengadu?"), choices=said(dict(WHOSE_WORDS)))
    complainant_name = TextAnswer(
        label=gettext_lazy("Nama yang mengadu (boleh kosong)"),
        help_text=gettext_lazy("Disegel terpisah. Tanpa nama pun pengaduan diperiksa."),
        limit=LONGEST_LINE,
        required=False,
    )
    contact = TextAnswer(
        label=gettext_lazy("Cara aman menyampaikan jawaban (boleh kosong)"), limit=LONGEST_LINE, required=False
    )
    monitor_may_know = TickAnswer(label=gettext_lazy("Pemantau hak asasi manusia boleh tahu siapa yang mengadu"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"post": new_id(), "whose": Whose.TYPED.value, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        desks = self.fields["desk"]
        if isinstance(desks, PickAnswer):
            offered = [(str(each.id), f"{each.agency.name}, {each.name}") for each in all_desks()]
            desks.choices = [("", gettext_lazy("Pilih…")), *offered]

    def told(self) -> Told:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        return Told(
            matter=Matter(data["matter"]),
            words=data["words"],
            desk=forms.UUIDField().clean(data["desk"]) if data["desk"] else None,
            officer=data["officer"],
            whose=Whose(data["whose"]),
            name=data["complainant_name"],
            contact=data["contact"],
            monitor_may_know=data["monitor_may_know"],
        )


class NumberForm(DeskForm):
    """A number that is read out."""

    USES = {"number": Use(OWNER, "menemukan pengaduan yang disebut nomornya", PAGE)}
    number = TextAnswer(label=gettext_lazy("Nomor pengaduan"), limit=20)


class AnswerForm(DeskForm):
    """What was found, and the answer in words."""

    USES = {
        "finding": Use(OWNER, "jawaban yang jelas", "halaman pengaduan dan angka"),
        "words": Use(OWNER, "jawaban yang jelas", PAGE),
    }
    finding = ChoiceAnswer(label=gettext_lazy("Apa yang ditemukan?"), choices=said(dict(FINDING_WORDS)))
    words = LongAnswer(label=gettext_lazy("Jawaban untuk yang mengadu"), limit=LONGEST_WORDS)


class ToldForm(DeskForm):
    """How the answer reached the one who complained."""

    USES = {"way": Use(OWNER, "memastikan jawaban sampai", PAGE)}
    way = ChoiceAnswer(label=gettext_lazy("Bagaimana jawaban disampaikan?"), choices=said(dict(TOLD_WORDS)))


class PassOnForm(DeskForm):
    """That this desk is too near to the matter."""

    USES = {"sure": Use(OWNER, "meneruskan tidak dapat ditarik", PAGE)}
    sure = TickAnswer(label=gettext_lazy("Meja ini terlalu dekat dengan yang diadukan"), required=True)


class ConsentForm(DeskForm):
    """Whether a monitor may know who complained."""

    USES = {"monitor_may_know": Use("pemantau", "pemantau melihat identitas hanya dengan izin", PAGE)}
    monitor_may_know = TickAnswer(label=gettext_lazy("Pemantau hak asasi manusia boleh tahu siapa yang mengadu"))
