"""Forms of restitution. An amount is typed as it is written in Indonesia and kept in the currency's smallest unit."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.cases.vocabulary import SEXUAL_WORDS
from naung.casework.restitution.rules.money import read_amount
from naung.casework.restitution.rules.tables import shipped_tables
from naung.casework.restitution.rules.terms import LONGEST_SOURCE
from naung.casework.restitution.rules.words import LONGEST_LINE, LONGEST_TEXT
from naung.casework.restitution.vocabulary import (
    BESIDE_WORDS,
    PER_WORDS,
    RUPIAH,
    Currency,
    Per,
    Wage,
    WageKey,
)
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.restitution.shown import currency_words
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceAnswer, PlaceField
from naung.foundation.clock.vocabulary import VagueDate

PAGE = "halaman restitusi"
PAPER = "perhitungan restitusi"
NOT_READ = gettext_lazy("Angka ini tidak terbaca. Contoh: 2.500.000 atau 1.500,50.")
Documents = Sequence[tuple[str, str]]


class AmountAnswer(TextAnswer):
    """A typed amount; what it means depends on the currency beside it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", gettext_lazy("Contoh: 2.500.000 atau 1.500,50."))
        super().__init__(limit=24, **kwargs)


def smallest_of(text: str, currency: str) -> int:
    """A typed amount in its currency's smallest unit. Raises ValidationError where it can't be read."""
    known: Currency | None = shipped_tables().currencies.get(currency)
    found = read_amount(text, known.digits if known else 0)
    if found is None:
        raise ValidationError(NOT_READ)
    return found


def whole_number(text: str) -> int:
    """Digits as a number. Raises ValidationError."""
    if not (text.isascii() and text.isdigit()):
        raise ValidationError(_("Isi dengan angka saja."))
    return int(text)


def currencies() -> list[tuple[str, str]]:
    """Every currency, rupiah first."""
    return [(code, currency_words(code)) for code in shipped_tables().currencies]


