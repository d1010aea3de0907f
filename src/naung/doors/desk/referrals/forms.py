"""Forms of referrals."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.consent.vocabulary import PURPOSE_WORDS, SharingPurpose
from naung.casework.referrals.rules.sharing import SERVICE_OF
from naung.casework.referrals.rules.states import LONGEST_LINE, LONGEST_TEXT
from naung.casework.referrals.rules.tables import shipped_needs
from naung.casework.referrals.vocabulary import DECLINE_REASONS, QUESTIONS, RESULTS
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, ManyAnswer, PickAnswer, TextAnswer, VagueDateField
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceField
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.organisations.rules.agencies import shipped_agencies
from naung.foundation.organisations.vocabulary import EXPLOITATION_WORDS

SENDER, RECEIVER = "petugas pengirim", "petugas penerima"
PAGE = "halaman rujukan"
SHARING = "halaman berbagi"
OFFERS = "daftar meja yang ditawarkan"


def _said(words: dict[Any, str]) -> list[tuple[str, Any]]:
    return [(str(code), gettext_lazy(sentence)) for code, sentence in words.items()]


def purposes() -> list[tuple[str, Any]]:
    """What one may refer for; research is not among them."""
    return [(p.value, gettext_lazy(PURPOSE_WORDS[p])) for p in SharingPurpose if p in SERVICE_OF]


def agencies() -> list[tuple[str, str]]:
    """Kinds of agency that act on single persons."""
    return [(kind.code, kind.words_id) for kind in shipped_agencies().values() if kind.handles]


class WantedForm(DeskForm):
    """For what, and where, a desk is looked for."""

    USES = {
        "purpose": Use(SENDER, "mencari meja yang berwenang", OFFERS),
        "exploitation": Use(SENDER, "sebagian kewenangan hanya untuk satu bentuk", OFFERS),
        "place": Use(SENDER, "mencari meja yang wilayahnya sesuai", OFFERS),
    }
    purpose = PickAnswer(label=gettext_lazy("Untuk apa orang ini dirujuk?"), choices=())
    exploitation = PickAnswer(
        label=gettext_lazy("Bentuk eksploitasi"),
        help_text=gettext_lazy("Sebagian kewenangan hanya berlaku untuk satu bentuk. Boleh kosong."),
        choices=_said(EXPLOITATION_WORDS),
        required=False,
    )
    place = PlaceField(
        label=gettext_lazy("Di mana layanan diperlukan?"),
        help_text=gettext_lazy("Kosong berarti wilayah meja ini."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["purpose"]
        if isinstance(field, PickAnswer):
            field.choices = [("", gettext_lazy("Pilih…")), *purposes()]

    def clean_purpose(self) -> SharingPurpose:
        """The purpose that was picked."""
        return SharingPurpose(self.cleaned_data["purpose"])


def _hidden(**kwargs: Any) -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, max_length=60, **kwargs)


def _typed(code: str) -> LongAnswer:
    field = shipped_needs()[0][code]
    return LongAnswer(label=field.words_id, limit=LONGEST_TEXT, required=False)


class ShareForm(DeskForm):
    """What goes to one receiver: what the sender leaves in, and what is written for this referral."""

    USES = {
        "purpose": Use(SENDER, "tujuan berbagi", SHARING),
        "exploitation": Use(SENDER, "dasar kewenangan", SHARING),
        "place": Use(SENDER, "dasar kewenangan", SHARING),
        "desk": Use(SENDER, "meja yang dituju", SHARING),
        "agency_type": Use(SENDER, "batas data untuk jenis kantor itu", SHARING),
        "outside": Use(SENDER, "alamat surat rujukan", "surat rujukan"),
        "chosen": Use(SENDER, "mengurangi yang tidak perlu", SHARING),
        "permintaan": Use(SENDER, "meja penerima tahu yang diharapkan", PAGE),
        "ringkasan_hukum": Use(SENDER, "orang ini tidak perlu bercerita ulang", PAGE),
        "biaya_pengobatan": Use(SENDER, "menghitung restitusi", PAGE),
        "kerugian_lain": Use(SENDER, "menghitung restitusi", PAGE),
        "visum": Use(SENDER, "alat bukti penyidikan", PAGE),
        "laporan_psikiatri": Use(SENDER, "alat bukti penyidikan", PAGE),
        "bukti_lain": Use(SENDER, "alat bukti penyidikan", PAGE),
        "reason": Use(SENDER, "koordinator dapat menimbang", "halaman koordinator"),
    }
    purpose = _hidden()
    exploitation = _hidden(required=False)
    place = _hidden(required=False)
    desk = forms.UUIDField(widget=forms.HiddenInput, required=False)
    agency_type = PickAnswer(label=gettext_lazy("Jenis kantor"), choices=agencies(), required=False)
    outside = TextAnswer(
        label=gettext_lazy("Nama kantor yang dituju"),
        help_text=gettext_lazy("Tulis nama kantor persis seperti dalam persetujuan, bukan nama orang."),
        limit=LONGEST_LINE,
        required=False,
    )
    chosen = ManyAnswer(label=gettext_lazy("Yang dibagikan"), choices=(), required=False)
    permintaan = _typed("permintaan")
    ringkasan_hukum = _typed("ringkasan_hukum")
    biaya_pengobatan = _typed("biaya_pengobatan")
    kerugian_lain = _typed("kerugian_lain")
    visum = _typed("visum")
    laporan_psikiatri = _typed("laporan_psikiatri")
    bukti_lain = _typed("bukti_lain")
    reason = LongAnswer(
        label=gettext_lazy("Mengapa rujukan di luar daftar ini perlu?"),
        help_text=gettext_lazy("Koordinator membaca ini. Jangan tulis nama, nomor, alamat, atau keadaan kesehatan."),
        limit=LONGEST_LINE,
        required=False,
    )

    TYPED = (
        *("permintaan", "ringkasan_hukum", "biaya_pengobatan", "kerugian_lain"),
        *("visum", "laporan_psikiatri", "bukti_lain"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        if isinstance(field, ManyAnswer):
            field.choices = [(code, code) for code in shipped_needs()[0]]

    def clean_purpose(self) -> SharingPurpose:
        """A purpose for which one may refer."""
        try:
            purpose = SharingPurpose(self.cleaned_data["purpose"])
        except ValueError:
            raise ValidationError(_("Pilih salah satu dari daftar.")) from None
        if purpose not in SERVICE_OF:
            raise ValidationError(_("Pilih salah satu dari daftar."))
        return purpose

    def clean_exploitation(self) -> str:
        """A form of the list, or nothing."""
        code = str(self.cleaned_data["exploitation"])
        if code and code not in {str(each) for each in EXPLOITATION_WORDS}:
            raise ValidationError(_("Pilih salah satu dari daftar."))
        return code


class QuestionForm(DeskForm):
    """What the receiver wants to know first."""

    USES = {
        "question": Use(RECEIVER, "menimbang sebelum menerima", PAGE),
        "words": Use(RECEIVER, "menimbang sebelum menerima", PAGE),
    }
    question = ChoiceAnswer(label=gettext_lazy("Apa yang ingin ditanyakan?"), choices=_said(QUESTIONS))
    words = LongAnswer(label=gettext_lazy("Jelaskan (boleh kosong)"), limit=LONGEST_LINE, required=False)


class ReplyForm(DeskForm):
    """The sender's answer: a fact, no identity."""

    USES = {"words": Use(SENDER, "meja penerima dapat menimbang", PAGE)}
    words = LongAnswer(
        label=gettext_lazy("Jawaban"),
        help_text=gettext_lazy("Meja penerima membaca ini sebelum menerima. Jangan tulis nama, nomor, atau alamat."),
        limit=LONGEST_TEXT,
    )


