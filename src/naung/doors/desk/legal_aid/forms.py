"""Forms of legal aid: the wizard's questions, a choice, an application and its answer, a question of the town."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.legal_aid.rules.applications import LONGEST_LINE, LONGEST_TEXT
from naung.casework.legal_aid.rules.tables import shipped_paths
from naung.casework.legal_aid.rules.town import Question
from naung.casework.legal_aid.vocabulary import (
    FACTS,
    HANDED_WORDS,
    POST_WORDS,
    REFUSAL_WORDS,
    TOPIC_WORDS,
    Account,
    Handed,
)
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.legal_aid.shown import FACT_LABELS, paper_name, path_name
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, ManyAnswer, PickAnswer, TextAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceAnswer, PlaceField
from naung.foundation.clock.vocabulary import VagueDate

PAGE = "halaman bantuan hukum"
FIGURES = "realisasi bantuan hukum"
POST = "petugas pos bantuan hukum"
Documents = Sequence[tuple[str, str]]


def _fact(name: str) -> ChoiceAnswer:
    return ChoiceAnswer(label=FACT_LABELS[name], choices=said(dict(FACTS[name])))


class FactsForm(DeskForm):
    """What decides which path stands open, asked plainly."""

    USES = {name: Use(OWNER, "tahu jalan bantuan hukum mana yang terbuka", PAGE) for name in (*FACTS, "papers")}
    role = _fact("role")
    age = _fact("age")
    sex = _fact("sex")
    nationality = _fact("nationality")
    lives = _fact("lives")
    sexual = _fact("sexual")
    accused = _fact("accused")
    guardian = _fact("guardian")
    afford = _fact("afford")
    process = _fact("process")
    perda = _fact("perda")
    papers = ManyAnswer(label=gettext_lazy("Surat apa yang sudah ada?"), choices=(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("papers", [(code, paper_name(code)) for code in shipped_paths().papers])
        self.fields["guardian"].help_text = _("Bila ia dewasa, pilih tidak.")
        self.fields["afford"].help_text = _("Tidak punya surat keterangan miskin bukan berarti sanggup.")

    def answers(self) -> dict[str, str]:
        """The answers by fact."""
        return {name: self.cleaned_data[name] for name in FACTS}


class ChooseForm(DeskForm):
    """The choice of a path, and why."""

    USES = {"why": Use(OWNER, "tahu mengapa jalan ini dipilih", PAGE)}
    why = LongAnswer(
        label=gettext_lazy("Mengapa jalan ini?"),
        help_text=gettext_lazy(
            "Boleh kosong bila jalannya terbuka. Tulis bila dipilih walau menurut jawaban tertutup."
        ),
        limit=LONGEST_TEXT,
        required=False,
    )


class PaperForm(DeskForm):
    """A form that may rest on a kept paper of the case."""

    USES = {"document": Use(OWNER, "menunjukkan suratnya bila ditanya", PAGE)}
    document = PickAnswer(label=gettext_lazy("Surat yang tersimpan di kasus ini"), choices=(), required=False)

    def __init__(self, *args: Any, documents: Documents = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("document", [("", _("Belum ada")), *documents])

    def paper(self) -> UUID | None:
        """The paper that was chosen."""
        chosen = self.cleaned_data.get("document")
        return UUID(chosen) if chosen else None


class ApplyForm(PaperForm):
    """An application: to whom, when, on paper or taken down from speech."""

    USES = {
        "body": Use(OWNER, "tahu siapa yang harus menjawab", PAGE),
        "asked_on": Use(OWNER, "tahu sejak kapan ditunggu", FIGURES),
        "due_on": Use(OWNER, "tahu kapan ditanyakan lagi", PAGE),
        "account": Use(OWNER, "yang tidak bisa menulis tetap bisa memohon", PAGE),
        "language": Use(OWNER, "tahu dalam bahasa apa diucapkan", PAGE),
        "interpreter": Use(OWNER, "tahu siapa yang mengartikan", PAGE),
        "heard": Use(OWNER, "memastikan catatannya benar", PAGE),
        "thumb": Use(OWNER, "tahu bahwa kertasnya dicap jempol", PAGE),
        **PaperForm.USES,
    }
    field_order = ["body", "asked_on", "due_on", "document", "account", "language", "interpreter", "heard", "thumb"]
    body = TextAnswer(label=gettext_lazy("Kepada siapa?"), limit=LONGEST_LINE)
    asked_on = DayField(label=gettext_lazy("Diajukan hari apa?"))
    due_on = DayField(
        label=gettext_lazy("Kapan jawabannya ditunggu?"),
        help_text=gettext_lazy(
            "Aturan kantor, bukan ketentuan hukum. Untuk OBH, batas hukumnya dihitung sendiri sejak berkas lengkap."
        ),
        required=False,
    )
    account = LongAnswer(
        label=gettext_lazy("Permohonan lisan, kata demi kata"),
        help_text=gettext_lazy("Kosongkan bila ia memohon tertulis."),
        limit=LONGEST_TEXT,
        required=False,
    )
    language = TextAnswer(label=gettext_lazy("Diucapkan dalam bahasa apa?"), limit=LONGEST_LINE, required=False)
    interpreter = TextAnswer(label=gettext_lazy("Siapa juru bahasanya?"), limit=LONGEST_LINE, required=False)
    heard = TickAnswer(label=gettext_lazy("Sudah dibacakan kembali, dan ia berkata benar"))
    thumb = TickAnswer(label=gettext_lazy("Kertasnya sudah ditandatangani atau dicap jempol"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_on"].initial = VagueDate.on(timezone.localdate())

    def taken(self) -> Account:
        """What was taken down."""
        data = self.cleaned_data
        return Account(data["account"], data["language"], data["interpreter"], data["heard"], data["thumb"])


class DayForm(DeskForm):
    """The day of a step."""

    USES = {"on": Use(OWNER, "menghitung batas jawaban", PAGE)}
    on = DayField(label=gettext_lazy("Hari apa?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = VagueDate.on(timezone.localdate())


class AnswerForm(DayForm, PaperForm):
    """What a body answered. A refusal says why, and what is tried next."""

    USES = {
        "accepted": Use(OWNER, "tahu apakah ia dibantu", FIGURES),
        "refusal": Use(OWNER, "tahu mengapa ditolak", FIGURES),
        "reason": Use(OWNER, "memperbaiki permohonan berikut", PAGE),
        "next_path": Use(OWNER, "tahu apa berikutnya", PAGE),
        **DayForm.USES,
        **PaperForm.USES,
    }
    field_order = ["accepted", "on", "refusal", "reason", "next_path", "document"]
    accepted = ChoiceAnswer(
        label=gettext_lazy("Apa jawabannya?"),
        choices=[("ya", gettext_lazy("Diterima")), ("tidak", gettext_lazy("Ditolak"))],
    )
    refusal = PickAnswer(
        label=gettext_lazy("Bila ditolak: karena apa?"), choices=said(dict(REFUSAL_WORDS)), required=False
    )
    reason = LongAnswer(
        label=gettext_lazy("Alasan yang mereka sebut, atau catatan"),
        help_text=gettext_lazy("Penolakan harus menyebut alasannya. Mintalah bila tidak disebut."),
        limit=LONGEST_TEXT,
        required=False,
    )
    next_path = PickAnswer(label=gettext_lazy("Bila ditolak: jalan berikut"), choices=(), required=False)

    def __init__(self, *args: Any, others: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("next_path", [("", _("Pilih…")), *((code, path_name(code)) for code in others)])


class WithdrawForm(DayForm):
    """Why an application is given up."""

    USES = {"reason": Use(OWNER, "tahu mengapa ditarik", PAGE), **DayForm.USES}
    reason = LongAnswer(label=gettext_lazy("Mengapa?"), limit=LONGEST_TEXT)


class QuestionForm(DeskForm):
    """What somebody of the town asked. It asks for no name unless she wants to be reached."""

    USES = {
        "place": Use(POST, "tahu di mana orang bertanya", "hitungan pertanyaan warga"),
        "asked_on": Use(POST, "menghitung per bulan", "hitungan pertanyaan warga"),
        "post": Use(POST, "tahu pos mana yang dipakai", "hitungan pertanyaan warga"),
        "topics": Use(POST, "tahu apa yang dicemaskan orang", "hitungan pertanyaan warga"),
        "words": Use(POST, "meneruskan nasihat", "halaman pertanyaan"),
        "advice": Use(POST, "meneruskan nasihat", "halaman pertanyaan"),
        "handed": Use(POST, "tahu siapa yang meneruskan", "hitungan pertanyaan warga"),
        "wish": Use(POST, "tidak meneruskan tanpa kemauannya", "halaman pertanyaan"),
        "reach": Use(POST, "menyampaikan jawaban", "halaman pertanyaan"),
        "reach_until": Use(POST, "menghapus kontaknya pada waktunya", "halaman pertanyaan"),
    }
    place = PlaceField(label=gettext_lazy("Di kelurahan atau desa mana?"))
    asked_on = DayField(label=gettext_lazy("Hari apa?"))
    post = ChoiceAnswer(label=gettext_lazy("Ditanyakan di mana?"), choices=said(dict(POST_WORDS)))
    topics = ManyAnswer(label=gettext_lazy("Tentang apa?"), choices=said(dict(TOPIC_WORDS)))
    words = LongAnswer(
        label=gettext_lazy("Apa yang ditanyakan?"),
        help_text=gettext_lazy("Tanpa nama, alamat, atau nomor siapa pun."),
        limit=LONGEST_TEXT,
        required=False,
    )
    advice = LongAnswer(
        label=gettext_lazy("Apa nasihatnya?"),
        help_text=gettext_lazy(
            "Jangan menjanjikan keamanan sebuah tawaran. Tulis apa yang diperiksa dan ke mana bertanya."
        ),
        limit=LONGEST_TEXT,
    )
    handed = PickAnswer(label=gettext_lazy("Diteruskan kepada siapa?"), choices=said(dict(HANDED_WORDS)))
    wish = TickAnswer(label=gettext_lazy("Ia sendiri ingin ini diteruskan"))
    reach = TextAnswer(
        label=gettext_lazy("Nama depan atau nomor, hanya bila ia ingin dihubungi"),
        help_text=gettext_lazy("Tersegel, dan terhapus sendiri pada hari yang diisi di bawah."),
        limit=LONGEST_LINE,
        required=False,
    )
    reach_until = DayField(label=gettext_lazy("Kontak disimpan sampai"), required=False)

    def __init__(self, *args: Any, may_reach: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_on"].initial = VagueDate.on(timezone.localdate())
        self.fields["handed"].initial = Handed.NOBODY.value
        for name in () if may_reach else ("reach", "reach_until"):
            del self.fields[name]

    def told(self) -> Question:
        """The question as typed."""
        data = self.cleaned_data
        place: PlaceAnswer = data["place"]
        return Question(
            place.code or "", data["asked_on"], data["post"], tuple(data["topics"]), data["words"], data["advice"],
            data["handed"], data["wish"], data.get("reach", ""), data.get("reach_until"),
        )  # fmt: skip
