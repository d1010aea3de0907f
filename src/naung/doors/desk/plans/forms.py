"""Forms of plans and rights."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.plans.queries import ServiceOffers
from naung.casework.plans.rules.plans import LONGEST_LINE, LONGEST_TEXT
from naung.casework.plans.rules.tables import Row, shipped_tables
from naung.casework.plans.vocabulary import (
    AGREEMENT_WORDS,
    ANSWERED_WORDS,
    FULFILMENT_WORDS,
    PROGRESS_WORDS,
    Agreement,
    Answered,
)
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.reports.fields import MomentField
from naung.doors.desk.shell.fields import (
    ChoiceAnswer,
    LongAnswer,
    ManyAnswer,
    PickAnswer,
    TextAnswer,
    TickAnswer,
    VagueDateField,
)
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceField
from naung.doors.desk.shell.widgets import VagueDateBoxes
from naung.doors.desk.shell.words import language, say_stored_day, say_stored_moment
from naung.foundation.law.vocabulary import Right
from naung.foundation.people.vocabulary import LANGUAGE_WORDS

PAGE = "halaman rencana"
RIGHTS_PAGE = "halaman hak"
NOT_HEALTH = gettext_lazy("Bila peran Anda tidak memuat catatan kesehatan, kosongkan untuk layanan kesehatan.")


def words_of(row: Row | Right) -> str:
    """A row of a table in the reader's language."""
    return row.en if language() == "en" else row.id


def kinds() -> list[tuple[str, Any]]:
    """Every kind of service under the service it belongs to; what the law closes is not among them."""
    tables = shipped_tables()
    groups = [
        (words_of(row), [(kind.code, words_of(kind)) for kind in tables.kinds_of(service)])
        for service, row in tables.services.items()
    ]
    return [("", _("Pilih…")), *groups]