class DeclineForm(DeskForm):
    """Why a referral is declined."""

    USES = {
        "reason": Use(RECEIVER, "pengirim dapat mencari jalan lain", "halaman rujukan dan angka"),
        "words": Use(RECEIVER, "pengirim dapat mencari jalan lain", PAGE),
    }
    reason = ChoiceAnswer(label=gettext_lazy("Alasan"), choices=_said(DECLINE_REASONS))
    words = LongAnswer(label=gettext_lazy("Jelaskan (boleh kosong)"), limit=LONGEST_LINE, required=False)


class ResultForm(DeskForm):
    """What came of it."""

    USES = {
        "result": Use(RECEIVER, "pengirim tahu apakah layanan diberikan", "halaman rujukan dan rencana"),
        "words": Use(RECEIVER, "pengirim tahu apa yang diberikan", PAGE),
    }
    result = ChoiceAnswer(label=gettext_lazy("Apa hasilnya?"), choices=_said(RESULTS))
    words = LongAnswer(
        label=gettext_lazy("Kabar untuk pengirim (boleh kosong)"),
        help_text=gettext_lazy("Pengirim membaca ini. Catatan meja Anda sendiri tidak ikut."),
        limit=LONGEST_LINE,
        required=False,
    )


class ReceiptForm(DeskForm):
    """What came back with the torn-off strip of a letter."""

    USES = {
        "number": Use(SENDER, "bukti surat diterima", PAGE),
        "on": Use(SENDER, "bukti surat diterima", PAGE),
        "received_by": Use(SENDER, "bukti surat diterima", PAGE),
        "accepted": Use(SENDER, "status rujukan", PAGE),
        "reason": Use(SENDER, "mencari jalan lain", PAGE),
    }
    number = TextAnswer(label=gettext_lazy("Nomor tanda terima"), limit=LONGEST_LINE)
    on = VagueDateField(label=gettext_lazy("Diterima tanggal"), may_be_unknown=False)
    received_by = TextAnswer(label=gettext_lazy("Nama dan jabatan penerima"), limit=LONGEST_LINE)
    accepted = ChoiceAnswer(
        label=gettext_lazy("Jawaban kantor itu"),
        choices=(("ya", gettext_lazy("Menerima orang ini")), ("tidak", gettext_lazy("Tidak dapat menerima"))),
    )
    reason = PickAnswer(label=gettext_lazy("Bila tidak, alasannya"), choices=_said(DECLINE_REASONS), required=False)

    def clean_on(self) -> date:
        """One certain day."""
        when: VagueDate | None = self.cleaned_data["on"]
        if when is None or not when.is_exact or when.first is None:
            raise ValidationError(_("Tulis tanggal lengkap: hari, bulan dan tahun."))
        return when.first
