"""Forms of corrections: one a kind of table, each cell by its own name so that a fault stands beside it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from naung.casework.referrals.vocabulary import PERSON_KIND_WORDS
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, ManyAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.words import language
from naung.foundation.access.rules import shipped_roles
from naung.foundation.clock.vocabulary import Mark, VagueDate
from naung.foundation.law.rules.corrections import (
    LONGEST_REASON,
    LONGEST_SOURCE,
    LONGEST_VALUE,
    UNSURE,
    cell_of,
    write_value,
)
from naung.foundation.law.vocabulary.corrections import Cell, Raw, Shelf, Table
from naung.foundation.organisations.vocabulary import EXPLOITATION_WORDS, REACH_WORDS

OWNER, PAGE = "petugas hukum", "halaman pembetulan"
RULE = Use(OWNER, "aturan yang berlaku di kantor ini", PAGE)
SHORT = 120

UNITS = {
    "hours": gettext_lazy("jam"),
    "calendar_days": gettext_lazy("hari kalender"),
    "working_days": gettext_lazy("hari kerja"),
    "months": gettext_lazy("bulan"),
    "years": gettext_lazy("tahun"),
}
CHANNELS = {"phone": gettext_lazy("telepon"), "whatsapp": gettext_lazy("WhatsApp")}
MARKS = {
    Mark.VERIFIED.value: gettext_lazy("V: saya membaca naskahnya sendiri"),
    Mark.SECONDARY.value: gettext_lazy("V2: dari sumber kedua, naskahnya belum dibaca"),
    Mark.MEMORY.value: gettext_lazy("M: dari ingatan atau praktik; tidak pernah menjadi jawaban ya atau tidak"),
}
PARTS = {  # the parts of a row that may carry a mark of their own, as the tables name them
    "valid_from": gettext_lazy("hari mulai berlaku"),
    "valid_to": gettext_lazy("hari terakhir berlaku"),
    "penalty": gettext_lazy("ancaman pidana"),
    "means": gettext_lazy("apakah bunyinya memuat cara"),
    "start": gettext_lazy("saat mulai dihitung"),
    "may_pause": gettext_lazy("siapa yang boleh menjeda"),
    "requester": gettext_lazy("siapa yang boleh meminta"),
    "kurungan": gettext_lazy("kurungan"),
}


class ProposalForm(DeskForm):
    """From when, on what, how far it was read, and why."""

    USES = {
        "from_on": Use(OWNER, "mulai kapan pembetulan dihitung", PAGE),
        "mark": Use(OWNER, "seberapa jauh sumbernya dibaca", PAGE),
        "source": Use(OWNER, "agar orang kedua dapat membaca sumbernya", PAGE),
        "reason": Use(OWNER, "agar orang kedua dapat menilainya", PAGE),
    }
    from_on = DayField(
        label=gettext_lazy("Berlaku mulai"),
        help_text=gettext_lazy(
            "Paling awal hari ini. Jam dan tenggat berubah paling awal sehari sesudah ditandatangani."
        ),
    )
    mark = ChoiceAnswer(
        label=gettext_lazy("Seberapa jauh sumbernya dibaca"),
        help_text=gettext_lazy(
            "Tanda ini berlaku bagi seluruh baris yang dibetulkan, selain bagian yang belum diverifikasi."
        ),
        choices=MARKS.items(),
    )
    source = TextAnswer(
        label=gettext_lazy("Sumber"),
        help_text=gettext_lazy("Nama, nomor, tahun, pasal; atau nomor dan tanggal surat."),
        limit=LONGEST_SOURCE,
    )
    reason = LongAnswer(
        label=gettext_lazy("Mengapa dibetulkan"),
        help_text=gettext_lazy("Tentang aturannya saja. Jangan sebut orang atau kasus."),
        limit=LONGEST_REASON,
    )

    def __init__(self, *args: Any, shelf: Shelf, under: Raw, today: date, **kwargs: Any) -> None:
        self.shelf = shelf
        initial = {"from_on": VagueDate.on(today), **_initial(shelf.cells, under)}
        super().__init__(*args, initial=initial, **kwargs)
        self._offer_parts(under)

    def _offer_parts(self, under: Raw) -> None:
        """The parts of this row with a mark of their own; a row without any is not asked."""
        field = self.fields.get(UNSURE)
        if isinstance(field, ManyAnswer):
            parts = [part for part in under.get("marks", {}) if part in PARTS]
            field.choices = [(part, PARTS[part]) for part in parts]
            if not parts:
                del self.fields[UNSURE]

    def cells(self) -> dict[str, str]:
        """What was typed into the cells of the row, as text."""
        return {name: _text(self.cleaned_data[name]) for name in self.shelf.cells if name in self.cleaned_data}


def _initial(cells: Mapping[str, Cell], under: Raw) -> dict[str, Any]:
    """The row as it reads now, as the form's fields take it."""
    found: dict[str, Any] = {}
    for name, cell in cells.items():
        value = cell_of(under, name)
        if cell is Cell.DAY:
            found[name] = VagueDate.on(value) if isinstance(value, date) else None
        else:
            found[name] = list(value or ()) if cell is Cell.CODES else write_value(value)
    return found


def _text(value: Any) -> str:
    return write_value(value).replace("\r\n", "\n").strip()


def _line(words: Any, **kwargs: Any) -> TextAnswer:
    return TextAnswer(label=words, limit=SHORT, required=False, **kwargs)


def _long(words: Any, *, needed: bool = True) -> LongAnswer:
    widget = forms.Textarea(attrs={"rows": 3})
    return LongAnswer(label=words, limit=LONGEST_VALUE, required=needed, widget=widget)


