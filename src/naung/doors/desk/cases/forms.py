"""Forms of cases."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.cases.rules import LONGEST_LINE, LONGEST_TEXT
from naung.casework.cases.vocabulary import (
    CLOSE_REASONS,
    DANGER_WORDS,
    REOPEN_REASONS,
    ROLE_WORDS,
    VISIBILITY_WORDS,
    Danger,
    Turn,
    Visibility,
)
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer, TickAnswer, VagueDateField
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.vocabulary import SEX_WORDS, Sex
from naung.foundation.recusal.rules import LONGEST_WORDS as LONGEST_LIFT
from naung.foundation.recusal.vocabulary import LIFT_REASON_WORDS

OWNER = "petugas kasus"
CASE_PAGE = "halaman kasus"
SUPERVISOR = "penyelia"
RECUSAL_PAGE = "halaman berkas tertutup"
HAND_OVER_PAGE = "halaman serah terima"
LONGEST_PLAN = 3 * 366  # days ahead that a next step may lie


def said(words: dict[Any, str]) -> list[tuple[str, Any]]:
    """Choices whose words are translated when they are shown."""
    return [(str(code), gettext_lazy(sentence)) for code, sentence in words.items()]


class CaseForm(DeskForm):
    """What a case is about, in a few lines, and whether someone is in danger."""

    USES = {
        "danger": Use(OWNER, "mendahulukan yang dalam bahaya", "daftar kasus dan halaman kasus"),
        "summary": Use(OWNER, "rekan satu meja paham dalam satu menit", CASE_PAGE),
    }
    danger = ChoiceAnswer(label=gettext_lazy("Apakah ada yang dalam bahaya sekarang?"), choices=said(DANGER_WORDS))
    summary = LongAnswer(
        label=gettext_lazy("Ringkasan kasus"),
        help_text=gettext_lazy("Beberapa kalimat saja: apa yang terjadi dan apa yang diharapkan orang ini."),
        limit=LONGEST_TEXT,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["danger"].initial = Danger.UNKNOWN.value


class JoinForm(DeskForm):
    """Which case a report joins."""

    USES = {"number": Use(OWNER, "memasukkan laporan ke kasus yang benar", CASE_PAGE)}
    number = TextAnswer(
        label=gettext_lazy("Nomor kasus"),
        help_text=gettext_lazy("Contoh: SK-7HQ4-KMPX. Huruf besar atau kecil sama saja."),
    )


class NoteForm(DeskForm):
    """A note and who may read it."""

    USES = {
        "words": Use(OWNER, "mencatat apa yang dilakukan dan dikatakan", CASE_PAGE),
        "visibility": Use(OWNER, "menjaga yang hanya untuk sebagian orang", CASE_PAGE),
    }
    words = LongAnswer(label=gettext_lazy("Catatan"), limit=LONGEST_TEXT)
    visibility = ChoiceAnswer(label=gettext_lazy("Siapa yang boleh membaca?"), choices=said(VISIBILITY_WORDS))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visibility"].initial = Visibility.DESK.value


class StepForm(DeskForm):
    """The next step and its day."""

    USES = {
        "words": Use(OWNER, "tahu apa yang harus dilakukan", "halaman kasus dan daftar kerja"),
        "due": Use(OWNER, "tahu kapan harus dilakukan", "daftar kerja"),
    }
    words = TextAnswer(label=gettext_lazy("Apa yang akan dilakukan?"), limit=LONGEST_LINE)
    due = VagueDateField(label=gettext_lazy("Paling lambat tanggal"), may_be_unknown=False)

    def clean_due(self) -> date:
        """One certain day, not long past and not years ahead."""
        when: VagueDate | None = self.cleaned_data["due"]
        if when is None or not when.is_exact or when.first is None:
            raise ValidationError(_("Tulis tanggal lengkap: hari, bulan dan tahun."))
        if when.first < timezone.localdate():
            raise ValidationError(_("Tanggal ini sudah lewat."))
        if (when.first - timezone.localdate()).days > LONGEST_PLAN:
            raise ValidationError(_("Tanggal ini terlalu jauh. Periksa tahunnya."))
        return when.first


class RoleForm(DeskForm):
    """The part a person has in the case."""

    USES = {"role": Use(OWNER, "tahu siapa ikut serta sebagai apa", CASE_PAGE)}
    role = PickAnswer(label=gettext_lazy("Sebagai apa orang ini dalam kasus?"), choices=said(ROLE_WORDS))


class FindForm(DeskForm):
    """Who may be known already."""

    USES = {"query": Use(OWNER, "tidak mencatat orang yang sama dua kali", "hasil pencarian")}
    query = TextAnswer(
        label=gettext_lazy("Nama, NIK, nomor telepon atau paspor"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class NewPersonForm(RoleForm):
    """A person who is not known yet: the least that is needed; the rest can follow."""

    USES = {
        **RoleForm.USES,
        "name": Use(OWNER, "mengenali dan menemukan orang ini", "daftar orang dan halaman kasus"),
        "sex": Use(OWNER, "layanan yang sesuai", "halaman orang dan angka"),
        "birth": Use(OWNER, "tahu apakah ia anak", "halaman orang dan penyaringan"),
    }
    field_order = ["name", "sex", "birth", "role"]
    name = TextAnswer(label=gettext_lazy("Nama"), help_text=gettext_lazy("Satu kata pun cukup. Boleh nama panggilan."))
    sex = ChoiceAnswer(label=gettext_lazy("Jenis kelamin"), choices=said(SEX_WORDS))
    birth = VagueDateField(
        label=gettext_lazy("Kapan lahir?"),
        help_text=gettext_lazy("Tahun saja pun cukup. Bila tidak tahu, centang tidak tahu."),
        not_after=timezone.localdate,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sex"].initial = Sex.UNKNOWN.value


class TurnForm(DeskForm):
    """Why a case is to be closed or reopened."""

    USES = {
        "reason": Use(OWNER, "tahu mengapa kasus ditutup atau dibuka lagi", "halaman kasus dan angka"),
        "words": Use(OWNER, "penyelia dapat menimbang", CASE_PAGE),
    }
    reason = ChoiceAnswer(label=gettext_lazy("Alasan"), choices=())
    words = LongAnswer(label=gettext_lazy("Jelaskan dengan kalimat Anda sendiri"), limit=LONGEST_TEXT)

    def __init__(self, *args: Any, turn: Turn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        if isinstance(field, ChoiceAnswer):
            field.choices = said(CLOSE_REASONS if turn is Turn.CLOSE else REOPEN_REASONS)


class EraseFindForm(DeskForm):
    """Which record is to be erased."""

    USES = {"mark": Use("kustodian", "menghapus berkas yang benar", "halaman hapus")}
    mark = forms.UUIDField(
        label=gettext_lazy("Tanda berkas orang itu"),
        help_text=gettext_lazy("Tertulis di alamat halaman orang itu; petugas kasus dapat menyalinnya."),
        error_messages={"invalid": gettext_lazy("Ini bukan tanda berkas. Salin seluruhnya.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class EraseForm(DeskForm):
    """Two ticks before what can't be undone."""

    USES = {
        "asked": Use("kustodian", "memastikan ada dasarnya", "halaman hapus"),
        "sure": Use("kustodian", "mencegah salah hapus", "halaman hapus"),
    }
    asked = TickAnswer(label=gettext_lazy("Ada permintaan tertulis atau masa simpannya sudah habis"), required=True)
    sure = TickAnswer(label=gettext_lazy("Saya tahu bahwa ini tidak dapat dikembalikan"), required=True)


