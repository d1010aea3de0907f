"""The form of a loss: how its amount comes about, typed as it is written in Indonesia."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.restitution.queries import LossShown, WageShown
from naung.casework.restitution.rules.money import read_rate, said_amount
from naung.casework.restitution.rules.tables import shipped_tables
from naung.casework.restitution.rules.terms import LONGEST_SOURCE
from naung.casework.restitution.rules.wages import DIVISORS
from naung.casework.restitution.rules.words import LONGEST_TEXT
from naung.casework.restitution.vocabulary import RUPIAH, How, Terms
from naung.doors.desk.cases.forms import OWNER
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.restitution.forms import (
    NOT_READ,
    PAPER,
    AmountAnswer,
    PaperForm,
    currencies,
    smallest_of,
    whole_number,
)
from naung.doors.desk.restitution.shown import loss_words, place_words, provision_words, rate_words
from naung.doors.desk.shell.fields import LongAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import Use
from naung.foundation.clock.vocabulary import VagueDate

# What a way of computing does not ask.
NOT_FOR = {
    How.AMOUNT: ("days", "place", "first", "last", "year", "divisor", "received"),
    How.CALENDAR: ("amount", "times", "days", "year", "divisor"),
    How.DAYS: ("amount", "times", "first", "last"),
}
NEEDED_FOR = {How.AMOUNT: ("amount",), How.CALENDAR: ("first", "last"), How.DAYS: ("year",)}


class LossForm(PaperForm):
    """A loss by one way of computing it: what kind, what its amount comes from, under which provision."""

    USES = {
        "kind": Use(OWNER, "menghitung ganti kerugian", PAPER),
        "words": Use(OWNER, "menjelaskan kerugian kepada penuntut dan hakim", PAPER),
        "currency": Use(OWNER, "menghitung dalam mata uang asalnya", PAPER),
        "amount": Use(OWNER, "menghitung ganti kerugian", PAPER),
        "times": Use(OWNER, "menghitung ganti kerugian", PAPER),
        "days": Use(OWNER, "menghitung upah yang tidak dibayar", PAPER),
        "first": Use(OWNER, "menghitung upah yang tidak dibayar", PAPER),
        "last": Use(OWNER, "menghitung upah yang tidak dibayar", PAPER),
        "place": Use(OWNER, "memakai upah yang berlaku di tempat itu", PAPER),
        "year": Use(OWNER, "memakai upah yang berlaku pada tahun itu", PAPER),
        "divisor": Use(OWNER, "menghitung upah sehari dari upah sebulan", PAPER),
        "received": Use(OWNER, "mengurangi dengan yang sudah diterima", PAPER),
        "rate": Use(OWNER, "menghitung dalam rupiah", PAPER),
        "rate_on": Use(OWNER, "menunjukkan kurs hari apa yang dipakai", PAPER),
        "rate_source": Use(OWNER, "menunjukkan sumber kurs", PAPER),
        "provision": Use(OWNER, "menyebut dasar hukum tiap butir", PAPER),
        **PaperForm.USES,
    }
    field_order = [
        "kind", "words", "currency", "amount", "times", "days", "place", "first", "last", "year", "divisor", "received",
        "rate", "rate_on", "rate_source", "provision", "document",
    ]  # fmt: skip
    kind = PickAnswer(label=gettext_lazy("Kerugian apa?"), choices=())
    words = LongAnswer(label=gettext_lazy("Jelaskan: apa, di mana, kapan"), limit=LONGEST_TEXT)
    currency = PickAnswer(label=gettext_lazy("Mata uang"), choices=())
    amount = AmountAnswer(label=gettext_lazy("Jumlahnya"), required=False)
    times = TextAnswer(
        label=gettext_lazy("Berapa kali"),
        help_text=gettext_lazy("Kosong berarti satu kali."),
        limit=6,
        required=False,
    )
    days = TextAnswer(label=gettext_lazy("Berapa hari kerja"), limit=6)
    place = PickAnswer(
        label=gettext_lazy("Upah menurut aturan tempat mana?"),
        help_text=gettext_lazy("Daftarnya diisi kantor ini; Naung tidak mengarang upah."),
        choices=(),
        required=False,
    )
    first = DayField(label=gettext_lazy("Hari pertama yang upahnya tidak dibayar"), required=False)
    last = DayField(label=gettext_lazy("Hari terakhir yang upahnya tidak dibayar"), required=False)
    year = TextAnswer(label=gettext_lazy("Tahun upahnya"), limit=4, required=False)
    divisor = PickAnswer(
        label=gettext_lazy("Upah sebulan dibagi berapa hari?"),
        help_text=gettext_lazy(
            "Kosong bila kantor mencatat upah sehari. Pilihan ini milik kuasa hukum dan tertulis di hasilnya."
        ),
        choices=(),
        required=False,
    )
    received = AmountAnswer(label=gettext_lazy("Upah yang sudah diterima untuk masa itu"), required=False)
    rate = AmountAnswer(
        label=gettext_lazy("Nilai tukar: berapa rupiah untuk satu"),
        help_text=gettext_lazy("Hanya untuk mata uang selain rupiah. Contoh: 3.405,50."),
        required=False,
    )
    rate_on = DayField(label=gettext_lazy("Nilai tukar hari apa?"), required=False)
    rate_source = TextAnswer(label=gettext_lazy("Sumber nilai tukar"), limit=LONGEST_SOURCE, required=False)
    provision = PickAnswer(
        label=gettext_lazy("Diminta menurut ketentuan mana?"),
        help_text=gettext_lazy("Pilihan kuasa hukum, butir demi butir. Yang tidak cocok dengan jenisnya ditolak."),
        choices=(),
    )

    def __init__(self, *args: Any, how: How, wages: Iterable[WageShown] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.how, tables = how, shipped_tables()
        for name in NOT_FOR[how]:
            del self.fields[name]
        for name in NEEDED_FOR[how]:
            self.fields[name].required = True
        losses = [row for row in tables.losses.values() if how is How.AMOUNT or row.wages]
        self.offer_choices("kind", [("", _("Pilih…")), *((row.code, loss_words(row.code)) for row in losses)])
        self.offer_choices("currency", currencies())
        codes = [code for code in tables.provisions if any(code in row.provisions for row in losses)]
        self.offer_choices("provision", [("", _("Pilih…")), *((code, provision_words(code)) for code in codes)])
        self.fields["currency"].initial = RUPIAH
        if how is not How.AMOUNT:
            places = dict.fromkeys(each.wage.key.place for each in wages)
            self.offer_choices("place", [("", _("Pilih…")), *((code, place_words(code)) for code in places)])
        if how is How.DAYS:
            by_day = ("", _("Upah sehari menurut daftar"))
            self.offer_choices("divisor", [by_day, *((str(n), str(n)) for n in DIVISORS)])

    def clean(self) -> dict[str, Any]:
        """The amounts as they are kept. What does not belong to the chosen way of computing is left away."""
        data = super().clean() or self.cleaned_data
        for name in ("amount", "received"):
            if data.get(name):
                self._number(name, lambda text: smallest_of(text, data.get("currency", RUPIAH)))
        for name in ("times", "days", "year"):
            if data.get(name):
                self._number(name, whole_number)
        if data.get("rate"):
            self._number("rate", _rate)
        return data

    def _number(self, name: str, read: Callable[[str], int | str]) -> None:
        try:
            self.cleaned_data[name] = read(self.cleaned_data[name])
        except ValidationError as wrong:
            self.add_error(name, wrong)

    def terms(self) -> Terms:
        """How the amount comes about, as it was typed."""
        data = self.cleaned_data
        foreign = data["currency"] != RUPIAH
        return Terms(
            self.how,
            data["currency"],
            smallest=data.get("amount") or 0,
            times=data.get("days") or data.get("times") or 1,
            first=data.get("first"),
            last=data.get("last"),
            place=data.get("place", ""),
            year=data.get("year") or 0,
            divisor=int(data.get("divisor") or 0),
            received=data.get("received") or 0,
            rate=(data["rate"] or "") if foreign else "",
            rate_on=data["rate_on"] if foreign else None,
            rate_source=data["rate_source"] if foreign else "",
        )


def _rate(text: str) -> str:
    found = read_rate(text)
    if found is None:
        raise ValidationError(NOT_READ)
    return found


def first_loss(loss: LossShown) -> dict[str, Any]:
    """A stored loss as the first values of its form."""
    terms, digits = loss.terms, shipped_tables().currencies[loss.terms.currency].digits
    return {
        "kind": loss.kind,
        "words": loss.words,
        "currency": terms.currency,
        "amount": said_amount(terms.smallest, digits) if terms.smallest else "",
        "times": str(terms.times),
        "days": str(terms.times),
        "place": terms.place,
        "first": VagueDate.on(terms.first) if terms.first else None,
        "last": VagueDate.on(terms.last) if terms.last else None,
        "year": str(terms.year) if terms.year else "",
        "divisor": str(terms.divisor) if terms.divisor else "",
        "received": said_amount(terms.received, digits) if terms.received else "",
        "rate": rate_words(terms.rate) if terms.rate else "",
        "rate_on": VagueDate.on(terms.rate_on) if terms.rate_on else None,
        "rate_source": terms.rate_source,
        "provision": loss.provision,
        "document": str(loss.document or ""),
    }
