"""Forms of the first day."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naung.doors.desk.account.forms import role_choices
from naung.doors.desk.shell.fields import (
    ChoiceAnswer,
    LongAnswer,
    PhoneField,
    PickAnswer,
    TextAnswer,
    TickAnswer,
    VagueDateField,
)
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceField
from naung.doors.desk.shell.words import language
from naung.foundation.clock.vocabulary import Precision
from naung.foundation.organisations.rules import shipped_agencies
from naung.foundation.organisations.vocabulary import DeskKind

ENTRY = Use("pengelola sistem", "agar hanya pemegang mesin yang mengatur rumah kosong", "log")
FORCE = Use("kepala kantor", "dasar kerja gugus tugas dan wilayahnya", "halaman persiapan, angka, kewenangan")
DESK = Use("kepala kantor", "siapa menerima laporan dan rujukan", "kewenangan, rujukan, pengawasan")
INVITED = Use("penyelia", "membuka akun bagi petugas yang ditunjuk", "daftar petugas meja")
SECRET = Use("kustodian", "membuktikan bahwa yang di kertas benar", "langkah persiapan, naung check")
SPLITS = (("2-3", _("2 dari 3 lembar")), ("3-5", _("3 dari 5 lembar")))
DESK_WORDS = (
    (DeskKind.SERVICE.value, _("menangani orang dan menyimpan berkas")),
    (DeskKind.OVERSIGHT.value, _("mengawasi petugas meja lain")),
    (DeskKind.COORDINATION.value, _("mengoordinasikan: melihat yang terlambat dan angka")),
)
PLAIN_INPUT = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
WRITTEN_DAY = _("Tulis tanggal, bulan, dan tahun surat keputusan itu.")


class CodeForm(DeskForm):
    """The code that lets one browser in."""

    USES = {"code": ENTRY}

    code = TextAnswer(
        label=_("Kode mulai"),
        limit=60,
        help_text=_("Lima kelompok huruf dan angka yang dicetak oleh naung serve atau naung begin."),
        widget=forms.TextInput(attrs={**PLAIN_INPUT, "class": "code"}),
    )


class TaskForceForm(DeskForm):
    """The task force and the decree it rests on."""

    USES = {"name": FORCE, "decree": FORCE, "decreed_on": FORCE}

    name = TextAnswer(label=_("Nama gugus tugas"), help_text=_("Seperti tertulis dalam surat keputusannya."))
    decree = TextAnswer(label=_("Nomor surat keputusan"), limit=120)
    decreed_on = VagueDateField(
        label=_("Tanggal surat keputusan"), may_be_unknown=False, not_after=timezone.localdate, required=True
    )

    def clean_decreed_on(self) -> Any:
        """A decree has a day."""
        when = self.cleaned_data["decreed_on"]
        if when is None or when.precision is not Precision.DAY:
            raise ValidationError(WRITTEN_DAY, code="day")
        return when.first


class TerritoryForm(DeskForm):
    """The kota, kabupaten or province."""

    USES = {"territory": FORCE}

    territory = PlaceField(
        label=_("Kota, kabupaten, atau provinsi"),
        help_text=_("Ketik namanya, misalnya Kota Singkawang, atau kode Kemendagri, misalnya 61.72."),
    )


class DeskRowForm(DeskForm):
    """One agency that is offered: take it or not, under which name, with which letters, overseen by whom."""

    USES = {"take": DESK, "name": DESK, "letters": DESK, "overseen": DESK}
    says_optional = False

    take = TickAnswer(label="")
    name = TextAnswer(label=_("Nama instansi"), required=False)
    letters = TextAnswer(label=_("Awalan nomor kasus"), limit=4, required=False)
    overseen = PickAnswer(label=_("Meja pengawasnya"), choices=[], required=False)

    def __init__(self, *args: Any, offered: str, overseers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["take"].label = offered
        if overseers:
            self.fields["overseen"].choices = [("", _("Pilih…")), *overseers]  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["overseen"]


class AddDeskForm(DeskForm):
    """An agency that the table does not offer."""

    USES = {"agency_type": DESK, "name": DESK, "kind": DESK, "letters": DESK, "overseen": DESK}

    agency_type = PickAnswer(label=_("Jenis instansi"), choices=[])
    name = TextAnswer(label=_("Nama instansi"))
    kind = ChoiceAnswer(label=_("Untuk apa mejanya?"), choices=DESK_WORDS)
    letters = TextAnswer(label=_("Awalan nomor kasus"), limit=4, help_text=_("1 sampai 4 huruf besar atau angka."))
    overseen = PickAnswer(
        label=_("Meja pengawasnya"), choices=[], required=False, help_text=_("Hanya bagi meja yang menyimpan berkas.")
    )

    def __init__(self, *args: Any, overseers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = shipped_agencies().values()
        words = [(kind.code, kind.words_en if language() == "en" else kind.words_id) for kind in kinds]
        self.fields["agency_type"].choices = [("", _("Pilih…")), *words]  # type: ignore[attr-defined]  # a choice field
        self.fields["overseen"].choices = [("", _("Pilih…")), *overseers]  # type: ignore[attr-defined]  # as above


class OfficerRowForm(DeskForm):
    """A first officer: her name is enough; the user name is made from it where none is given."""

    USES = {"display_name": INVITED, "username": INVITED, "phone": INVITED}
    says_optional = False

    display_name = TextAnswer(label=_("Nama petugas"), limit=120, required=False)
    username = TextAnswer(
        label=_("Nama pengguna"),
        limit=40,
        required=False,
        help_text=_("Boleh kosong: dibuat dari namanya."),
        widget=forms.TextInput(attrs=PLAIN_INPUT),
    )
    phone = PhoneField(
        label=_("Nomor telepon"),
        required=False,
        help_text=_("Agar laporan tentang petugas ini tidak masuk ke mejanya sendiri."),
    )


class OtherOfficerForm(OfficerRowForm):
    """One more officer, at any desk in any role."""

    USES = {**OfficerRowForm.USES, "desk": INVITED, "role": INVITED}

    desk = PickAnswer(label=_("Meja"), choices=[], required=False)
    role = PickAnswer(label=_("Peran"), choices=[], required=False)
    field_order = ["display_name", "desk", "role", "username", "phone"]

    def __init__(self, *args: Any, desks: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["desk"].choices = [("", _("Pilih…")), *desks]  # type: ignore[attr-defined]  # a choice field
        self.fields["role"].choices = [("", _("Pilih…")), *role_choices()]  # type: ignore[attr-defined]  # as above


class SplitForm(DeskForm):
    """Into how many sheets the key is split."""

    USES = {"split": SECRET}

    split = ChoiceAnswer(
        label=_("Berapa lembar, dan berapa yang diperlukan?"),
        choices=SPLITS,
        help_text=_("Tiap lembar disimpan orang lain di tempat lain. Satu lembar saja tidak membuka apa pun."),
    )


class TypedSheetForm(DeskForm):
    """One sheet, typed back from paper."""

    USES = {"code_words": SECRET}

    code_words = LongAnswer(
        label=_("Ketik kembali kata-kata satu lembar"),
        limit=800,
        help_text=_("Lembar yang mana saja. Ketik dari kertas, bukan salin dari layar."),
        widget=forms.Textarea(attrs={**PLAIN_INPUT, "rows": 5}),
    )


class CustodianForm(DeskForm):
    """The custodian's key, typed back from paper."""

    USES = {"code_key": SECRET}

    code_key = TextAnswer(
        label=_("Kunci kustodian"),
        limit=120,
        help_text=_("Diawali AGE-SECRET-KEY-1. Dipakai sekali untuk membuka cadangan ini, lalu dilupakan."),
        widget=forms.TextInput(attrs=PLAIN_INPUT),
    )


class FinishForm(DeskForm):
    """Signing that what is not safe yet was read."""

    USES = {"read": SECRET}

    read = TickAnswer(label=_("Sudah saya baca, dan yang belum aman akan kami perbaiki."), required=True)