class WordsForm(ProposalForm):
    """A row's words in both languages."""

    USES = {**ProposalForm.USES, "id": RULE, "en": RULE}
    id = _long(gettext_lazy("Bunyi dalam bahasa Indonesia"))
    en = _long(gettext_lazy("Bunyi dalam bahasa Inggris"))
    field_order = ["id", "en", "from_on", "mark", "source", "reason"]


class WordingForm(WordsForm):
    """A right, a duty, a track or a trap: its words and where they stand."""

    USES = {
        **WordsForm.USES,
        **dict.fromkeys(("note_id", "note_en", "legal_basis", "pasal", "ayat", "valid_from", "valid_to", UNSURE), RULE),
    }
    note_id = _long(gettext_lazy("Catatan dalam bahasa Indonesia"), needed=False)
    note_en = _long(gettext_lazy("Catatan dalam bahasa Inggris"), needed=False)
    legal_basis = _line(gettext_lazy("Peraturan"))
    pasal = _line(gettext_lazy("Pasal"))
    ayat = _line(gettext_lazy("Ayat"))
    valid_from = DayField(label=gettext_lazy("Hari mulai berlaku"), required=False)
    valid_to = DayField(label=gettext_lazy("Hari terakhir berlaku"), required=False)
    unsure = ManyAnswer(label=gettext_lazy("Bagian yang belum diverifikasi"), choices=(), required=False)
    field_order = [
        "id", "en", "note_id", "note_en", "legal_basis", "pasal", "ayat", "valid_from", "valid_to", UNSURE,
        "from_on", "mark", "source", "reason",
    ]  # fmt: skip


class ClockForm(WordingForm):
    """A clock: how long, in what unit, who may pause it."""

    USES = {**WordingForm.USES, "amount": RULE, "unit": RULE, "may_pause": RULE}
    amount = TextAnswer(label=gettext_lazy("Lamanya"), limit=4, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    unit = PickAnswer(label=gettext_lazy("Satuan"), choices=UNITS.items())
    may_pause = ManyAnswer(label=gettext_lazy("Siapa yang boleh menjeda"), choices=(), required=False)
    field_order = ["amount", "unit", "may_pause", *WordingForm.field_order]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["may_pause"]
        if isinstance(field, ManyAnswer):
            field.choices = [
                (role.code, role.words_en if language() == "en" else role.words_id) for role in shipped_roles().values()
            ]


class HotlineForm(WordsForm):
    """A number to call."""

    USES = {**WordsForm.USES, "number": RULE, "channel": RULE}
    number = TextAnswer(
        label=gettext_lazy("Nomor"),
        limit=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    channel = PickAnswer(label=gettext_lazy("Lewat apa"), choices=CHANNELS.items())
    field_order = ["number", "channel", *WordsForm.field_order]


class MandateForm(ProposalForm):
    """A row of authority: for whom, where, since when, on what."""

    CELLS = (
        "person_kinds", "levels", "exploitations", "territory", "legal_basis", "article", "valid_from", "valid_to", UNSURE,
    )  # fmt: skip
    USES = {**ProposalForm.USES, **dict.fromkeys(CELLS, RULE)}
    person_kinds = ManyAnswer(
        label=gettext_lazy("Untuk"), choices=[(kind.value, words) for kind, words in PERSON_KIND_WORDS.items()]
    )
    levels = ManyAnswer(
        label=gettext_lazy("Tingkat"),
        help_text=gettext_lazy("Kosong berarti di semua tingkat."),
        choices=[(reach.value, words) for reach, words in REACH_WORDS.items()],
        required=False,
    )
    exploitations = ManyAnswer(
        label=gettext_lazy("Bentuk eksploitasi"),
        help_text=gettext_lazy("Kosong berarti semua bentuk."),
        choices=[(each.value, words) for each, words in EXPLOITATION_WORDS.items()],
        required=False,
    )
    territory = _line(
        gettext_lazy("Wilayah"), help_text=gettext_lazy("Kode wilayah seperti 61.72. Kosong berarti di mana pun.")
    )
    legal_basis = _line(
        gettext_lazy("Peraturan"), help_text=gettext_lazy("Kosong berarti praktik, bukan dasar hukum; tandanya lalu M.")
    )
    article = _line(gettext_lazy("Pasal"))
    valid_from = DayField(label=gettext_lazy("Hari mulai berlaku"), required=False)
    valid_to = DayField(label=gettext_lazy("Hari terakhir berlaku"), required=False)
    unsure = ManyAnswer(label=gettext_lazy("Bagian yang belum diverifikasi"), choices=(), required=False)
    field_order = [*CELLS, "from_on", "mark", "source", "reason"]


class WithdrawForm(DeskForm):
    """Why a correction is taken back."""

    USES = {"why": Use(OWNER, "agar terbaca mengapa aturan bawaan kembali dipakai", PAGE)}
    why = LongAnswer(
        label=gettext_lazy("Mengapa dicabut"),
        help_text=gettext_lazy("Tentang aturannya saja. Jangan sebut orang atau kasus."),
        limit=LONGEST_REASON,
    )


FORMS: Mapping[Table, type[ProposalForm]] = {
    Table.MANDATE: MandateForm,
    Table.CLOCK: ClockForm,
    Table.HOTLINE: HotlineForm,
    Table.RIGHT: WordingForm,
    Table.DUTY: WordingForm,
    Table.TRACK: WordingForm,
    Table.TRAP: WordingForm,
    Table.SENTENCE: WordsForm,
}