class DayField(VagueDateField):
    """One certain day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", VagueDateBoxes(may_be_unknown=False, may_be_about=False))
        super().__init__(may_be_unknown=False, **kwargs)

    def clean(self, value: Any) -> date | None:
        """The day; ValidationError where only a month or year is meant."""
        when = super().clean(value)
        if when is not None and (not when.is_exact or when.first is None):
            raise ValidationError(_("Tulis tanggal lengkap: hari, bulan dan tahun."))
        return when.first if when else None


class KindForm(DeskForm):
    """Which service it is about."""

    USES = {"kind": Use(OWNER, "tahu layanan mana yang dimaksud", PAGE)}
    kind = PickAnswer(label=gettext_lazy("Layanan"), choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(field := self.fields.get("kind"), ChoiceAnswer):
            field.choices = kinds()


class NeedEditForm(DeskForm):
    """What is needed, and what she says of it."""

    USES = {
        "words": Use(OWNER, "merencanakan layanan yang sesuai", PAGE),
        "agreed": Use(OWNER, "tidak melakukan apa pun di luar kehendak orang ini", PAGE),
        "why": Use(OWNER, "mengingat alasan orang ini", PAGE),
    }
    words = LongAnswer(
        label=gettext_lazy("Apa yang diperlukan, menurut penilaian"),
        help_text=NOT_HEALTH,
        limit=LONGEST_TEXT,
        required=False,
    )
    agreed = ChoiceAnswer(label=gettext_lazy("Apakah orang ini setuju?"), choices=said(AGREEMENT_WORDS))
    why = LongAnswer(
        label=gettext_lazy("Mengapa setuju atau tidak"),
        help_text=gettext_lazy(
            "Perlu diisi bila tidak setuju atau tidak dapat ditanya. Tidak setuju tidak menutup apa pun."
        ),
        limit=LONGEST_TEXT,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed"].initial = Agreement.NOT_ASKED.value


class NeedForm(KindForm, NeedEditForm):
    """A need as it was assessed."""

    USES = {**KindForm.USES, **NeedEditForm.USES}
    field_order = ["kind", "words", "agreed", "why"]


class ServiceForm(KindForm):
    """A service: which, where, who gives it, by when. The desks are those that may give it, once the service is known."""

    USES = {
        **KindForm.USES,
        "place": Use(OWNER, "mencari meja yang wilayahnya sesuai", PAGE),
        "desk": Use(OWNER, "tahu siapa yang memberi layanan", PAGE),
        "outside": Use(OWNER, "tahu siapa yang memberi layanan", PAGE),
        "due": Use(OWNER, "tahu kapan layanan itu harus ada", "halaman rencana dan daftar kerja"),
    }
    field_order = ["kind", "place", "desk", "outside", "due"]
    place = PlaceField(
        label=gettext_lazy("Di mana layanan diperlukan?"),
        help_text=gettext_lazy("Kosong berarti wilayah meja ini."),
        required=False,
    )
    desk = PickAnswer(label=gettext_lazy("Meja yang memberi"), choices=(), required=False)
    outside = TextAnswer(
        label=gettext_lazy("Atau lembaga di luar Naung"),
        help_text=gettext_lazy("Misalnya rumah sakit atau konsulat. Pilih meja atau isi ini, tidak keduanya."),
        limit=LONGEST_LINE,
        required=False,
    )
    due = DayField(label=gettext_lazy("Paling lambat tanggal"))

    def __init__(self, *args: Any, offers: ServiceOffers | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["desk"]
        if isinstance(field, ChoiceAnswer):
            field.choices = [("", _("Pilih…")), *_desk_choices(offers)] if offers else [("", _("Pilih layanan dahulu"))]


def _desk_choices(offers: ServiceOffers) -> list[tuple[str, Any]]:
    """The desks that may, and those about which something must be found out first."""
    groups = ((_("Berwenang"), offers.open), (_("Periksa dahulu"), offers.unsure))
    return [(words, [(str(each.desk), each.name) for each in found]) for words, found in groups if found]


class ServiceEditForm(DeskForm):
    """Where a service stands, its day, and what came of it."""

    USES = {
        "progress": Use(OWNER, "tahu apa yang sudah dan belum diberikan", PAGE),
        "due": Use(OWNER, "tahu kapan layanan itu harus ada", "halaman rencana dan daftar kerja"),
        "result": Use(OWNER, "tahu apa hasilnya bagi orang ini", PAGE),
    }
    SHOWN = {"due": say_stored_day}
    progress = ChoiceAnswer(label=gettext_lazy("Sampai di mana?"), choices=said(PROGRESS_WORDS))
    due = DayField(label=gettext_lazy("Paling lambat tanggal"))
    result = LongAnswer(
        label=gettext_lazy("Apa hasilnya?"),
        help_text=gettext_lazy("Perlu diisi bila selesai atau dihentikan."),
        limit=LONGEST_TEXT,
        required=False,
    )


class MomentForm(DeskForm):
    """When a request was made."""

    USES = {"asked_at": Use(OWNER, "menghitung batas menurut undang-undang", PAGE)}
    SHOWN = {"asked_at": say_stored_moment}
    asked_at = MomentField(
        label=gettext_lazy("Kapan diminta?"),
        help_text=gettext_lazy("Saat permintaan itu diucapkan atau diterima, walau baru dicatat sekarang."),
    )


class RequestForm(KindForm, MomentForm):
    """A request: for which service, by whom, at which moment."""

    USES = {
        **KindForm.USES,
        **MomentForm.USES,
        "asker": Use(OWNER, "tahu siapa yang meminta menurut undang-undang", PAGE),
        "asker_words": Use(OWNER, "dapat menjawab yang meminta", PAGE),
    }
    field_order = ["kind", "asker", "asker_words", "asked_at"]
    asker = ChoiceAnswer(label=gettext_lazy("Siapa yang meminta?"), choices=())
    asker_words = TextAnswer(
        label=gettext_lazy("Nama dan cara menghubungi yang meminta (boleh kosong)"), limit=LONGEST_LINE, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(field := self.fields["asker"], ChoiceAnswer):
            field.choices = [(row.code, words_of(row)) for row in shipped_tables().askers.values()]
        self.fields["asked_at"].initial = timezone.localtime().replace(second=0, microsecond=0)


class ResultForm(DeskForm):
    """What came of a request."""

    USES = {
        "outcome": Use(OWNER, "tahu apakah layanan itu diberikan", PAGE),
        "ended_at": Use(OWNER, "tahu apakah batasnya dipenuhi", PAGE),
        "result": Use(OWNER, "tahu apa hasilnya bagi orang ini", PAGE),
    }
    outcome = ChoiceAnswer(label=gettext_lazy("Apa hasilnya?"), choices=said(ANSWERED_WORDS))
    ended_at = MomentField(label=gettext_lazy("Sejak kapan?"))
    result = LongAnswer(
        label=gettext_lazy("Jelaskan"),
        help_text=gettext_lazy("Bila tidak diberikan: siapa yang menolak dan mengapa."),
        limit=LONGEST_TEXT,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].initial = Answered.GIVEN.value
        self.fields["ended_at"].initial = timezone.localtime().replace(second=0, microsecond=0)


class TellForm(DeskForm):
    """Which rights the person was told of, when, in which language, by whom."""

    USES = {
        "rights": Use(OWNER, "tahu hak mana yang sudah diberitahukan", RIGHTS_PAGE),
        "language": Use(OWNER, "tahu apakah orang ini dapat mengerti", RIGHTS_PAGE),
        "told_at": Use(OWNER, "tahu kapan diberitahukan", RIGHTS_PAGE),
        "teller": Use(OWNER, "tahu siapa yang memberi tahu", RIGHTS_PAGE),
        "with_leaflet": Use(OWNER, "tahu apakah lembarnya sudah diberikan", RIGHTS_PAGE),
    }
    language = PickAnswer(label=gettext_lazy("Dalam bahasa apa?"), choices=said(LANGUAGE_WORDS))
    told_at = MomentField(label=gettext_lazy("Kapan diberitahukan?"))
    teller = TextAnswer(
        label=gettext_lazy("Siapa yang memberi tahu, bila bukan Anda"),
        help_text=gettext_lazy("Misalnya penyidik, atau penerjemah yang membantu."),
        limit=LONGEST_LINE,
        required=False,
    )
    with_leaflet = TickAnswer(label=gettext_lazy("Lembar hak diberikan atau disimpankan untuk orang ini"))
    rights = ManyAnswer(label=gettext_lazy("Hak yang diberitahukan"), choices=())

    def __init__(self, *args: Any, rights: Iterable[Right], untold: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(field := self.fields["rights"], ManyAnswer):
            field.choices = [(right.code, right_words(right)) for right in rights]
        self.fields["rights"].initial = list(untold)
        self.fields["told_at"].initial = timezone.localtime().replace(second=0, microsecond=0)


def right_words(right: Right) -> str:
    """A right in one line, with what nobody has verified said beside it."""
    words = f"{words_of(right)} ({right.citation})"
    unsure = _("belum diverifikasi, tanya bagian hukum")
    return f"{words}; {unsure}" if right.is_unverified else words


class RightForm(DeskForm):
    """Whether a right was given."""

    USES = {
        "given": Use(OWNER, "tahu hak mana yang belum dipenuhi", RIGHTS_PAGE),
        "why": Use(OWNER, "dapat menagih yang belum dipenuhi", RIGHTS_PAGE),
    }
    given = ChoiceAnswer(label=gettext_lazy("Apakah hak ini terpenuhi?"), choices=said(FULFILMENT_WORDS))
    why = LongAnswer(
        label=gettext_lazy("Mengapa"),
        help_text=gettext_lazy("Perlu diisi bila tidak dipenuhi atau tidak berlaku."),
        limit=LONGEST_TEXT,
        required=False,
    )
