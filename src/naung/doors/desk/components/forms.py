"""A form with every field there is, for the page of components. It stores nothing."""

from django.utils.translation import gettext_lazy as _

from naung.doors.desk.shell.fields import (
    ChoiceAnswer,
    LongAnswer,
    ManyAnswer,
    PhoneField,
    PickAnswer,
    Silence,
    TextAnswer,
    TickAnswer,
    VagueDateField,
)
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceField

HERE = Use(owner="perancang", purpose="memperlihatkan komponen", report="halaman komponen")
WAYS = [
    ("phone", _("Telepon")),
    ("visit", _("Datang sendiri")),
    ("letter", _("Surat")),
    ("message", _("Pesan WhatsApp")),
]
PROMISES = [("pay", _("Gaji")), ("place", _("Tempat kerja")), ("work", _("Jenis pekerjaan"))]


class EveryFieldForm(DeskForm):
    """One field of each kind."""

    USES = dict.fromkeys(
        ["name", "phone", "since", "place", "way", "kept", "differs", "language", "story", "agrees"], HERE
    )

    name = TextAnswer(
        label=_("Nama seperti yang disebut orang ini"),
        help_text=_("Satu kata pun cukup. Jangan dipisah depan dan belakang."),
    )
    phone = PhoneField(label=_("Nomor yang aman dihubungi"), required=False)
    since = VagueDateField(
        label=_("Sejak kapan"), help_text=_("Isi yang diketahui saja: tahun sudah cukup."), required=False
    )
    place = PlaceField(
        label=_("Tempat kejadian"), help_text=_("Ketik desa, kecamatan, kota, atau kodenya."), required=False
    )
    way = ChoiceAnswer(label=_("Laporan ini datang lewat"), choices=WAYS)
    kept = ChoiceAnswer(
        label=_("Apakah surat-suratnya dipegang orang lain?"),
        choices=[("yes", _("Ya")), ("no", _("Tidak"))],
        silences=tuple(Silence),
        help_text=_("Ditanyakan karena penahanan surat adalah salah satu tanda kerja paksa."),
        required=False,
    )
    differs = ManyAnswer(
        label=_("Apa yang berbeda dari yang dijanjikan?"), choices=PROMISES, silences=[Silence.UNKNOWN], required=False
    )
    language = PickAnswer(
        label=_("Bahasa yang dipakai"),
        choices=[("id", _("Indonesia")), ("ms", _("Melayu")), ("hak", _("Hakka"))],
        required=False,
    )
    story = LongAnswer(label=_("Ceritanya dengan kata-katanya sendiri"), limit=400, required=False)
    agrees = TickAnswer(
        label=_("Orang ini setuju dicatat"), help_text=_("Tidak mencatat pun tidak mengurangi haknya atas layanan.")
    )


class OneQuestionForm(DeskForm):
    """One group of a flow of questions."""

    USES = {"kept": HERE, "since": HERE}

    kept = EveryFieldForm.base_fields["kept"]
    since = VagueDateField(label=_("Sejak kapan dipegang?"), required=False)


def wrong_form() -> EveryFieldForm:
    """The form as it looks with something wrong in most fields."""
    typed = {
        "name": "",
        "phone": "telepon tetangga",
        "since_day": "31",
        "since_month": "6",
        "since_year": "2025",
        "story": "a" * 412,
        "kept": "unknown",
    }
    return EveryFieldForm(typed, prefix=None, auto_id="salah_%s")


def filled_form() -> EveryFieldForm:
    """The form as it looks with answers in it."""
    answers = {"name": "Wulan", "way": "phone", "kept": "declined", "differs": ["pay", "work"]}
    return EveryFieldForm(initial=answers, auto_id="isi_%s")
