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
from naung.casework.restitution.vocabulary import HOW_WORDS, RUPIAH, How, Terms
from naung.doors.desk.cases.forms import OWNER, said
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
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import Use
from naung.foundation.clock.vocabulary import VagueDate


class LossForm(PaperForm):
    """A loss: what kind, how its amount comes about, under which provision."""

    USES = {
        "kind": Use(OWNER, "menghitung ganti kerugian", PAPER),
        "words": Use(OWNER, "menjelaskan kerugian kepada penuntut dan hakim", PAPER),
        "how": Use(OWNER, "menghitung ganti kerugian", PAPER),
        "currency": Use(OWNER, "menghitung dalam mata uang asalnya", PAPER),
        "amount": Use(OWNER, "menghitung ganti kerugian", PAPER),
        "times": Use(OWNER, "menghitung ganti kerugian", PAPER),
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
        "kind", "words", "how", "currency", "amount", "times", "place", "first", "last", "year", "divisor", "received",
        "rate", "rate_on", "rate_source", "provision", "document",
    ]  # fmt: skip
    kind = PickAnswer(label=gettext_lazy("Kerugian apa?"), choices=())
    words = LongAnswer(label=gettext_lazy("Jelaskan: apa, di mana, kapan"), limit=LONGEST_TEXT)
    how = ChoiceAnswer(label=gettext_lazy("Bagaimana menghitungnya?"), choices=said(dict(HOW_WORDS)))
    currency = PickAnswer(label=gettext_lazy("Mata uang"), choices=())
    amount = AmountAnswer(label=gettext_lazy("Jumlahnya"), required=False)
    times = TextAnswer(
        label=gettext_lazy("Berapa kali, atau berapa hari kerja"),
        help_text=gettext_lazy("Kosong berarti satu kali."),
        limit=6,
        required=False,
    )
    place = PickAnswer(
        label=gettext_lazy("Upah menurut aturan tempat mana?"),
        help_text=gettext_lazy("Hanya untuk upah. Daftarnya diisi kantor ini; Naung tidak mengarang upah."),
        choices=(),
        required=False,
    )
    first = DayField(label=gettext_lazy("Hari pertama yang upahnya tidak dibayar"), required=False)
    last = DayField(label=gettext_lazy("Hari terakhir yang upahnya tidak dibayar"), required=False)
    year = TextAnswer(label=gettext_lazy("Tahun upahnya, bila dihitung per hari"), limit=4, required=False)
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

    def __init__(self, *args: Any, wages: Iterable[WageShown] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tables = shipped_tables()
        self.offer_choices("kind", [("", _("Pilih…")), *((code, loss_words(code)) for code in tables.losses)])
        self.offer_choices("currency", currencies())
        self.offer_choices("provision", [("", _("Pilih…")), *((p, provision_words(p)) for p in tables.provisions)])
        places = dict.fromkeys(each.wage.key.place for each in wages)
        self.offer_choices("place", [("", _("Pilih…")), *((code, place_words(code)) for code in places)])
        self.offer_choices("divisor", [("", _("Upah sehari menurut daftar")), *((str(n), str(n)) for n in DIVISORS)])
        self.fields["currency"].initial = RUPIAH
        self.fields["how"].initial = How.AMOUNT.value

    def clean(self) -> dict[str, Any]:
        """The amounts as they are kept. What does not belong to the chosen way of computing is left away."""
        data = super().clean() or self.cleaned_data
        for name in ("amount", "received"):
            if data.get(name):
                self._number(name, lambda text: smallest_of(text, data.get("currency", RUPIAH)))
        for name in ("times", "year"):
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
        data, how = self.cleaned_data, How(self.cleaned_data["how"])
        foreign = data["currency"] != RUPIAH
        return Terms(
            how,
            data["currency"],
            smallest=(data["amount"] or 0) if how is How.AMOUNT else 0,
            times=(data["times"] or 1) if how is not How.CALENDAR else 1,
            first=data["first"] if how is How.CALENDAR else None,
            last=data["last"] if how is How.CALENDAR else None,
            place=data["place"] if how is not How.AMOUNT else "",
            year=(data["year"] or 0) if how is How.DAYS else 0,
            divisor=int(data["divisor"] or 0) if how is How.DAYS else 0,
            received=(data["received"] or 0) if how is not How.AMOUNT else 0,
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
        "how": terms.how.value,
        "currency": terms.currency,
        "amount": said_amount(terms.smallest, digits) if terms.smallest else "",
        "times": str(terms.times),
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
