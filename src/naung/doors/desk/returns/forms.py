"""Forms of the way home."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.restitution.vocabulary import RUPIAH
from naung.casework.returns.rules.findings import WITH_RESULT
from naung.casework.returns.rules.tables import shipped_tables
from naung.casework.returns.rules.words import LONGEST_LINE, LONGEST_TEXT
from naung.casework.returns.vocabulary import (
    BODY_WORDS,
    CONDITION_WORDS,
    SAID_WORDS,
    WAIVER_WORDS,
    WAY_WORDS,
    End,
    FindingKind,
    LegTold,
)
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.reports.fields import MomentField
from naung.doors.desk.restitution.forms import AmountAnswer, PaperForm, smallest_of
from naung.doors.desk.returns.shown import row_words
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.words import say_stored_moment
from naung.foundation.clock.vocabulary import VagueDate

PAGE = "halaman pemulangan"
LEGAL = "petugas hukum"
Choices = Sequence[tuple[str, str]]
K = FindingKind


def this_minute() -> datetime:
    """Now, as a form offers it."""
    return timezone.localtime().replace(second=0, microsecond=0)


class WayForm(DeskForm):
    """From where to where, and which request this answers."""

    USES = {
        "way": Use(OWNER, "tahu siapa yang harus diberi tahu", PAGE),
        "request": Use(OWNER, "tidak menghitung batas undang-undang dua kali", PAGE),
    }
    way = ChoiceAnswer(label=gettext_lazy("Ke mana orang ini pulang?"), choices=said(dict(WAY_WORDS)))
    request = PickAnswer(
        label=gettext_lazy("Permintaan dalam rencana layanan"),
        help_text=gettext_lazy("Batas menurut undang-undang dihitung dari permintaan itu, sekali saja."),
        choices=(),
        required=False,
    )

    def __init__(self, *args: Any, requests: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("request", [("", _("Belum ada")), *requests])

    def asked(self) -> UUID | None:
        """The request that was chosen."""
        return UUID(self.cleaned_data["request"]) if self.cleaned_data.get("request") else None


class LegForm(DeskForm):
    """Who hands, who receives, from where to where, and when that is expected."""

    USES = {
        name: Use(OWNER, "tahu siapa menyerahkan kepada siapa, di mana, dan kapan", PAGE)
        for name in ("giver_body", "giver_desk", "giver_outside", "start", "goal", "expected_at")
    } | {
        name: Use(OWNER, "memberi tahu yang menunggu", PAGE)
        for name in ("receiver_body", "receiver_desk", "receiver_outside")
    }
    SHOWN = {"expected_at": say_stored_moment}
    giver_body = PickAnswer(label=gettext_lazy("Siapa yang menyerahkan?"), choices=said(dict(BODY_WORDS)))
    giver_desk = PickAnswer(label=gettext_lazy("Meja yang menyerahkan"), choices=(), required=False)
    giver_outside = TextAnswer(
        label=gettext_lazy("Bila bukan meja di sini: nama lembaga dan petugasnya"), limit=LONGEST_LINE, required=False
    )
    receiver_body = PickAnswer(label=gettext_lazy("Siapa yang menerima?"), choices=said(dict(BODY_WORDS)))
    receiver_desk = PickAnswer(label=gettext_lazy("Meja yang menerima"), choices=(), required=False)
    receiver_outside = TextAnswer(
        label=gettext_lazy("Bila bukan meja di sini: nama lembaga dan petugas yang menerima"),
        limit=LONGEST_LINE,
        required=False,
    )
    start = TextAnswer(label=gettext_lazy("Dari mana?"), limit=LONGEST_LINE)
    goal = TextAnswer(label=gettext_lazy("Sampai di mana?"), limit=LONGEST_LINE)
    expected_at = MomentField(
        label=gettext_lazy("Kapan diharapkan tiba?"),
        help_text=gettext_lazy("Lewat saat ini tanpa tanda terima, kedua meja diberi tahu."),
    )

    def __init__(self, *args: Any, desks: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("giver_desk", "receiver_desk"):
            self.offer_choices(name, [("", _("Bukan meja di sini")), *desks])

    def told(self) -> LegTold:
        """The leg as it was typed."""
        data = self.cleaned_data
        ends = [
            End(
                data[f"{side}_body"],
                UUID(data[f"{side}_desk"]) if data[f"{side}_desk"] else None,
                data[f"{side}_outside"],
            )
            for side in ("giver", "receiver")
        ]
        return LegTold(ends[0], ends[1], data["start"], data["goal"], data["expected_at"])


class MomentForm(DeskForm):
    """When something happened."""

    USES = {"at": Use(OWNER, "tahu kapan terjadi", PAGE)}
    at = MomentField(label=gettext_lazy("Kapan?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].initial = this_minute()


class HandForm(DeskForm):
    """What is handed over: how she is, and what goes with her."""

    USES = {
        "condition": Use(OWNER, "yang menerima dapat membandingkan", PAGE),
        "words": Use(OWNER, "yang menerima tahu apa yang perlu", PAGE),
        "belongings": Use(OWNER, "tidak ada surat atau barang yang hilang", PAGE),
    }
    condition = PickAnswer(label=gettext_lazy("Bagaimana keadaannya?"), choices=said(dict(CONDITION_WORDS)))
    words = LongAnswer(label=gettext_lazy("Yang perlu diketahui"), limit=LONGEST_TEXT, required=False)
    belongings = LongAnswer(
        label=gettext_lazy("Surat diri dan barang yang ikut"),
        help_text=gettext_lazy("Satu baris untuk tiap surat atau barang."),
        limit=LONGEST_TEXT,
        required=False,
    )


class ArrivedForm(MomentForm):
    """How she was when received."""

    USES = {
        **MomentForm.USES,
        "condition": Use(OWNER, "tahu bagaimana keadaannya saat tiba", PAGE),
        "differs": Use(OWNER, "perbedaan segera diperiksa", PAGE),
        "words": Use(OWNER, "tahu apa yang ditemukan saat tiba", PAGE),
    }
    condition = PickAnswer(label=gettext_lazy("Bagaimana keadaannya saat tiba?"), choices=said(dict(CONDITION_WORDS)))
    differs = TickAnswer(label=gettext_lazy("Ada surat, barang, atau keadaan yang berbeda dari yang ditulis"))
    words = LongAnswer(label=gettext_lazy("Keterangan"), limit=LONGEST_TEXT, required=False)


class ReceiptForm(ArrivedForm):
    """A receipt by its code."""

    USES = {"code": Use(OWNER, "memastikan serah terima ini yang dimaksud", PAGE), **ArrivedForm.USES}
    field_order = ["code", "at", "condition", "differs", "words"]
    code = TextAnswer(
        label=gettext_lazy("Kode serah terima"),
        help_text=gettext_lazy("16 huruf dan angka di bawah gambar, atau seluruh isi gambarnya."),
        limit=LONGEST_LINE,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "spellcheck": "false", "data-code": ""}),
    )


class PaperReceiptForm(PaperForm, ArrivedForm):
    """A receipt by a signed paper."""

    USES = {**PaperForm.USES, **ArrivedForm.USES}
    field_order = ["at", "condition", "differs", "words", "document"]


class FindingForm(PaperForm):
    """A row beside the legs; which questions it asks follows from its kind."""

    USES = {
        **PaperForm.USES,
        "on": Use(OWNER, "tahu kapan", PAGE),
        "result": Use(OWNER, "tahu hasilnya", PAGE),
        "who": Use(OWNER, "tahu siapa yang menilai atau diberi tahu", PAGE),
        "words": Use(OWNER, "tahu mengapa", PAGE),
    }
    on = DayField(label=gettext_lazy("Hari apa?"))
    result = PickAnswer(label=gettext_lazy("Hasilnya"), choices=())
    who = TextAnswer(label=gettext_lazy("Siapa yang menilai? Nama dan jabatannya"), limit=LONGEST_LINE)
    words = LongAnswer(label=gettext_lazy("Keterangan"), limit=LONGEST_TEXT, required=False)

    def __init__(self, *args: Any, kind: FindingKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tables = shipped_tables()
        self.fields["on"].initial = VagueDate.on(timezone.localdate())
        rows = [row for row in tables.results.values() if row.kind == kind]
        self.offer_choices("result", [("", _("Pilih…")), *((row.code, row_words(row)) for row in rows)])
        if kind is K.DEATH_PAPER:
            papers = [(row.code, row_words(row)) for row in tables.papers.values()]
            self.offer_choices("result", [("", _("Pilih…")), *papers])
            self.fields["result"].label = _("Surat apa?")
        elif kind not in WITH_RESULT:
            del self.fields["result"]
        if kind is K.MISSION:
            self.fields["who"].label = _("Perwakilan mana yang diberi tahu?")
        elif kind is not K.SAFETY:
            del self.fields["who"]
        self.questions = tables.questions if kind is K.SAFETY else {}
        for code, row in self.questions.items():
            self.fields[f"answer_{code}"] = ChoiceAnswer(label=row_words(row), choices=said(dict(SAID_WORDS)))
        asked = [f"answer_{code}" for code in self.questions]
        self.order_fields(["on", *asked, "result", "who", "words", "document"])

    def told(self) -> dict[str, Any]:
        """The row as the action takes it."""
        data = self.cleaned_data
        return {
            "on": data["on"],
            "result": data.get("result", ""),
            "answers": {code: data.get(f"answer_{code}", "") for code in self.questions},
            "who": data.get("who", ""),
            "words": data["words"],
            "document": self.paper(),
        }


class PayerForm(DeskForm):
    """Who pays."""

    USES = {"payer": Use(OWNER, "tahu siapa yang menanggung", PAGE)}
    payer = PickAnswer(label=gettext_lazy("Siapa yang menanggung?"), choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = shipped_tables().payers.values()
        self.offer_choices("payer", [("", _("Pilih…")), *((row.code, row_words(row)) for row in rows)])


class CostForm(PayerForm):
    """A budget line."""

    USES = {
        **PayerForm.USES,
        "kind": Use(OWNER, "menyusun anggaran", PAGE),
        "estimate": Use(OWNER, "menyusun anggaran", PAGE),
        "words": Use(OWNER, "tahu untuk apa", PAGE),
    }
    field_order = ["kind", "estimate", "payer", "words"]
    kind = PickAnswer(label=gettext_lazy("Biaya untuk apa?"), choices=())
    estimate = AmountAnswer(label=gettext_lazy("Perkiraan, dalam rupiah"))
    words = LongAnswer(label=gettext_lazy("Keterangan"), limit=LONGEST_TEXT, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = shipped_tables().costs.values()
        self.offer_choices("kind", [("", _("Pilih…")), *((row.code, row_words(row)) for row in rows)])

    def clean_estimate(self) -> int:
        """Whole rupiah."""
        return smallest_of(self.cleaned_data["estimate"], RUPIAH)


class SpentForm(PaperForm, PayerForm):
    """What was really spent."""

    USES = {
        **PaperForm.USES,
        **PayerForm.USES,
        "spent": Use(OWNER, "membandingkan dengan perkiraan", PAGE),
        "spent_on": Use(OWNER, "tahu kapan dibayar", PAGE),
    }
    field_order = ["spent", "spent_on", "payer", "document"]
    spent = AmountAnswer(label=gettext_lazy("Yang benar-benar dibayar, dalam rupiah"))
    spent_on = DayField(label=gettext_lazy("Dibayar hari apa?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["spent_on"].initial = VagueDate.on(timezone.localdate())

    def clean_spent(self) -> int:
        """Whole rupiah."""
        return smallest_of(self.cleaned_data["spent"], RUPIAH)


class AskForm(DeskForm):
    """Why a mission should be told without her consent."""

    USES = {"reason": Use(OWNER, "bagian hukum dapat memutuskan tanpa membuka berkas", "daftar permintaan keputusan")}
    reason = ChoiceAnswer(
        label=gettext_lazy("Mengapa perwakilan perlu diberi tahu tanpa persetujuannya?"),
        choices=said(dict(WAIVER_WORDS)),
    )


class DecideForm(DeskForm):
    """The legal officer's decision."""

    USES = {
        "granted": Use(LEGAL, "memutuskan", "daftar permintaan keputusan"),
        "words": Use(LEGAL, "meja yang meminta tahu alasannya", PAGE),
    }
    granted = ChoiceAnswer(
        label=gettext_lazy("Boleh diberi tahu?"), choices=(("ya", gettext_lazy("Ya")), ("tidak", gettext_lazy("Tidak")))
    )
    words = LongAnswer(
        label=gettext_lazy("Apa alasannya?"),
        help_text=gettext_lazy("Hanya meja yang meminta yang membacanya."),
        limit=LONGEST_TEXT,
    )