class AnswerForm(DeskForm):
    """The supervisor's own words."""

    USES = {"answer": Use("penyelia", "pengusul tahu alasannya", CASE_PAGE)}
    answer = LongAnswer(label=gettext_lazy("Catatan penyelia (boleh kosong)"), limit=LONGEST_TEXT, required=False)


class LiftForm(DeskForm):
    """Why an officer may see the file after all."""

    USES = {
        "reason": Use(SUPERVISOR, "mencabut hanya dengan alasan yang dikenal", RECUSAL_PAGE),
        "words": Use(SUPERVISOR, "orang kedua dapat memeriksa alasannya", RECUSAL_PAGE),
    }
    reason = ChoiceAnswer(
        label=gettext_lazy("Mengapa petugas ini boleh melihat berkas itu?"), choices=said(LIFT_REASON_WORDS)
    )
    words = LongAnswer(label=gettext_lazy("Apa yang sudah diperiksa, dan bagaimana?"), limit=LONGEST_LIFT)


class HandOverForm(DeskForm):
    """From whom to whom work goes, and why."""

    USES = {
        "from_officer": Use(SUPERVISOR, "tidak ada langkah yang hilang ketika petugas pergi", HAND_OVER_PAGE),
        "to_officer": Use(SUPERVISOR, "tidak ada langkah yang hilang ketika petugas pergi", HAND_OVER_PAGE),
        "reason": Use(SUPERVISOR, "jelas mengapa pekerjaan berpindah tangan", HAND_OVER_PAGE),
    }
    from_officer = PickAnswer(label=gettext_lazy("Dari petugas"), choices=[])
    to_officer = PickAnswer(label=gettext_lazy("Kepada petugas"), choices=[])
    reason = TextAnswer(label=gettext_lazy("Alasan"), limit=LONGEST_LINE)

    def __init__(
        self, *args: Any, givers: Sequence[tuple[str, str]], takers: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("from_officer", givers), ("to_officer", takers)):
            self.fields[name].choices = [("", _("Pilih…")), *choices]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """Ids as the actions take them."""
        values = super().clean() or {}
        for name in ("from_officer", "to_officer"):
            if values.get(name):
                values[name] = UUID(values[name])
        return values