class PaperForm(DeskForm):
    """A form that may rest on a kept paper of the case."""

    USES = {"document": Use(OWNER, "menunjukkan bukti bila ditanya", PAPER)}
    document = PickAnswer(
        label=gettext_lazy("Bukti yang tersimpan di kasus ini"),
        help_text=gettext_lazy("Simpan dahulu buktinya di halaman dokumen, lalu pilih di sini."),
        choices=(),
        required=False,
    )

    def __init__(self, *args: Any, documents: Documents = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("document", [("", _("Belum ada")), *documents])

    def paper(self) -> UUID | None:
        """The paper that was chosen."""
        chosen = self.cleaned_data.get("document")
        return UUID(chosen) if chosen else None


class SignForm(PaperForm):
    """The signature under a computation."""


class StepForm(PaperForm):
    """A step of the money: when, how much for each item, with which paper."""

    USES = {
        "on": Use(OWNER, "menghitung batas waktu", PAGE),
        "words": Use(OWNER, "tahu apa yang terjadi", PAGE),
        "confirms": Use(OWNER, "tidak menghitung satu pembayaran dua kali", PAGE),
        "checked_over": Use(OWNER, "memastikan kelebihan bayar bukan salah ketik", PAGE),
        "checked_same": Use(OWNER, "tidak mencatat satu pembayaran dua kali", PAGE),
        **PaperForm.USES,
    }
    on = DayField(label=gettext_lazy("Hari apa?"))
    confirms = PickAnswer(
        label=gettext_lazy("Memastikan pembayaran yang sudah dilaporkan?"), choices=(), required=False
    )
    words = LongAnswer(label=gettext_lazy("Catatan"), limit=LONGEST_TEXT, required=False)
    checked_over = TickAnswer(
        label=gettext_lazy("Jumlah ini lebih dari yang diputus, dan sudah diperiksa"), required=False
    )

    checked_same = TickAnswer(label=gettext_lazy("Ini pembayaran lain, bukan yang sudah tercatat"), required=False)

    def __init__(self, *args: Any, reported: Documents = (), items: Documents = (), paid: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for number, (_item, label) in enumerate(items):
            field = AmountAnswer(label=_("Rupiah untuk: %(item)s") % {"item": label}, required=False)
            self.fields[f"amount_{number}"] = field
        self.offer_choices("confirms", [("", _("Bukan")), *reported])
        if not reported:
            del self.fields["confirms"]
        if not paid:
            del self.fields["checked_over"], self.fields["checked_same"]
        self.order_fields(["on", *(f"amount_{n}" for n in range(len(items))), "confirms", "document", "words"])

    def amounts(self) -> dict[str, int]:
        """Rupiah by item, as typed; items that were left empty are left away."""
        typed = {item: self.cleaned_data.get(f"amount_{n}") for n, (item, _label) in enumerate(self.items)}
        return {item: amount for item, amount in typed.items() if isinstance(amount, int)}

    def clean(self) -> dict[str, Any]:
        """The amounts in whole rupiah."""
        data = super().clean() or self.cleaned_data
        for number in range(len(self.items)):
            if text := data.get(f"amount_{number}"):
                try:
                    data[f"amount_{number}"] = smallest_of(text, RUPIAH)
                except ValidationError as wrong:
                    self.add_error(f"amount_{number}", wrong)
        return data


class TrackForm(DeskForm):
    """Whether the act is also a crime of sexual violence."""

    USES = {"sexual": Use(OWNER, "tahu jam dan dana mana yang berlaku", PAGE)}
    sexual = ChoiceAnswer(
        label=gettext_lazy("Apakah perbuatannya juga tindak pidana kekerasan seksual?"),
        choices=said(dict(SEXUAL_WORDS)),
    )


class MoneyForm(PaperForm):
    """A form with one amount in a currency."""

    USES = {
        "currency": Use(OWNER, "mencatat dalam mata uang asalnya", PAGE),
        "amount": Use(OWNER, "tahu berapa besarnya", PAGE),
        **PaperForm.USES,
    }
    currency = PickAnswer(label=gettext_lazy("Mata uang"), choices=())
    amount = AmountAnswer(label=gettext_lazy("Jumlahnya"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("currency", currencies())
        self.fields["currency"].initial = RUPIAH

    def clean(self) -> dict[str, Any]:
        """The amount in its smallest unit."""
        data = super().clean() or self.cleaned_data
        if data.get("amount"):
            try:
                data["amount"] = smallest_of(data["amount"], data.get("currency") or RUPIAH)
            except ValidationError as wrong:
                self.add_error("amount", wrong)
        return data


class DebtForm(MoneyForm):
    """A debt that is still claimed."""

    USES = {
        "creditor": Use(OWNER, "tahu kepada siapa surat dikirim", PAGE),
        "words": Use(OWNER, "tahu utang apa yang ditagih", PAGE),
        **MoneyForm.USES,
    }
    field_order = ["creditor", "words", "currency", "amount", "document"]
    creditor = TextAnswer(label=gettext_lazy("Siapa yang menagih?"), limit=LONGEST_LINE)
    words = LongAnswer(label=gettext_lazy("Untuk apa, dan sejak kapan?"), limit=LONGEST_TEXT, required=False)


class DebtEndForm(PaperForm):
    """What came of the letter about a debt."""

    USES = {"result": Use(OWNER, "tahu apakah masih ditagih", PAGE), **PaperForm.USES}
    field_order = ["result", "document"]
    result = LongAnswer(label=gettext_lazy("Apa hasilnya?"), limit=LONGEST_TEXT)


class BesideForm(PaperForm):
    """Money that is asked of another office."""

    USES = {
        "kind": Use(OWNER, "tahu uang apa yang bisa didapat lebih cepat", PAGE),
        "office": Use(OWNER, "tahu ke kantor mana ditanyakan", PAGE),
        "asked_on": Use(OWNER, "tahu sejak kapan ditunggu", PAGE),
        "due_on": Use(OWNER, "tahu kapan ditanyakan lagi", PAGE),
        "asked": Use(OWNER, "tahu berapa yang diminta", PAGE),
        "words": Use(OWNER, "tahu apa yang diminta", PAGE),
        **PaperForm.USES,
    }
    field_order = ["kind", "office", "asked_on", "due_on", "asked", "words", "document"]
    kind = ChoiceAnswer(label=gettext_lazy("Uang apa yang diminta?"), choices=said(dict(BESIDE_WORDS)))
    office = TextAnswer(label=gettext_lazy("Kantor mana?"), limit=LONGEST_LINE)
    asked_on = DayField(label=gettext_lazy("Diminta hari apa?"))
    due_on = DayField(
        label=gettext_lazy("Kapan jawabannya ditunggu?"),
        help_text=gettext_lazy("Kosong: dihitung dengan batas kantor ini. Bukan batas dari undang-undang."),
        required=False,
    )
    asked = AmountAnswer(label=gettext_lazy("Berapa rupiah yang diminta?"), required=False)
    words = LongAnswer(label=gettext_lazy("Catatan"), limit=LONGEST_TEXT, required=False)

    def clean_asked(self) -> int | None:
        """Whole rupiah; None where nothing was typed."""
        return smallest_of(self.cleaned_data["asked"], RUPIAH) if self.cleaned_data["asked"] else None


class BesideEndForm(PaperForm):
    """What came of it."""

    USES = {
        "ended_on": Use(OWNER, "tahu berapa lama ditunggu", PAGE),
        "received": Use(OWNER, "tahu berapa yang diterima", PAGE),
        "words": Use(OWNER, "tahu apa hasilnya", PAGE),
        **PaperForm.USES,
    }
    field_order = ["ended_on", "received", "words", "document"]
    ended_on = DayField(label=gettext_lazy("Selesai hari apa?"))
    received = AmountAnswer(
        label=gettext_lazy("Berapa rupiah yang diterima?"), help_text=gettext_lazy("0 bila tidak ada.")
    )
    words = LongAnswer(label=gettext_lazy("Apa hasilnya?"), limit=LONGEST_TEXT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].initial = VagueDate.on(timezone.localdate())

    def clean_received(self) -> int:
        """Whole rupiah."""
        return smallest_of(self.cleaned_data["received"], RUPIAH)


class WageForm(DeskForm):
    """A lawful wage, as the office read it in a decree."""

    USES = {
        "place": Use(OWNER, "memakai upah yang berlaku di tempat itu", PAPER),
        "year": Use(OWNER, "memakai upah yang berlaku pada tahun itu", PAPER),
        "per": Use(OWNER, "menghitung upah", PAPER),
        "currency": Use(OWNER, "menghitung dalam mata uang asalnya", PAPER),
        "amount": Use(OWNER, "menghitung upah", PAPER),
        "source": Use(OWNER, "menunjukkan dari mana angkanya", PAPER),
    }
    place = PlaceField(
        label=gettext_lazy("Upah di mana?"), help_text=gettext_lazy("Provinsi, kabupaten, kota, atau negara.")
    )
    year = TextAnswer(label=gettext_lazy("Tahun"), limit=4)
    per = ChoiceAnswer(label=gettext_lazy("Upah untuk"), choices=said(dict(PER_WORDS)))
    currency = PickAnswer(label=gettext_lazy("Mata uang"), choices=())
    amount = AmountAnswer(label=gettext_lazy("Jumlahnya"))
    source = TextAnswer(
        label=gettext_lazy("Sumbernya"),
        help_text=gettext_lazy("Nama dan nomor keputusan yang menetapkannya."),
        limit=LONGEST_SOURCE,
    )

    def __init__(self, *args: Any, fixed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("currency", currencies())
        self.fields["currency"].initial = RUPIAH
        self.fields["per"].initial = Per.MONTH.value
        for name in ("place", "year", "per") if fixed else ():
            del self.fields[name]

    def clean_year(self) -> int:
        """The year as a number."""
        return whole_number(self.cleaned_data["year"])

    def clean(self) -> dict[str, Any]:
        """The amount in its smallest unit."""
        data = super().clean() or self.cleaned_data
        if data.get("amount"):
            try:
                data["amount"] = smallest_of(data["amount"], data.get("currency") or RUPIAH)
            except ValidationError as wrong:
                self.add_error("amount", wrong)
        return data

    def wage(self, key: WageKey | None = None) -> Wage:
        """The wage as typed; `key` where place, year and span stand already."""
        data = self.cleaned_data
        if key is None:
            place: PlaceAnswer = data["place"]
            key = WageKey(place.code or "", data["year"], Per(data["per"]))
        return Wage(key, data["currency"], data["amount"], data["source"])
